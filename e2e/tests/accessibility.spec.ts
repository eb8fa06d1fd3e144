// axe finds nothing on any page, whoever looks, in light and in dark.
import { expectAccessible, thin } from "../fixtures/axe";
import { expect, test } from "../fixtures/test";
import { roleOf, ROUND, routes, serverPages, visits } from "../fixtures/visits";

test("every route has a visit, and every visit a route", () => {
  expect(Object.keys(visits).sort()).toEqual(routes.map(({ path }) => path).sort());
});

/** Whoever sees what another has seen is not looked over the shoulder again. */
const looked = new Set<string>();

for (const [route, addresses] of Object.entries(visits)) {
  test(`${route} as everyone`, async ({ someone, apiAs, trouble }) => {
    test.setTimeout(240_000); // four people go there
    for (const walker of ROUND) {
      const role = roleOf(walker);
      const app = await someone({ as: role, lang: walker === "contact" ? "nn" : "nb" });
      for (const { path, expected } of await addresses(walker, await apiAs(role), await apiAs("contact"))) {
        if (expected) trouble.expect(expected);
        await app.open(path);
        await expect(app.heading, `${path} as ${walker}`).not.toHaveText(app.t("not_found.heading"));
        await app.expectAccessible(looked);
      }
    }
  });
}

for (const path of serverPages) {
  test(path, async ({ someone }) => {
    const { page } = await someone();
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
    await thin(page);
    await expectAccessible(page);
  });
}
