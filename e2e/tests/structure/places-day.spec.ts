// A page of another day speaks of that day: no advice about the past, and links that stay on the day.
import { expect, test } from "../../fixtures/test";

test("the past is told as it was, without advice, and its links stay there", async ({ someone }) => {
  const app = await someone({ lang: "nn" });
  const { t } = app;
  await app.open("/kommuner/4634?asOf=2024-11-01");
  await expect(app.main).toContainText(t("lacks.heading_then"));
  await expect(app.main).not.toContainText(t("place_page.lack.cluster.do"));
  await expect(app.main).not.toContainText(t("place_page.lack.contact.do"));
  await expect(app.main).toContainText(t("place_page.answers_then"));
  await app.expectAccessible();
  await app.main.getByRole("region", { name: t("asked_day.state.then") }).getByRole("link", { name: "KSF Vest" }).first().click();
  await app.settled();
  expect(new URL(app.page.url()).searchParams.get("asOf")).toBe("2024-11-01");
});
