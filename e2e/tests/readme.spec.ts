// The journey with curl, line for line as README.md prints it.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, test } from "../fixtures/test";

type Need = { id: string; title: string };

test("the README's curl journey brings a need from Voss to the nation and the open register", ({ baseURL }) => {
  const [, block] = /## A need travels, with curl\n[^]*?```sh\n([^]*?)```/.exec(readFileSync("README.md", "utf8")) ?? [];
  expect(block, "the shell lines of the README").toContain("http://localhost:8080");
  const script = block!.replaceAll("http://localhost:8080", baseURL!);

  const printed = execFileSync("sh", ["-eu"], { input: script, encoding: "utf8" });

  const [national, open] = printed.trim().split("\n").map((line): Need[] => JSON.parse(line).items);
  const need = national?.find(({ title }) => title === "Snøskredvarsling for heimetenesta");
  expect(need).toMatchObject({ process: "lifted_national", holder: { level: "national" }, language: "nn" });
  expect(open?.find(({ id }) => id === need?.id)).toMatchObject({ visibility: "public", originators: [{ name: "Voss" }] });
});
