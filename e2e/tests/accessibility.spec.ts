// axe finds nothing on any page, whoever looks, in light and in dark.
import { expectAccessible } from "../fixtures/axe";
import { expect, test } from "../fixtures/test";
import { roleOf, ROUND, routes, serverPages, visits } from "../fixtures/visits";

test("every route has a visit, and every visit a route", () => {
  expect(Object.keys(visits).sort()).toEqual(routes.map(({ path }) => path).sort());
});

for (const [route, addresses] of Object.entries(visits)) {
  for (const walker of ROUND) {
    test(`${route} as ${walker}`, async ({ someone, apiAs, trouble }) => {
      const role = roleOf(walker);
      const app = await someone({ as: role, lang: walker === "contact" ? "nn" : "nb" });
      for (const { path, expected } of await addresses(walker, await apiAs(role), await apiAs("contact"))) {
        if (expected) trouble.expect(expected);
        await app.open(path);
        await expect(app.heading).not.toHaveText(app.t("not_found.heading"));
        await app.expectAccessible();
      }
    });
  }
}

for (const path of serverPages) {
  test(path, async ({ someone }) => {
    test.setTimeout(300_000); // the reference is one long page, and axe looks at all of it twice
    const { page } = await someone();
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
    await expectAccessible(page);
  });
}
