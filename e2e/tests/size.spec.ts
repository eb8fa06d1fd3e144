// What the pages weigh on the wire, for those far from a good connection: the front page cold, and what each further
// page adds when one goes there from it.
import { expect, test } from "../fixtures/test";
import { reader, roleOf, routes, visits } from "../fixtures/visits";
import { onlyReleaseBuild, Wire } from "../fixtures/wire";

const FRONT_KB = 400;
const FURTHER_KB = 150;

onlyReleaseBuild();

test("the front page, cold and with fonts, and what each further page adds", async ({ someone, apiAs }) => {
  test.setTimeout(300_000); // a browser of its own for each page
  const rows: { page: string; as: string; kilobytes: number; most: number; largest: string }[] = [];
  for (const { path: route } of routes) {
    const walker = route === "/" ? "visitor" : reader(route);
    const role = roleOf(walker);
    const [visit] = await visits[route]!(walker, await apiAs(role), await apiAs("contact"));
    const app = await someone({ as: role });
    const wire = await Wire.of(app.page);
    await app.open("/");
    if (route !== "/") {
      wire.begin();
      await app.follow(visit!.path);
    }
    rows.push({
      page: visit!.path,
      as: walker,
      kilobytes: Math.round(wire.kilobytes),
      most: route === "/" ? FRONT_KB : FURTHER_KB,
      largest: wire.largest,
    });
    await app.page.context().close();
  }
  console.table(rows);
  expect(rows.filter(({ kilobytes, most }) => kilobytes > most), "pages that weigh too much").toEqual([]);
  expect(rows.find(({ page }) => page === "/")?.kilobytes, "what was counted at all").toBeGreaterThan(100);
});
