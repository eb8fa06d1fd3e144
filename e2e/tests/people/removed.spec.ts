// A role ends while its holder is working; and the last administrator stays.
import { newcomer } from "../../fixtures/people";
import { expect, test } from "../../fixtures/test";
import { answered } from "../../fixtures/trouble";

test("a role is removed while its holder writes: the next request is refused, told plainly, and nothing is lost", async ({ someone, apiAs, trouble }) => {
  trouble.expect(answered(403), answered(404), answered(422));
  const holder = await newcomer(await apiAs("region"), await apiAs(), "FoU-kontakt i Askvoll", { role: "rd_contact", municipality: "4645" });
  const words = { title: "Hva gir ro på natten?", problem: "Vi er to på vakt, og huset er stort." };
  const contact = await someone();
  await contact.people.signIn(holder);
  await contact.form.open();
  await contact.form.fillIn({ ...words, title: "Hva gir ro?" });
  await contact.form.expectSaved();

  const region = await someone({ as: "region" });
  await test.step("the region ends it at once", async () => {
    await region.open(`/roller/${holder.role}`);
    await region.people.ask("role_action.end");
    await expect(region.people.dialog).toContainText(region.t("people.step.end.contact"));
    await region.expectAccessible();
    await region.people.reason.fill("Askvoll har fått en annen kontakt.");
    await region.people.confirm("role_action.end", "people.step.end.done");
    await expect(region.people.state).toContainText(region.t("role.status.ended"));
    await expect(region.people.action("role_action.end")).toHaveCount(0);
  });

  await contact.form.fillIn(words);
  await contact.form.send();
  await expect(contact.main.locator("[data-failure]").first()).toBeVisible();
  await contact.form.expectHolds(words);
  await contact.open("/behov/ny");
  await expect(contact.main, "what is left to do").toContainText(contact.t("need_form.cannot.detail"));
});

test("the last administrator cannot give the role up, and is told the rule", async ({ someone, apiAs, trouble }) => {
  trouble.expect(answered(422), answered(409));
  const { items } = await (await apiAs("administrator")).get("/role-assignments?role=system_admin");
  const admin = await someone({ as: "administrator" });
  const { people, t } = admin;
  await admin.open(`/roller/${items[0].id}`);
  await people.ask("people.step.resign");
  await people.reason.fill("Jeg bytter jobb.");
  await people.answer("people.step.resign").click();
  await expect(admin.formFailure).toBeFocused();
  await expect(admin.formFailure).toContainText(t("rule.ksf_d03"));
  await expect(admin.formFailure).toContainText("KSF-D03");
  await expect(people.reason).toHaveValue("Jeg bytter jobb.");
  await admin.expectAccessible();
});
