// Hard words: what each means stands a key press away, and all of them on one page.
import { Keyboard } from "../fixtures/keyboard";
import { expect, test } from "../fixtures/test";

test("a hard word is explained beside it, by keyboard alone, and the focus comes back", async ({ someone }) => {
  const app = await someone({ lang: "nn" });
  await Keyboard.only(app.page);
  const keys = new Keyboard(app.page);
  await app.open("/kommuner/4621");
  const question = app.t("terms.what", { word: `«${app.t("centrality")}»` });
  const button = app.main.getByRole("button", { name: question });
  const answer = app.main.getByRole("note", { name: question });
  await expect(answer).toBeHidden();
  await keys.enter(button);
  await expect(answer).toContainText(app.t("terms.centrality.text"));
  await app.expectAccessible();
  await keys.press("Escape");
  await expect(answer).toBeHidden();
  await expect(button).toBeFocused();
});

test("all words stand on one page, which the menu and the search lead to", async ({ someone }) => {
  const app = await someone({ viewport: { width: 320, height: 740 } });
  await app.open("/mer");
  await app.main.getByRole("link", { name: app.t("terms.heading") }).click();
  await app.at(app.t("terms.heading"));
  await expect(app.main).toContainText(app.t("terms.motor.text"));
  await app.open("/sok?q=motorkommune");
  await expect(app.main.getByText(app.t("terms.motor.text"))).toBeVisible();
  // On a telephone the explanation fits the screen, and a touch beside it closes it.
  await app.open("/klynger");
  const button = app.main.getByRole("button", { name: app.t("terms.what", { word: `«${app.t("cluster")}»` }) });
  await button.click();
  const box = (await app.main.getByRole("note").boundingBox())!;
  expect(box.x).toBeGreaterThanOrEqual(0);
  expect(box.x + box.width).toBeLessThanOrEqual(320);
  await app.page.mouse.click(160, 735);
  await expect(app.main.getByRole("note")).toBeHidden();
});
