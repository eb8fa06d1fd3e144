// A coordinator's role is handed over: the successor is offered it from a day, and the old one ends the day before.
import { randomUUID } from "node:crypto";
import { day, newcomer } from "../../fixtures/people";
import { expect, test } from "../../fixtures/test";

test("the region hands a coordinator's role over without a gap", async ({ someone, apiAs }) => {
  const founder = await apiAs("contactMasfjorden");
  const cluster = `Overlatingsklynga ${randomUUID().slice(0, 8)}`;
  const body = { name: cluster, municipality: "4632", commonNeed: "Nattilsyn", reason: "Vi er fleire om det." };
  const { id } = await founder.post("/clusters", body, 201);
  const [desk, visitor] = [await apiAs("region"), await apiAs()];
  const old = await newcomer(desk, visitor, "Koordinator", { role: "cluster_coordinator", cluster: id });
  const next = await newcomer(desk, visitor, "FoU-kontakt i Solund", { role: "rd_contact", municipality: "4636" });

  const region = await someone({ as: "region" });
  const { people, t } = region;
  await test.step("who, and from when", async () => {
    await region.open(`/roller/${old.role}`);
    await region.main.getByRole("link", { name: t("people.hand_over"), exact: true }).click();
    await region.at(t("people.hand_over"));
    await expect(region.main).toContainText(t("people.hand_over.about", { name: old.name }));
    await region.expectAccessible();
    await people.find("/holder", next.name);
    await people.field("/offer/validFrom").fill(day(2));
    await people.field("/offer/decidedBy").fill("Styringsgruppa");
    await people.send("people.hand_over.send");
    await expect(people.given).toContainText(cluster);
    await expect(people.given.locator("code")).toHaveCount(0);
  });

  const successor = await someone();
  await test.step("the successor accepts", async () => {
    await successor.people.signIn(next);
    await successor.header.getByRole("link", { name: t("nav.roles_waiting", { count: "1" }) }).click();
    await successor.people.waiting.getByRole("link", { name: t("people.mine.answer") }).click();
    await successor.settled();
    await successor.people.take("role_action.accept", "people.step.accept.done");
    await expect(successor.people.state).toContainText(t("role.status.confirmed"));
    await successor.expectAccessible();
  });

  await test.step("the old one ends the day before", async () => {
    const role = await desk.get(`/role-assignments/${old.role}`);
    expect([role.status, role.validTo]).toEqual(["active", day(1)]);
    await region.open(`/roller/${old.role}`);
    await expect(people.state).toContainText(region.like("people.days"));
  });

  await test.step("and its history tells of it, from the offer on", async () => {
    const told = people.history.getByRole("listitem").locator("strong");
    await expect(told).toHaveText(["role_event.ended", "role_event.accepted", "role_event.proposed"].map((key) => region.t(key)));
    await region.expectAccessible();
    await region.expectSpoken();
  });
});
