// A page on the big screen of a meeting: nothing around it, larger, by an address that can be shared, and on paper.
import { expect, test } from "../fixtures/test";

const PAGES = ["/regioner/vest", "/kommuner/4621", "/register"];

test("a page is shown on the big screen and back again, by keyboard", async ({ someone }) => {
  const app = await someone({ lang: "nn" });
  for (const path of PAGES) {
    await app.open(path);
    const size = () => app.heading.evaluate((heading) => parseFloat(getComputedStyle(heading).fontSize));
    const before = await size();
    await app.page.getByRole("link", { name: app.t("big_screen.show") }).press("Enter");
    await expect(app.page).toHaveURL(/[?&]vis=storskjerm$/);
    await expect(app.header).toBeHidden();
    await expect(app.page.getByRole("contentinfo")).toBeHidden();
    expect(await size(), `${path} is larger`).toBeGreaterThan(before * 1.3);
    await app.expectAccessible();
    await app.reload();
    await expect(app.header, "the address is enough").toBeHidden();
    await app.page.keyboard.press("Escape");
    await expect(app.header).toBeVisible();
    expect(new URL(app.page.url()).search).toBe("");
  }
});

test("on paper only the page itself is left", async ({ someone }) => {
  const app = await someone();
  await app.open("/regioner/vest");
  await app.page.emulateMedia({ media: "print" });
  for (const gone of [app.header, app.page.getByRole("contentinfo"), app.page.getByText(app.t("big_screen.show"))]) {
    await expect(gone).toBeHidden();
  }
  await expect(app.main.locator(".ui-explain").first()).toBeHidden();
  await expect(app.heading).toBeVisible();
});
