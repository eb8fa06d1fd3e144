// The day that is looked at, where a list or a page has one: the list of then, and a cluster before it was founded.
import { expect, test } from "../../fixtures/test";

for (const path of ["/klynger", "/organisasjoner"]) {
  test(`${path} is shown as on the day in its address, and asks for another`, async ({ someone }) => {
    const app = await someone();
    await app.open(`${path}?asOf=2025-06-01`);
    const day = app.main.getByLabel(app.t("group_page.on_day"));
    await expect(day).toHaveValue("2025-06-01");
    await app.expectAccessible();
  });
}

test("a cluster before it was founded only says so, and when it was founded", async ({ someone }) => {
  const app = await someone({ as: "cluster" });
  const { t } = app;
  await app.open("/klynger");
  const address = await app.main.getByRole("link", { name: "Kunnskapskommunen Helse Omsorg Vest" }).first().getAttribute("href");
  await app.open(`${address}?asOf=2001-01-01`);
  await expect(app.main).toContainText(t("cluster_page.not_begun"));
  await expect(app.main).not.toContainText(t("cluster_page.members.none"));
  await expect(app.main).not.toContainText(t("structure_page.status"));
  await app.expectAccessible();
  await app.main.getByRole("link", { name: t("asked_day.back") }).click();
  await app.settled();
  await expect(app.main).not.toContainText(t("cluster_page.not_begun"));
});

test("whoever invites a municipality from another region is told so, and may go on", async ({ someone }) => {
  const app = await someone({ as: "cluster" });
  const { cluster } = app;
  await app.open("/klynger");
  await app.main.getByRole("link", { name: "Kunnskapskommunen Helse Omsorg Vest" }).first().click();
  await app.settled();
  await cluster.ask("cluster_step.invite");
  await cluster.field("/municipality").fill("1804");
  await expect(cluster.dialog).toContainText("hører ikke til KSF Vest");
  await app.expectAccessible();
  await cluster.field("/municipality").fill("4628");
  await expect(cluster.dialog).not.toContainText("hører ikke til KSF Vest");
});

test("who represents whom fits a screen of 1280", async ({ someone }) => {
  const app = await someone({ viewport: { width: 1280, height: 800 } });
  await app.open("/representanter");
  const table = app.main.getByRole("table");
  await expect(table).toBeVisible();
  const sideways = await table.evaluate((one) => one.scrollWidth - one.parentElement!.clientWidth);
  expect(sideways).toBeLessThanOrEqual(0);
});
