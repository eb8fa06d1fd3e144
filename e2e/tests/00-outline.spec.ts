// Each page as a screen reader meets it, compared with what was looked at and found good: `e2e/outlines/`. After a change
// that is meant, `UPDATE=1 just e2e outline` writes them anew.
//
// Its name makes it the first to run: what other journeys make is then not there yet.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { outline } from "../fixtures/outline";
import { expect, test } from "../fixtures/test";
import { reader, roleOf, visits } from "../fixtures/visits";

const folder = "e2e/outlines";
const file = (route: string) => join(folder, `${route.replace(/^\/$/, "/forside").slice(1).replace(/[/:]+/g, "_")}.txt`);

for (const [route, addresses] of Object.entries(visits)) {
  test(`the outline of ${route}`, async ({ someone, apiAs, trouble }) => {
    const walker = reader(route);
    const role = roleOf(walker);
    const app = await someone({ as: role });
    const found: string[] = [];
    for (const { path, expected } of await addresses(walker, await apiAs(role), await apiAs("contact"))) {
      if (expected) trouble.expect(expected);
      await app.open(path);
      // Paths hold ids of what this run made.
      found.push(`# ${found.length + 1}\n${await outline(app.page)}`);
    }
    const now = found.join("\n");
    if (process.env.UPDATE) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(file(route), now);
    }
    expect(existsSync(file(route)), `${file(route)} is there; UPDATE=1 writes it`).toBe(true);
    expect(now, `the outline of ${route}`).toBe(readFileSync(file(route), "utf8"));
  });
}
