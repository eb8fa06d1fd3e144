// An external actor is added, put on a region's map, found by what it can help with, and taken off again.
import { randomUUID } from "node:crypto";
import { expectFits } from "../../fixtures/layout";
import { expect, test } from "../../fixtures/test";
import { answered } from "../../fixtures/trouble";

test("a regional coordinator adds an actor, and says what it can help the region with", async ({ someone, trouble }) => {
  test.setTimeout(120_000);
  trouble.expect(answered(422));
  const name = `Senter for velferdsteknologi ${randomUUID().slice(0, 8)}`;
  const coordinator = await someone({ as: "region" });
  const { group, t, h } = coordinator;

  await test.step("she adds the organisation", async () => {
    await coordinator.open("/organisasjoner");
    await coordinator.main.getByRole("link", { name: t("organisation_page.make"), exact: true }).click();
    await coordinator.at(t("organisation_page.make"));
    await group.field("/name").fill(name);
    await group.field("/kind").selectOption({ label: h("organisation.kind.competence_centre") });
    await group.pick("Voss");
    await group.field("/description").fill("Prøver ut utstyr sammen med hjemmetjenesten.");
    await coordinator.expectAccessible();
    await coordinator.main.getByRole("button", { name: t("organisation_page.make"), exact: true }).click();
    await coordinator.at(name);
    await expect(group.section("organisation_page.helps")).toContainText(t("organisation_page.helps_none"));
    await coordinator.expectAccessible();
  });

  await test.step("she puts it on the map of the region", async () => {
    await coordinator.open("/regioner/vest");
    await coordinator.main.getByRole("link", { name: t("organisation_page.actors_link"), exact: true }).click();
    await coordinator.at(t("organisation_page.actors_heading", { name: "KSF Vest" }));
    await group.ask("organisation_page.add_actor");
    await group.answer("organisation_page.add_actor").click();
    await expect(group.field("/organisation")).toBeFocused();
    await group.choose("/organisation", name);
    await group.dialog.getByRole("checkbox", { name: h("help_topic.innovation"), exact: true }).check();
    await group.field("/contactOffice").fill("Kundesenteret");
    await coordinator.expectAccessible();
    await group.confirm("organisation_page.add_actor", "organisation_page.actor_added");
    await coordinator.expectAccessible();
    await expectFits(coordinator.page, 320);
  });

  await test.step("a visitor finds it by what it can help with", async () => {
    const visitor = await someone({ lang: "nn" });
    await visitor.open("/regioner/vest/aktorer");
    await visitor.main.locator("#topic").selectOption({ label: visitor.h("help_topic.innovation") });
    await visitor.main.getByRole("search").getByRole("button", { name: visitor.t("ui.search") }).click();
    const line = visitor.main.getByRole("listitem").filter({ has: visitor.page.getByRole("link", { name }) });
    await expect(line).toContainText(visitor.t("organisation_page.turn_to", { office: "Kundesenteret" }));
    await visitor.expectSpoken();
    await line.getByRole("link", { name }).click();
    await visitor.at(name);
    await expect(visitor.group.section("organisation_page.helps")).toContainText("KSF Vest");
  });

  await test.step("she says more of it, and takes it off the map", async () => {
    await group.ask("organisation_page.edit_actor", { name });
    await expect(group.field("/contactOffice")).toHaveValue("Kundesenteret");
    await group.dialog.getByRole("checkbox", { name: h("help_topic.methods"), exact: true }).check();
    await group.confirm("organisation_page.edit_actor", "group_page.edited", { name });
    await group.ask("organisation_page.end_actor", { name });
    await group.field("/lastDay").fill("2025-12-31");
    await group.answer("organisation_page.end_actor", { name }).click();
    await expect(group.field("/lastDay")).toHaveAttribute("aria-invalid", "true");
    await group.field("/lastDay").fill("");
    await group.confirm("organisation_page.end_actor", "organisation_page.actor_ended", { name });
  });

  await test.step("the organisation is no longer active, and is again", async () => {
    await coordinator.open("/organisasjoner?kind=competence_centre");
    await coordinator.main.getByRole("link", { name, exact: true }).click();
    await coordinator.at(name);
    await group.take("organisation_page.end", "organisation_page.ended");
    await group.take("organisation_page.reactivate", "organisation_page.reactivated");
    await expect(group.history).toContainText(t("organisation_page.event_reactivated"));
  });
});
