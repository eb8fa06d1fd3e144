// On a telephone one reads: tables stand as stacks with the head of each column, and the page begins high up.
import { expect, test } from "../fixtures/test";

for (const width of [320, 360]) {
  test(`tables are read from above, and the head of the page is low, at ${width} px`, async ({ someone }) => {
    const app = await someone({ as: "region", viewport: { width, height: 740 } });
    for (const path of ["/kontakter", "/representanter", "/klynger/018f791e-9b00-79b8-b108-251ac4dad17f"]) {
      await app.open(path);
      const table = app.main.locator(".ui-scroll").first();
      const [inside, whole] = await table.evaluate((element) => [element.clientWidth, element.scrollWidth]);
      expect(whole, `${path} is not scrolled sideways`).toBeLessThanOrEqual(inside);
      const heads = await table.locator("tbody tr").first().locator("td").evaluateAll((cells) => cells.map((cell) => cell.getAttribute("data-head")));
      expect(heads.every((head) => !!head), `${path}: each cell has its head`).toBe(true);
      const top = await app.main.evaluate((main) => main.getBoundingClientRect().top + scrollY);
      expect(top, `${path} begins high up`).toBeLessThan(300);
    }
    await app.expectAccessible();
  });
}
