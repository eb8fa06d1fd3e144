// The least that must work: the app starts, from the server that also answers the API.
import { expect, test } from "../fixtures/test";

test("a visitor opens the app, and no request fails", async ({ someone }) => {
  const app = await someone();
  const failed: string[] = [];
  app.page.on("response", (response) => {
    if (response.status() >= 400) failed.push(`${response.status()} ${response.url()}`);
  });
  app.page.on("requestfailed", (request) => failed.push(`${request.failure()?.errorText} ${request.url()}`));
  await app.open("/");
  await expect(app.heading).toHaveText(app.t("home.heading"));
  expect(failed).toEqual([]);
});

test("the first text stands before the program of the pages has come", async ({ someone }) => {
  const { page, t } = await someone();
  let come = () => {};
  const held = new Promise<void>((resolve) => (come = resolve));
  await page.route("**/*.wasm", async (route) => {
    await held;
    await route.continue();
  });
  await page.goto("/", { waitUntil: "domcontentloaded" });
  await expect(page.locator("#first").getByRole("heading", { level: 1 })).toBeVisible();
  come();
  await expect(page.locator("#first")).toHaveCount(0);
  await expect(page.getByRole("main").getByRole("heading", { level: 1 })).toHaveText(t("home.heading"));
});

test("without JavaScript the page says what this is, and where the open data is", async ({ browser, request }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByRole("main")).toContainText("Kommunenes samarbeidsarena for forskning (KSF)");
  const links = await page.getByRole("main").getByRole("link").evaluateAll((all) => all.map((link) => link.getAttribute("href")!));
  expect(links).toEqual(expect.arrayContaining(["/api/v1/needs?level=public&format=csv", "/api/docs"]));
  for (const link of new Set(links)) expect((await request.get(link)).status(), link).toBe(200);
  await context.close();
});

test("an address that no route has says so, inside the app", async ({ someone }) => {
  const app = await someone();
  await app.open("/ingen-slik-side");
  await expect(app.heading).toHaveText(app.t("not_found.heading"));
  await app.expectAccessible();
});

test("the server tells that it is a demo", async ({ request }) => {
  const meta = await request.get("/api/v1/meta");
  expect(meta.status()).toBe(200);
  expect(await meta.json()).toMatchObject({ demo: true });
});
