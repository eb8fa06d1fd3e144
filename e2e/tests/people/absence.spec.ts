// Being away, with a deputy, by keyboard alone; and the directory says who stands in.
import { Keyboard } from "../../fixtures/keyboard";
import { newcomer } from "../../fixtures/people";
import { expect, test } from "../../fixtures/test";

test("a contact is away with a deputy, and back, by keyboard alone (nynorsk)", async ({ someone, apiAs }) => {
  const [desk, visitor] = [await apiAs("region"), await apiAs()];
  const holder = await newcomer(desk, visitor, "FoU-kontakt i Luster", { role: "rd_contact", municipality: "4644" }, "nn");
  const deputy = await newcomer(desk, visitor, "FoU-kontakt i Årdal", { role: "rd_contact", municipality: "4643" }, "nn");
  const app = await someone({ lang: "nn" });
  const { people, t } = app;
  await people.signIn(holder);
  await Keyboard.only(app.page);
  const keys = new Keyboard(app.page);

  await test.step("the absence is reported", async () => {
    await app.open("/min-profil");
    await keys.enter(people.mine.getByRole("link", { name: /Luster/ }));
    await expect(app.heading).toBeFocused();
    await keys.enter(people.action("role_action.create_absence"));
    await keys.to(people.field("/deputy"));
    await app.page.keyboard.type(deputy.name.toLowerCase());
    await keys.enter(people.answer("role_action.create_absence"));
    await expect(people.dialog).toBeHidden();
    await app.expectAnnounced(t("people.step.absence.done"));
    await expect(people.stateHeading).toBeFocused();
    await expect(people.state).toContainText(t("people.away_deputy", { name: deputy.name }));
    await app.expectAccessible();
    await app.expectSpoken();
  });

  await test.step("the directory says who answers", async () => {
    await app.open("/kontakter");
    await keys.write(app.main.getByLabel(t("people.search")), "Luster");
    await keys.press("Enter");
    await expect(people.answers).toContainText(t("answers_because.deputy"));
    await expect(people.answers).toContainText(deputy.name);
    await app.expectAccessible();
  });

  await test.step("she is back", async () => {
    await app.open(`/roller/${holder.role}`);
    await keys.enter(people.action("role_action.end_absence"));
    await keys.enter(people.answer("role_action.end_absence"));
    await app.expectAnnounced(t("people.step.back.done"));
    await expect(people.state).not.toContainText(t("people.away_deputy", { name: deputy.name }));
  });
});

test("whoever looks for a municipality without a contact is told who stands in", async ({ someone }) => {
  const app = await someone({ as: "contact" });
  const { people, t } = app;
  await app.open("/kontakter?q=Utsira");
  await expect(people.answers).toContainText("Utsira");
  await expect(people.answers).toContainText(t("people.vacant"));
  await app.expectAccessible();
});
