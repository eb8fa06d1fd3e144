// What the pages weigh on the wire, for those far from a good connection: the front page cold, and what each further
// page adds when one goes there from it.
import { expect, test } from "../fixtures/test";
import { reader, roleOf, routes, visits, type Walker } from "../fixtures/visits";
import { onlyReleaseBuild, Wire } from "../fixtures/wire";

const FRONT_KB = 400;
const FURTHER_KB = 150;

/**
 * Pages that are heavier than they may be, by how much they may weigh until they are made lighter: no page gets heavier.
 * Most of it is what one does there (the steps), which is fetched although few who read a page do anything.
 */
const HEAVIER: Record<string, number> = {
  "/": 720, // the map is a third of it, the program that all pages share half
  "/kart": 300,
  "/maler/ny": 220,
  "/maler/:templateKey/ny-versjon": 220,
  "/behov": 340,
  "/behov/ny": 210,
  "/behov/:needId": 340,
  "/behov/:needId/rediger": 210,
  "/register": 340,
  "/register/:needId": 340,
  "/kommuner": 640,
  "/kommuner/:number": 640,
  "/kommuner/:number/utskrift": 640,
  "/regioner": 640,
  "/regioner/:slug": 640,
  "/regioner/:slug/utskrift": 640,
  "/tidslinje": 640,
  "/regioner/:slug/aktorer": 400,
  "/klynger": 540,
  "/klynger/ny": 540,
  "/klynger/:clusterId": 540,
  "/klynger/:clusterId/utskrift": 540,
  "/organisasjoner": 400,
  "/organisasjoner/ny": 430,
  "/organisasjoner/:organisationId": 400,
  "/kontakter": 570,
  "/roller": 570,
  "/roller/ny": 570,
  "/roller/:roleId": 570,
  "/min-profil": 570,
  "/grupper": 510,
  "/grupper/ny": 510,
  "/grupper/:groupId": 510,
  "/nettverk": 510,
  "/nettverk/nytt": 510,
  "/nettverk/:networkId": 510,
  "/representanter": 510,
  "/maler": 290,
  "/maler/:templateKey": 290,
  "/introduksjon": 220,
  "/admin/brukere": 280,
};

onlyReleaseBuild();

/** Whoever sees the most of a page that is open to all, and somebody who may see one that is not. */
function walkerOf(route: string, access: string): Walker {
  if (route === "/") return "visitor";
  return access !== "public" && reader(route) === "visitor" ? "cluster" : reader(route);
}

test("the front page, cold and with fonts, and what each further page adds", async ({ someone, apiAs }) => {
  test.setTimeout(600_000); // a browser of its own for each page
  const rows: { page: string; as: string; kilobytes: number; most: number; largest: string }[] = [];
  for (const { path: route, access } of routes) {
    const walker = walkerOf(route, access);
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
      most: HEAVIER[route] ?? (route === "/" ? FRONT_KB : FURTHER_KB),
      largest: wire.largest,
    });
    await app.page.context().close();
  }
  console.table(rows);
  expect(rows.filter(({ kilobytes, most }) => kilobytes > most), "pages that weigh too much").toEqual([]);
  expect(rows.find(({ page }) => page === "/")?.kilobytes, "what was counted at all").toBeGreaterThan(100);
});
