// A coordinator goes through the introduction programme by keyboard alone, and the region sees how far she has come.
import { Keyboard } from "../../fixtures/keyboard";
import { expect, test } from "../../fixtures/test";

test("a step of the introduction is done, and undone, by keyboard alone", async ({ someone }) => {
  const coordinator = await someone({ as: "cluster", lang: "nn" });
  const { group, t, main } = coordinator;
  const keys = new Keyboard(coordinator.page);
  await Keyboard.only(coordinator.page);
  await coordinator.open("/mer");
  await keys.enter(main.getByRole("link", { name: t("introduction_page.heading"), exact: true }));
  await coordinator.at(t("introduction_page.heading"));
  await expect(coordinator.heading).toBeFocused();
  await coordinator.expectAccessible();
  // Read from the page, so that the journey can be gone again on the same database.
  const open = main.getByRole("button", { name: coordinator.like("introduction_page.complete"), exact: true });
  const label = (await open.first().innerText()).trim();
  const number = label.match(/\d+/)![0];

  await test.step("she opens the step, goes back, and then says that it is done", async () => {
    await keys.enter(main.getByRole("button", { name: label, exact: true }));
    await expect(group.dialog).toBeVisible();
    await keys.press("Escape");
    await expect(group.dialog).toBeHidden();
    await expect(main.getByRole("button", { name: label, exact: true })).toBeFocused();
    await keys.press("Enter");
    await expect(group.dialog).toBeVisible();
    await coordinator.expectAccessible();
    await keys.enter(group.answer("introduction_page.complete", { number }));
    await expect(group.dialog).toBeHidden();
    await coordinator.expectAnnounced(t("introduction_page.completed"));
    await expect(main.getByRole("heading", { name: t("introduction_page.own"), exact: true })).toBeFocused();
    await coordinator.expectAccessible();
  });

  await test.step("the regional coordinator sees what is left", async () => {
    const region = await someone({ as: "region" });
    await region.open("/introduksjon");
    const others = region.group.section("introduction_page.others");
    await expect(others).toContainText(region.like("introduction_page.progress"));
    await others.getByText(region.t("introduction_page.left")).first().click();
    await region.expectAccessible();
    await region.expectSpoken();
  });

  await test.step("it was not done after all", async () => {
    await keys.enter(main.getByRole("button", { name: t("introduction_page.undo", { number }), exact: true }));
    await keys.enter(group.answer("introduction_page.undo", { number }));
    await expect(group.dialog).toBeHidden();
    await coordinator.expectAnnounced(t("introduction_page.undone"));
  });
});
