// A small municipality outside every cluster says how it stands: endorsement, documents, consents; and Oslo gets a region.
import { randomUUID } from "node:crypto";
import { Keyboard } from "../../fixtures/keyboard";
import { expectFits } from "../../fixtures/layout";
import { expect, test } from "../../fixtures/test";

// Both write to the same municipality, one after the other.
test.describe.configure({ mode: "default" });

const SAID = { resolution: "https://www.hjartdal.kommune.no/vedtak/2026-31", day: "2026-02-12" };

test("the contact of Hjartdal writes down what the municipality has decided (nn)", async ({ someone }) => {
  test.setTimeout(180_000);
  const app = await someone({ as: "contactHjartdal", lang: "nn" });
  const { place, t } = app;
  await app.open("/kommuner/4024");

  await test.step("the page says who answers, and what is missing with who stands in", async () => {
    await expect(place.state).toContainText(t("answers_because.contact"));
    await expect(place.lack("cluster")).toContainText(t("place_page.lack.cluster.meanwhile", { region: "KSF Sørøst" }));
    await expect(place.lack("contact")).toHaveCount(0);
    await app.expectAccessible();
  });

  await test.step("political endorsement, with the resolution", async () => {
    await place.ask("place_step.political");
    await app.expectAccessible();
    await place.answer("place_step.political").click();
    await expect(app.errors).toBeVisible();
    await place.choose("/politicalAnchoring/anchored", "yes");
    await place.field("/politicalAnchoring/resolutionUrl").fill("hjartdal.kommune.no");
    await place.answer("place_step.political").click();
    await expect(place.field("/politicalAnchoring/resolutionUrl")).toBeFocused();
    await place.field("/politicalAnchoring/resolutionUrl").fill(SAID.resolution);
    await place.field("/politicalAnchoring/decidedOn").fill(SAID.day);
    await place.confirm("place_step.political", "place_step.anchor.done");
    await expect(place.section("place_page.anchoring")).toContainText(t("structure_page.since_day", { date: "12. februar 2026" }));
    await expect(place.section("place_page.anchoring").getByRole("link")).toHaveAttribute("href", SAID.resolution);
    await expect(place.lack("political_anchoring")).toHaveCount(0);
  });

  const title = `Strategi for forsking ${randomUUID().slice(0, 8)}`;
  await test.step("a strategy by its link, corrected, and taken away again", async () => {
    const documents = place.section("place_page.documents");
    await place.ask("place_step.document");
    await place.choose("/kind", "research_strategy");
    await place.field("/title").fill(title);
    await place.field("/url").fill("https://www.hjartdal.kommune.no/strategi");
    await app.expectAccessible();
    await place.confirm("place_step.document", "place_step.document.done");
    await expect(documents.getByRole("link", { name: title })).toBeVisible();
    await place.ask("place_step.document.change", { title });
    await place.field("/title").fill(`${title} og innovasjon`);
    await place.confirm("place_step.document.change", "place_step.document.change.done", { title });
    await expect(documents.getByRole("link", { name: `${title} og innovasjon` })).toBeVisible();
    await place.ask("place_step.document.remove", { title: `${title} og innovasjon` });
    await app.expectAccessible();
    const values = { title: `${title} og innovasjon` };
    await place.confirm("place_step.document.remove", "place_step.document.remove.done", values);
    await expect(documents.getByRole("link", { name: title })).toHaveCount(0);
    await expect(place.history).toContainText(t("municipality.event.document_removed"));
  });

  const task = t("delegated_task.withdraw_needs");
  await test.step("a consent to the region, and back", async () => {
    const consents = place.section("place_page.consents");
    await place.ask("place_step.consent");
    await place.choose("/task", "withdraw_needs");
    await app.expectAccessible();
    await place.confirm("place_step.consent", "place_step.consent.done");
    await expect(consents.getByRole("listitem")).toContainText(["KSF Sørøst"]);
    await app.expectAccessible();
    await place.ask("place_step.consent.end", { task });
    await place.confirm("place_step.consent.end", "place_step.consent.end.done", { task });
    await expect(consents).toContainText(t("place_page.consents.none"));
  });

  await test.step("it fits a telephone, and the sheet one sheet of paper", async () => {
    await app.expectSpoken();
    await expectFits(app.page, 320);
    await app.main.getByRole("link", { name: t("sheet.link") }).click();
    await app.at("Hjartdal");
    await expect(app.main).toContainText(t("lacks.heading"));
    await app.expectAccessible();
    await app.expectSpoken();
    await app.page.emulateMedia({ media: "print" });
    const pdf = await app.page.pdf({ preferCSSPageSize: true });
    expect(pdf.toString("latin1").match(/\/Type\s*\/Page[^s]/g), "pages of the sheet").toHaveLength(1);
  });
});

