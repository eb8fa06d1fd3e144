// Light or dark: as the computer has it until one chooses, then as chosen, also before anything is painted.
import { expect, test } from "../fixtures/test";

test("the colours that are chosen stay, and stand there from the first paint", async ({ someone }) => {
  const app = await someone({ lang: "nn" });
  const { page } = app;
  const body = page.locator("body");
  const choice = (name: string) => page.getByRole("contentinfo").getByRole("button", { name: app.t(`theme.${name}`) });
  await page.emulateMedia({ colorScheme: "light" });
  await app.open("/om");
  await expect(body).toHaveAttribute("data-color-scheme", "auto");
  await expect(choice("system")).toHaveAttribute("aria-pressed", "true");

  await choice("dark").focus();
  await page.keyboard.press("Enter");
  await expect(body).toHaveAttribute("data-color-scheme", "dark");
  const colour = () => body.evaluate((element) => getComputedStyle(element).backgroundColor);
  const dark = await colour();

  // Without the app itself: what stands there is from the page alone.
  await page.route("**/boot.js", (route) => route.fulfill({ contentType: "text/javascript", body: "" }));
  await page.reload();
  await expect(body).toHaveAttribute("data-color-scheme", "dark");
  expect(await colour()).toBe(dark);
  await page.unrouteAll();
  await app.reload();
  await expect(choice("dark")).toHaveAttribute("aria-pressed", "true");

  await choice("system").click();
  await app.reload();
  await expect(body).toHaveAttribute("data-color-scheme", "auto");
  expect(await colour()).not.toBe(dark);
});
