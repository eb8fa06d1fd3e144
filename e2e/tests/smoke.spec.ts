// The least that must work: the app starts, from the server that also answers the API.
import { expect, test } from "../fixtures/test";

test("a visitor opens the app, and no request fails", async ({ page, open }) => {
  const failed: string[] = [];
  page.on("response", (response) => {
    if (response.status() >= 400) failed.push(`${response.status()} ${response.url()}`);
  });
  await open("/");
  expect(failed).toEqual([]);
});

test("an address that no route has says so, inside the app", async ({ page, open }) => {
  await open("/ingen-slik-side");
  await expect(page.getByRole("heading", { level: 1 })).toContainText(/finnes ikke|fant ikke/i);
});

test("the server tells that it is a demo", async ({ request }) => {
  const meta = await request.get("/api/v1/meta");
  expect(meta.status()).toBe(200);
  expect(await meta.json()).toMatchObject({ demo: true });
});
