// Somebody new meets KSF by an invitation: where she is employed is asked when she is invited; her page speaks her language,
// says right what is wrong, holds through a reload, and says how to decline.
import { day, PASSWORD, somebody } from "../../fixtures/people";
import { expect, test } from "../../fixtures/test";
import { answered } from "../../fixtures/trouble";

test("an invitation says where one is employed, speaks one's language, and survives a reload", async ({ someone, trouble }) => {
  trouble.expect(answered(422));
  const { name, email } = somebody("FoU-kontakt i Bremanger");
  const region = await someone({ as: "region" });
  const { people, t } = region;
  let link = "";

  await test.step("the region offers the role from the page of a municipality that has no contact", async () => {
    await region.open("/kommuner/4648");
    await region.main.getByRole("link", { name: t("people.offer.as", { role: t("role.rd_contact") }) }).click();
    await region.at(t("people.offer.heading"));
    await expect(region.main).toContainText(t("people.offer.place", { name: "Bremanger" }));
    await people.toSomebodyNew(name, email);
    await expect(people.field("/employer/municipality"), "her municipality is likely").toHaveValue("Bremanger (4648)");
    await region.main.getByRole("radio", { name: "Nynorsk" }).check();
    await people.field("/offer/validFrom").fill(day(0));
    await people.field("/offer/decidedBy").fill("Bremanger kommune");
    await region.expectAccessible();
    await people.send("people.offer.send");
    link = await people.link();
  });

  const guest = await someone({ lang: "nb" });
  await test.step("the page is in her language, and tells how to decline", async () => {
    await guest.open(link);
    guest.lang = "nn";
    await guest.at(guest.t("invitation.heading"));
    await expect(guest.main).toContainText(guest.t("invitation.no_thanks"));
    await guest.expectAccessible();
    await guest.expectSpoken();
  });

  await test.step("a reload keeps the link, and a short password is refused with the right number", async () => {
    await guest.reload();
    expect(guest.page.url(), "the secret stays out of the address").not.toContain("#");
    await guest.people.acceptInvitation("kort");
    await expect(guest.errors).toContainText(guest.t("field.too_short", { min: "12" }));
    await guest.people.acceptInvitation(PASSWORD);
    await guest.at(guest.t("nav.profile"));
  });

  await test.step("her profile says where she is employed", async () => {
    await expect(guest.main.getByRole("region", { name: guest.t("profile.about"), exact: true })).toContainText("Bremanger");
    const kept = await guest.page.evaluate(() => JSON.stringify(sessionStorage));
    expect(kept, "a used link is forgotten").not.toContain("ksf.link.invitation");
  });
});

test("a role is over: what was written and not sent can be copied on the profile, also after a reload", async ({ someone }) => {
  const contact = await someone({ as: "contactMasfjorden" });
  const { cluster, t } = contact;
  await cluster.start();
  await cluster.fillIn({ name: "Kystklynga", need: "Trygg utskriving heime", reason: "Vi er få om det same.", founder: "Masfjorden" });
  await contact.open("/min-profil");
  const unsent = contact.main.getByRole("region", { name: t("profile.unsent"), exact: true });
  await expect(unsent).toContainText("Trygg utskriving heime");
  await expect(unsent).toContainText("Vi er få om det same.");
  await contact.expectAccessible();
  await unsent.getByRole("button", { name: t("profile.unsent.forget") }).click();
  await expect(unsent).toHaveCount(0);
});

test("a regional coordinator is told who hands her role over", async ({ someone, apiAs }) => {
  const { items } = await (await apiAs("region")).get("/role-assignments?holder=me&role=regional_coordinator");
  const region = await someone({ as: "region" });
  await region.open(`/roller/${items[0].id}`);
  await expect(region.main).toContainText(region.t("people.handed_over_by", { who: region.t("level.national") }));
});
