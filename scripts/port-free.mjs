// Fails with one line when the port of `./dev run` is taken, before anything is built.
import { createServer } from "node:net";

const port = Number(process.env.PORT ?? 8080);
const host = process.env.BIND ?? "127.0.0.1";
if (!Number.isInteger(port) || port < 0 || port > 65535) {
  console.error(`PORT is "${process.env.PORT}", which is no port number`);
  process.exit(1);
}
const probe = createServer();
probe.once("error", (error) => {
  const why = error.code === "EADDRINUSE" ? "is in use by another program" : `cannot be used (${error.message})`;
  console.error(`port ${port} on ${host} ${why}; choose another with PORT=... ./dev run`);
  process.exit(1);
});
probe.listen(port, host, () => probe.close());
