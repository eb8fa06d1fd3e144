// Pictures of every page on a telephone, a tablet and a laptop, in light and in dark: `just screenshots`.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { WIDTHS } from "../fixtures/layout";
import { test } from "../fixtures/test";
import type { Lang } from "../fixtures/texts";
import { reader, roleOf, serverPages, visits, type Visit } from "../fixtures/visits";

const folder = process.env.SCREENSHOTS;
const lang = (process.env.LANGUAGE_OF_PAGES ?? "nb") as Lang;

test.skip(!folder, "pictures are taken when somebody wants to look: `just screenshots`");

const named = (path: string) => path.replace(/^\/$/, "/forside").slice(1).replace(/[^\wæøå-]+/gi, "_");

for (const [route, addresses] of [
  ...Object.entries(visits),
  ...serverPages.map((path) => [path, async (): Promise<Visit[]> => [{ path }]] as const),
]) {
  test(route, async ({ someone, apiAs, trouble }) => {
    test.setTimeout(300_000);
    mkdirSync(folder!, { recursive: true });
    const walker = reader(route);
    const role = roleOf(walker);
    const app = await someone({ as: role, lang });
    for (const { path, expected } of await addresses(walker, await apiAs(role), await apiAs("contact"))) {
      if (expected) trouble.expect(expected);
      await app.page.goto(path);
      if (!serverPages.includes(path)) await app.settled();
      for (const colorScheme of ["light", "dark"] as const) {
        await app.page.emulateMedia({ colorScheme });
        for (const width of WIDTHS) {
          await app.page.setViewportSize({ width, height: 900 });
          await app.page.screenshot({ path: join(folder!, `${named(path)}-${width}-${colorScheme}.png`), fullPage: true });
        }
      }
    }
  });
}
