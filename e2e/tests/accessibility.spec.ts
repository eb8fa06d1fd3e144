// axe finds nothing on any page, in light and in dark.
import { expect, test } from "../fixtures/test";
import { routes, serverPages, visits } from "../fixtures/visits";

test("every route has a visit, and every visit a route", () => {
  expect(Object.keys(visits).sort()).toEqual(routes.map(({ path }) => path).sort());
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    for (const [route, list] of Object.entries(visits)) {
      for (const [number, { as, path }] of list.entries()) {
        test(`${route} as ${as ?? "a visitor"} (${number + 1})`, async ({ context, signInAs, open, expectAccessible }) => {
          if (as) await signInAs(as);
          await open(typeof path === "string" ? path : await path(context.request));
          await expectAccessible();
        });
      }
    }

    for (const path of serverPages) {
      test(path, async ({ page, expectAccessible }) => {
        await page.goto(path);
        await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
        await expectAccessible();
      });
    }
  });
}
