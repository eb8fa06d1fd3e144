// A contact joins a theme network in nynorsk and leaves it again; another starts one of her own.
import { randomUUID } from "node:crypto";
import { expect, test } from "../../fixtures/test";

test("a contact starts a network from a need, and another municipality joins and leaves", async ({ someone }) => {
  test.setTimeout(120_000);
  const name = `Nettverk for langturnus ${randomUUID().slice(0, 8)}`;
  const founder = await someone({ as: "contactMasfjorden", lang: "nn" });
  let address = "";

  await test.step("the contact in Masfjorden starts it", async () => {
    const { group, t, h } = founder;
    await founder.open("/nettverk");
    await founder.main.getByRole("link", { name: t("network_page.make"), exact: true }).click();
    await founder.at(t("network_page.make"));
    const send = founder.main.getByRole("button", { name: t("network_page.make"), exact: true });
    await send.click();
    await expect(group.field("/name")).toBeFocused();
    await founder.expectAccessible();
    await group.field("/name").fill(name);
    await group.field("/theme").fill("Langvakter i små kommunar");
    await group.field("/coordinator").selectOption({ label: "Masfjorden" });
    await group.field("/validTo").fill("2030-12-31");
    await send.click();
    await founder.at(name);
    address = new URL(founder.page.url()).pathname;
    await expect(group.member("Masfjorden")).toContainText(h("group.role.leader"));
    await founder.expectAccessible();
  });

  await test.step("the contact on Voss joins, without being asked for whom, and leaves", async () => {
    const contact = await someone({ as: "contact", lang: "nn" });
    const { group, t } = contact;
    await contact.open(address);
    await expect(group.member("Voss")).toHaveCount(0);
    await group.ask("group.action.join");
    await expect(group.dialog).toContainText("Voss");
    await expect(group.field("/municipality")).toHaveCount(0);
    await contact.expectAccessible();
    await group.field("/office").fill("Heimetenesta");
    await group.confirm("group.action.join", "network_page.joined");
    await expect(group.member("Voss")).toContainText(t("group_page.office", { office: "Heimetenesta" }));
    await expect(group.action("group.action.join")).toHaveCount(0);
    await expect(group.history).toContainText(t("group_page.event_member_added", { name: "Voss" }));
    await contact.expectSpoken();
    await group.take("group.action.leave", "network_page.left");
    await contact.expectAccessible();
  });

  await test.step("whoever keeps it going closes it", async () => {
    await founder.reload();
    await founder.group.take("network_page.close", "network_page.closed");
    await expect(founder.group.history).toContainText(founder.t("event.group.closed"));
  });
});
