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
