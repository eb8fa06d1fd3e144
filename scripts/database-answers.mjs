// Fails with one line when DATABASE_URL is no address of a PostgreSQL that answers, before anything is built.
// Without DATABASE_URL there is the private cluster, which scripts/pg starts.
import { connect } from "node:net";
import { join } from "node:path";

// An address may leave the host out, and name a folder of sockets behind: that is no web address.
const url = process.env.DATABASE_URL?.replace(/^([a-z]+:\/\/(?:[^/@]*@)?)\//, "$1localhost/");
if (url) {
  if (!/^postgres(ql)?:\/\//.test(url) || !URL.canParse(url)) fail("must be an address such as postgres://user@host/database");
  const { hostname, port, searchParams } = new URL(url);
  const host = decodeURIComponent(searchParams.get("host") ?? hostname) || "localhost";
  const number = Number(searchParams.get("port") ?? (port || 5432));
  const target = host.startsWith("/") ? { path: join(host, `.s.PGSQL.${number}`) } : { host, port: number };
  const socket = connect({ ...target, timeout: 5000 });
  socket.once("connect", () => socket.destroy());
  socket.once("timeout", () => fail(`names ${host}, port ${number}, which does not answer`));
  socket.once("error", (error) => fail(`names ${host}, port ${number}, which does not answer (${error.code ?? error.message})`));
}

function fail(why) {
  console.error(`DATABASE_URL ${why}`);
  process.exit(1);
}
