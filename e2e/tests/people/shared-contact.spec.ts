// A contact shared by several municipalities, named by the region, invited by a link that works once.
import { expectFits } from "../../fixtures/layout";
import { day, PASSWORD, somebody } from "../../fixtures/people";
import { expect, test } from "../../fixtures/test";
import { answered } from "../../fixtures/trouble";

test("the region names a shared contact; she comes by a link that works once, and accepts the rest (nynorsk)", async ({ someone, trouble }) => {
  trouble.expect(answered(422)); // the link used twice
  const region = await someone({ as: "region", lang: "nn" });
  const { people, t } = region;
  const { name, email } = somebody("FoU-kontakt i Sunnfjord");
  let link = "";

  await test.step("one form for all municipalities", async () => {
    await region.open("/");
    await people.offer("role.rd_contact_shared");
    await region.expectAccessible();
    for (const place of ["Fjaler", "Hyllestad"]) await region.main.getByRole("checkbox", { name: place }).check();
    await people.toSomebodyNew(name, email);
    await people.send("people.offer.send");
    await expect(people.field("/offer/decidedBy")).toBeFocused();
    await people.field("/offer/decidedBy").fill("Fjaler og Hyllestad kommunar");
    await people.field("/offer/tasks").fill("Melde behov\nSvare på førespurnader");
    await people.send("people.offer.send");
    await expect(people.given.getByRole("heading", { name: t("people.given.heading") })).toBeFocused();
    await expect(people.given.getByRole("listitem")).toHaveText([/Fjaler/, /Hyllestad/]);
    link = await people.link();
    expect(link).toMatch(/^http:\/\/localhost:\d+\/konto\/invitasjon#./);
    await region.expectAccessible();
    await region.expectSpoken();
    await expectFits(region.page, 320);
  });

  const contact = await someone({ lang: "nn" });
  await test.step("she sees who invites and to what, and is signed in when she has accepted", async () => {
    await contact.open(link);
    expect(contact.page.url(), "the secret leaves the address").not.toContain("#");
    await expect(contact.main).toContainText("Regional koordinator KSF Vest (demo)");
    await expect(contact.main).toContainText("Fjaler");
    await expect(contact.main).toContainText("Svare på førespurnader");
    await contact.expectAccessible();
    await contact.people.acceptInvitation("kort");
    await expect(contact.main.getByLabel(t("account.password"), { exact: true })).toBeFocused();
    await contact.people.acceptInvitation(PASSWORD);
    await contact.at(t("nav.profile"));
    await expect(contact.header).toContainText(name);
    await expect(contact.people.mine).toContainText("Fjaler");
  });

  await test.step("the other municipality waits for her answer", async () => {
    await expect(contact.header.getByRole("link", { name: t("nav.roles_waiting", { count: "1" }) })).toBeVisible();
    await expect(contact.people.waiting).toContainText("Hyllestad");
    await contact.people.waiting.getByRole("link", { name: t("people.mine.answer") }).click();
    await contact.settled();
    await contact.people.take("role_action.accept", "people.step.accept.done");
    await expect(contact.people.stateHeading).toBeFocused();
    await expect(contact.people.state).toContainText(t("role.status.active"));
    await expect(contact.header.getByRole("link", { name: t("nav.roles"), exact: true })).toBeVisible();
    await contact.expectSpoken();
  });

  await test.step("the link is dead", async () => {
    const finder = await someone({ lang: "nn" });
    await finder.open(link);
    await expect(finder.failure("problem")).toContainText(t("problem.link_used_or_expired.title"));
    await expect(finder.main.getByLabel(t("account.password"), { exact: true })).toHaveCount(0);
    await finder.expectAccessible();
  });

  await test.step("she may have an end, and it is told", async () => {
    await region.open("/roller?q=Hyllestad");
    await region.main.getByRole("link", { name }).click();
    await region.settled();
    await people.ask("role_action.change_end");
    await people.field("/validTo").fill(day(30));
    await people.confirm("role_action.change_end", "people.step.change_end.done");
    await expect(people.state).toContainText(region.like("people.days"));
  });
});
