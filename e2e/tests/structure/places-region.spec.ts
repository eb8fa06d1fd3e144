// A region gets another host: within the days to which the host is locked, and entered for 2027, as KS does it.
import { expectFits } from "../../fixtures/layout";
import { expect, test } from "../../fixtures/test";
import { answered } from "../../fixtures/trouble";

test("KS enters another host for 2027; before that the lock is told with its source", async ({ someone, trouble }) => {
  test.setTimeout(180_000);
  trouble.expect(answered(422));
  const app = await someone({ as: "national" });
  const { place, t, h } = app;

  await test.step("the page says who hosts, to when at least, and what is missing", async () => {
    await app.open("/regioner/sor");
    await expect(place.state).toContainText("Kristiansand");
    await expect(place.state).toContainText(t("structure_page.locked_until", { date: "31. desember 2026" }));
    await expect(place.lacks).toContainText(t("lacks.all_there"));
    await app.expectAccessible();
  });

  await test.step("what must be said is asked for by field", async () => {
    await place.ask("action.change_host");
    const known = { name: "Kristiansand", date: "31. desember 2026" };
    await expect(place.dialog).toContainText(t("place_step.host.locked", known));
    await place.answer("action.change_host").click();
    await expect(app.errors.getByRole("link")).toHaveCount(4);
    await expect(place.field("/municipality")).toBeFocused();
    await app.expectAccessible();
  });

  await test.step("nobody but the chief executive of KS can set the lock aside", async () => {
    await place.pick("Grimstad");
    await place.field("/validFrom").fill("2026-12-31");
    await place.choose("/decidedBy", "ks");
    await place.reason.fill("Kommunene i Agder er blitt enige.");
    await place.answer("action.change_host").click();
    await expect(app.formFailure).toBeFocused();
    await expect(app.formFailure).toContainText(t("rule.ksf_r04"));
    await expect(app.formFailure).toContainText("KSF-R04");
    await expect(app.formFailure).toContainText("Etableringsplanen");
    await app.expectAccessible();
  });

  await test.step("the chief executive can, and says why; for 2027 there is no lock, and other rules ask for a reason", async () => {
    await place.choose("/decidedBy", "ks_managing_director");
    await place.answer("action.change_host").click();
    await expect(place.dialog.locator('[data-rule="KSF-R04"]')).toBeVisible();
    await place.dialog.getByRole("button", { name: t("ui.cancel") }).click();
    await app.reload();
    await place.ask("action.change_host");
    await expect(place.field("/municipality"), "what was typed is still there").toHaveValue(/^Grimstad/);
    await place.field("/validFrom").fill("2027-01-01");
    await place.choose("/decidedBy", "ks");
    await place.answer("action.change_host").click();
    const rules = place.dialog.locator("#step-rules");
    await expect(rules).toBeFocused();
    await expect(rules.locator('[data-rule="KSF-R04"]')).toHaveCount(0);
    await expect(rules.locator('[data-rule="KSF-R06"]')).toBeVisible();
    const reasons = rules.getByRole("textbox");
    for (let at = 0; at < (await reasons.count()); at++) await reasons.nth(at).fill("Kommunestyret behandler saken i desember.");
    await app.expectAccessible();
    await place.confirm("action.change_host", "place_step.host.done");
    await expect(place.stateHeading).toBeFocused();
  });

  await test.step("it is told now as something that comes, and in the history", async () => {
    await expect(place.state).toContainText("Kristiansand");
    await expect(place.state).toContainText(t("place_page.later"));
    await expect(place.section("place_page.hosts").getByRole("listitem").first()).toContainText("Grimstad");
    await expect(place.history).toContainText(t("region.event.host_changed"));
    await expect(place.history).toContainText("KSF-R06");
    await expectFits(app.page, 320);
    await app.expectSpoken();
  });

  const visitor = await someone();
  await test.step("everyone sees the region as it will be, and reads of it in the timeline", async () => {
    await visitor.open("/regioner/sor");
    await expect(visitor.place.actions).toHaveCount(0);
    await visitor.place.lookAt("2027-01-01");
    await expect(visitor.place.section("asked_day.state.later")).toContainText("Grimstad");
    await visitor.expectAccessible();
    await visitor.place.backToToday();
    await visitor.main.getByRole("link", { name: t("place_page.timeline") }).click();
    await visitor.at(t("timeline.heading"));
    const later = visitor.place.section("timeline.later");
    await expect(later).toContainText(t("timeline.later.host_began", { municipality: "Grimstad", region: "KSF Sør" }));
    await visitor.main.getByLabel(t("timeline.kind")).selectOption("host_began");
    await visitor.main.getByRole("button", { name: t("timeline.show"), exact: true }).click();
    await expect(visitor.page).toHaveURL(/kind=host_began/);
    await expect(later).not.toContainText("Kristiansand");
    await expect(visitor.place.section("timeline.past")).toContainText("Kristiansand");
    await visitor.expectAccessible();
    await visitor.expectSpoken();
  });

  await test.step("its sheet fits one sheet of paper", async () => {
    // A region that no other journey founds clusters in.
    await visitor.open("/regioner/nord");
    await visitor.main.getByRole("link", { name: t("sheet.link") }).click();
    await visitor.at("KSF Nord");
    await visitor.expectAccessible();
    await visitor.page.emulateMedia({ media: "print" });
    await expect(visitor.main.getByRole("button")).toBeHidden();
    await expect(visitor.main).toContainText(h("host"));
    const pdf = await visitor.page.pdf({ preferCSSPageSize: true });
    expect(pdf.toString("latin1").match(/\/Type\s*\/Page[^s]/g), "pages of the sheet").toHaveLength(1);
  });
});

test("KS says that a region is established from a day (nn)", async ({ someone }) => {
  const app = await someone({ as: "national", lang: "nn" });
  const { place, t } = app;
  await app.open("/regioner/ost");
  await expect(place.lack("cluster")).toContainText(t("place_page.lack.region_cluster.meanwhile"));
  await place.ask("action.set_region_status");
  await place.answer("action.set_region_status").click();
  await expect(app.errors.getByRole("link")).toHaveCount(4);
  await place.choose("/status", "established");
  await place.field("/validFrom").fill("2026-10-01");
  await place.choose("/decidedBy", "ks");
  await place.reason.fill("Vertskap og koordinator er på plass.");
  await app.expectAccessible();
  await place.confirm("action.set_region_status", "place_step.status.done");
  await expect(place.fact(place.state, "structure_page.status")).toContainText(t("region.status.established"));
  await expect(place.section("place_page.statuses")).toContainText("Vertskap og koordinator er på plass.");
  await app.expectSpoken();
});
