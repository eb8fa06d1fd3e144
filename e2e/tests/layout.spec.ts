// Every page on a telephone, a tablet and a laptop, in each language: it fits, has one heading and a title, and speaks
// that language alone.
import { expectFits, WIDTHS } from "../fixtures/layout";
import { expect, test } from "../fixtures/test";
import type { Lang } from "../fixtures/texts";
import { reader, roleOf, visits } from "../fixtures/visits";

const LANGS: Lang[] = ["nn", "nb", "en"];

for (const [route, addresses] of Object.entries(visits)) {
  test(`${route} fits every screen, in every language`, async ({ someone, apiAs, trouble }) => {
    const walker = reader(route);
    const role = roleOf(walker);
    const app = await someone({ as: role, lang: "nn" });
    for (const { path, expected } of await addresses(walker, await apiAs(role), await apiAs("contact"))) {
      if (expected) trouble.expect(expected);
      await app.open(path);
      for (const lang of LANGS) {
        await app.speak(lang);
        await app.settled();
        await app.expectSpoken();
        await expect(app.page).toHaveTitle(new RegExp(`^.+ – ${app.t("site.name")}$`));
        for (const width of WIDTHS) await expectFits(app.page, width);
      }
    }
  });
}
