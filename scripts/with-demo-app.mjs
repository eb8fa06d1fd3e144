// with-demo-app.mjs <command...>: runs a command against the real server on a fresh demo database.
//
// Makes a database beside TEST_DATABASE_URL, migrates it, imports reference and demo data, serves on a free port,
// and runs the command with BASE_URL and DEMO_DATABASE_URL set. The database goes when the command ends; the server's log stays in
// .local/demo-app.log. API_BIN names another server program, DIST another build of the web app.
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { closeSync, existsSync, mkdirSync, openSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = resolve(fileURLToPath(import.meta.url), "../..");
const api = process.env.API_BIN ?? join(process.env.CARGO_TARGET_DIR ?? join(root, "target"), "debug/api");
const logPath = join(root, ".local/demo-app.log");
const READY_WITHIN_MS = 30_000;

const [command, ...args] = process.argv.slice(2);
const admin = process.env.TEST_DATABASE_URL;
if (!command || !admin) fail("usage: TEST_DATABASE_URL=... with-demo-app.mjs <command...>; or use: just e2e");
if (!existsSync(api)) fail(`${api} is missing: run just build`);

const database = `demo_${process.pid}_${Date.now().toString(36)}`;
const port = await freePort();
const baseUrl = `http://localhost:${port}`;
const environment = {
  ...process.env,
  DATABASE_URL: admin.replace(/^([a-z]+:\/\/[^/]*\/)[^?]*/, `$1${database}`),
  PORT: String(port),
  BIND: "127.0.0.1",
  THROTTLE: "false", // a run asks more often than any person, from one address
  STOP_DELAY: "0", // nobody else sends it requests
  DIST: process.env.DIST ?? join(root, "dist"),
};

mkdirSync(join(root, ".local"), { recursive: true });
const log = openSync(logPath, "w");
let server;
let status = 1;
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => cleanUp(130));

sql(`CREATE DATABASE ${database}`);
try {
  for (const step of [["migrate"], ["import", "reference"], ["import", "demo"]]) runApi(step);
  server = spawn(api, ["serve"], { env: environment, stdio: ["ignore", log, log] });
  await untilReady();
  status = await run();
} catch (error) {
  console.error(error.message);
  console.error(readFileSync(logPath, "utf8").split("\n").slice(-20).join("\n"));
}
await cleanUp(status);

function fail(message) {
  console.error(message);
  process.exit(2);
}

function psqlProgram() {
  try {
    return join(execFileSync(join(root, "scripts/pg"), ["bin"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim(), "psql");
  } catch {
    return "psql"; // a server elsewhere: the client alone is enough
  }
}

function sql(statement) {
  execFileSync(psqlProgram(), ["-X", "-q", "-v", "ON_ERROR_STOP=1", "-c", statement, admin], { stdio: "inherit" });
}

function runApi(step) {
  const { status, error } = spawnSync(api, step, { env: environment, stdio: ["ignore", log, log] });
  if (status !== 0) throw new Error(`api ${step.join(" ")} failed${error ? `: ${error.message}` : ""}; the log says:`);
}

async function untilReady() {
  const end = Date.now() + READY_WITHIN_MS;
  while (Date.now() < end) {
    if (server.exitCode !== null) throw new Error("the server stopped at once; its log says:");
    const response = await fetch(`${baseUrl}/health/ready`).catch(() => undefined);
    if (response?.ok) return;
    await new Promise((wake) => setTimeout(wake, 100));
  }
  throw new Error(`the server was not ready within ${READY_WITHIN_MS / 1000} s; its log says:`);
}

function run() {
  return new Promise((done) => {
    const child = spawn(command, args, { env: { ...process.env, BASE_URL: baseUrl, DEMO_DATABASE_URL: environment.DATABASE_URL }, stdio: "inherit" });
    child.once("error", (error) => {
      console.error(`could not start ${command}: ${error.message}`);
      done(1);
    });
    child.once("exit", (code) => done(code ?? 1));
  });
}

async function cleanUp(code) {
  if (server && server.exitCode === null) {
    const gone = new Promise((done) => server.once("exit", done));
    server.kill("SIGTERM");
    const tooLong = setTimeout(() => server.kill("SIGKILL"), 10_000);
    await gone;
    clearTimeout(tooLong);
  }
  closeSync(log);
  sql(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
  process.exit(code);
}

function freePort() {
  return new Promise((done) => {
    const probe = createServer();
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}