test("administrative endorsement is written down by keyboard alone", async ({ someone }) => {
  const app = await someone({ as: "contactHjartdal", lang: "nn" });
  await Keyboard.only(app.page);
  const keys = new Keyboard(app.page);
  const { place, t, page } = app;
  await app.open("/kommuner/4024");
  await keys.enter(place.action("place_step.administrative"));
  await keys.to(place.dialog.getByRole("radio").first());
  await page.keyboard.press("Space");
  await keys.enter(place.answer("place_step.administrative"));
  await expect(place.dialog).toBeHidden();
  await app.expectAnnounced(t("place_step.anchor.done"));
  await app.settled();
  await expect(place.stateHeading).toBeFocused();
  await expect(place.section("place_page.anchoring")).toContainText(t("place_page.anchor.yes"));
});

test("KS puts Oslo into a region from a day; before it nobody sees a change, and the timeline tells of it", async ({ someone }) => {
  const app = await someone({ as: "national" });
  const { place, t } = app;
  await app.open("/kommuner/0301");
  await expect(place.lack("region")).toContainText(t("place_page.nation_meanwhile"));
  await place.ask("place_step.move.into");
  await place.answer("place_step.move.into").click();
  await expect(place.field("/region")).toBeFocused();
  await place.field("/region").selectOption({ label: "KSF Øst" });
  await place.field("/validFrom").fill("2027-07-01");
  await place.choose("/decidedBy", "ks_managing_director");
  await place.reason.fill("Avklart med byrådet.");
  await app.expectAccessible();
  await place.confirm("place_step.move.into", "place_step.move.done");
  await expect(place.state).toContainText(t("place_page.later"));
  await expect(place.lack("region")).toBeVisible();
  await expect(place.history).toContainText("Avklart med byrådet.");

  const visitor = await someone();
  await visitor.open("/kommuner/0301");
  await visitor.place.lookAt("2027-07-01");
  await expect(visitor.place.section("asked_day.state.later")).toContainText("KSF Øst");
  await expect(visitor.place.lack("region")).toHaveCount(0);
  await visitor.expectAccessible();
  await visitor.main.getByRole("link", { name: t("place_page.timeline") }).click();
  await visitor.at(t("timeline.heading"));
  const joins = t("timeline.later.region_joined", { municipality: "Oslo", region: "KSF Øst" });
  await expect(visitor.place.section("timeline.later")).toContainText(joins);
});

test("a municipality under an old number tells what it became, and keeps its history", async ({ someone }) => {
  const app = await someone();
  const { place, page, t } = app;
  // The demo has no municipality that has ended: one is shown as the service shows one that has.
  await page.route(/\/api\/v1\/municipalities\/4620(\?|$)/, async (route) => {
    const answer = await route.fetch();
    const voss = { number: "4621", name: "Voss" };
    const successors = [{ municipality: voss, kind: "merge", changedOn: "2026-01-01" }];
    const ended = { validTo: "2025-12-31", successors, lacks: [], allowedActions: [] };
    await route.fulfill({ response: answer, json: { ...(await answer.json()), ...ended } });
  });
  await app.open("/kommuner/4620");
  const told = app.main.locator(".ds-alert");
  await expect(told).toContainText(t("place_page.ended.below"));
  await expect(told).toContainText("31. desember 2025");
  await expect(place.lacks, "nothing is missing where nothing is left").toHaveCount(0);
  await expect(place.history).toBeVisible();
  await app.expectAccessible();
  await told.getByRole("link", { name: "Voss" }).click();
  await app.at("Voss");
  await expect(told).toHaveCount(0);
});

test("a coordinator finds the municipalities of the region that lack a contact, by an address", async ({ someone }) => {
  const app = await someone({ as: "region" });
  const { t } = app;
  await app.open("/regioner/vest");
  await app.main.getByRole("link", { name: t("place_page.list.contact") }).click();
  await app.at(app.h("municipality.plural"));
  await expect(app.page).toHaveURL(/region=vest&lacks=contact/);
  await expect(app.main.getByLabel(t("place_page.list.lacks"))).toHaveValue("contact");
  await expect(app.main.getByRole("rowheader", { name: "Voss", exact: true })).toHaveCount(0);
  await app.main.getByLabel(t("place_page.list.lacks")).selectOption("cluster");
  await app.main.getByLabel(app.h("county"), { exact: true }).selectOption({ label: "Vestland" });
  await app.main.getByRole("button", { name: t("ui.search"), exact: true }).click();
  await expect(app.page).toHaveURL(/county=46/);
  await app.expectAccessible();
});
