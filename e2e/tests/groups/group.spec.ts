// A municipal group is made, gets members with terms, is found again among the representatives, and is closed.
import { randomUUID } from "node:crypto";
import { expectFits } from "../../fixtures/layout";
import { expect, test } from "../../fixtures/test";
import { answered } from "../../fixtures/trouble";

const MANDATE = "Kommunedirektørene følger opp klyngen to ganger i året.";

test("a municipal group is made, and its members are seen where KSF is represented", async ({ someone, trouble }) => {
  test.setTimeout(180_000);
  trouble.expect(answered(409));
  const name = `Kommunegruppe ${randomUUID().slice(0, 8)}`;
  const coordinator = await someone({ as: "region" });
  const { group, t, h } = coordinator;
  let address = "";

  await test.step("the regional coordinator finds the groups behind «Mer», and makes one; what is missing is said first", async () => {
    await coordinator.open("/");
    await coordinator.header.getByRole("link", { name: t("nav.more"), exact: true }).click();
    await coordinator.at(t("nav.more"));
    await coordinator.main.getByRole("link", { name: h("group.plural"), exact: true }).click();
    await coordinator.at(h("group.plural"));
    await coordinator.main.getByRole("link", { name: t("group_page.make"), exact: true }).click();
    await coordinator.at(t("group_page.make"));
    const send = coordinator.main.getByRole("button", { name: t("group_page.make"), exact: true });
    await send.click();
    await expect(group.field("/name")).toBeFocused();
    await expect(coordinator.errors.getByRole("link")).toHaveCount(3);
    await coordinator.expectAccessible();
    await group.field("/name").fill(name);
    await group.field("/type").selectOption({ label: h("group.type.municipal") });
    await group.field("/place").selectOption({ label: "KSF Vest" });
    await group.field("/mandate").fill(MANDATE);
    await send.click();
    await coordinator.at(name);
    await coordinator.expectAnnounced(t("group_page.made"));
    address = new URL(coordinator.page.url()).pathname;
    await expect(group.fact(group.section("group_page.state"), "group_page.mandate")).toHaveText(MANDATE);
    await coordinator.expectAccessible();
  });

  await test.step("she gives a municipality, an organisation and a person a term each", async () => {
    await group.addMunicipality("Voss", { office: "Kommunedirektøren", last: "2030-06-30" });
    await expect(group.member("Voss")).toContainText("30. juni 2030");
    await expect(group.member("Voss")).toContainText(t("group_page.office", { office: "Kommunedirektøren" }));
    await group.ask("group.action.add_member");
    await group.party("group_page.organisation");
    await group.choose("/organisation", "Høgskulen på Vestlandet");
    await group.dialog.getByRole("radio", { name: h("group.role.observer"), exact: true }).check();
    await coordinator.expectAccessible();
    await group.confirm("group.action.add_member", "group_page.member_added");
    await group.ask("group.action.add_member");
    await group.party("group_page.person");
    await group.choose("/person", "FoU-kontakt på Voss (demo)");
    await group.confirm("group.action.add_member", "group_page.member_added");
    await expect(group.section("structure_page.members").getByRole("listitem")).toHaveCount(3);
    await coordinator.expectAccessible();
    await expectFits(coordinator.page, 320);
  });

  await test.step("the same municipality twice is refused, and what was typed stays", async () => {
    await group.ask("group.action.add_member");
    await group.pick("Voss");
    await group.field("/office").fill("Rådmannen");
    await group.answer("group.action.add_member").click();
    await expect(coordinator.formFailure).toBeFocused();
    await expect(group.field("/office")).toHaveValue("Rådmannen");
    await coordinator.page.keyboard.press("Escape");
  });

  await test.step("everyone sees the group among the representatives, and no visitor sees who the person is", async () => {
    const visitor = await someone({ lang: "nn" });
    await visitor.open("/representanter?type=municipal");
    const rows = visitor.main.getByRole("row").filter({ hasText: name });
    await expect(rows).toHaveCount(3);
    await expect(rows.filter({ hasText: "Voss" })).toContainText("Kommunedirektøren");
    await expect(rows.filter({ hasText: visitor.t("group_page.person_hidden") })).toHaveCount(1);
    await expect(visitor.main).not.toContainText("FoU-kontakt på Voss (demo)");
    await rows.first().getByRole("link", { name }).click();
    await visitor.at(name);
    await expect(visitor.group.action("group.action.add_member")).toHaveCount(0);
    await expect(visitor.group.history).toContainText("Voss");
    await expect(visitor.main).not.toContainText("FoU-kontakt på Voss (demo)");
    await visitor.expectAccessible();
  });

  await test.step("a term ends, and the history says whose", async () => {
    await group.ask("group_page.end_membership", { name: "Voss" });
    await group.confirm("group_page.end_membership", "group_page.membership_ended", { name: "Voss" });
    await expect(group.history).toContainText(t("group_page.event_member_ended", { name: "Voss" }));
  });

  await test.step("the group is closed, and its history stays", async () => {
    await group.take("group.action.close", "group_page.closed");
    await coordinator.open(address);
    await expect(group.fact(group.section("group_page.state"), "group_page.period")).toContainText(/– \d/);
    await expect(group.history).toContainText(t("event.group.closed"));
  });
});

test("a contact is told who makes groups", async ({ someone }) => {
  const contact = await someone({ as: "contact", lang: "nn" });
  await contact.open("/grupper/ny");
  await expect(contact.main).toContainText(contact.t("group_page.cannot.title"));
  await contact.open("/grupper");
  await expect(contact.main.getByRole("link", { name: contact.t("group_page.make"), exact: true })).toHaveCount(0);
});
