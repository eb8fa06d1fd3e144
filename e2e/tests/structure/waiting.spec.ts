// Whoever comes twice a year is told what waits for her municipality, with the way there; nobody else is.
import { randomUUID } from "node:crypto";
import { newcomer } from "../../fixtures/people";
import { expectFits } from "../../fixtures/layout";
import { expect, test } from "../../fixtures/test";

test("a contact outside every cluster is told of an invitation where she begins, and answers it (nn)", async ({ someone, apiAs }) => {
  test.setTimeout(120_000);
  const founder = await apiAs("contactMasfjorden");
  const name = `Øyklynga ${randomUUID().slice(0, 8)}`;
  const body = { name, municipality: "4632", commonNeed: "Akuttberedskap på øyar", reason: "Fem kommunar møttest" };
  const cluster = await founder.post("/clusters", body, 201);
  await founder.step(`/clusters/${cluster.id}`, "invitations", {
    municipality: "4024",
    overrides: [{ rule: "KSF-R12", reason: "Same utfordringar" }],
  });
  const app = await someone({ as: "contactHjartdal", lang: "nn" });
  const { place, t } = app;
  const asked = t("waiting.membership", { municipality: "Hjartdal", cluster: name });

  await test.step("the line on the front page and above the needs leads to what waits", async () => {
    await app.open("/");
    await expect(app.main.getByRole("link", { name: t("waiting.line.link") })).toBeVisible();
    await expect(app.header.getByRole("link", { name: app.like("nav.mine_waiting") })).toBeVisible();
    await app.expectAccessible();
    await app.open("/behov");
    await app.main.getByRole("link", { name: t("waiting.line.link") }).click();
    await app.at(t("nav.mine"));
    await expect(place.section("waiting.answers").getByRole("link", { name: asked })).toBeVisible();
    await app.expectAccessible();
    await app.expectSpoken();
    await expectFits(app.page, 320);
  });

  await test.step("the page of her municipality says it too, and to nobody else", async () => {
    await app.open("/kommuner/4024");
    await expect(place.section("waiting.here").getByRole("link", { name: asked })).toBeVisible();
    await app.expectAccessible();
    const visitor = await someone();
    await visitor.open("/kommuner/4024");
    await expect(visitor.main).not.toContainText(name);
    const other = await someone({ as: "contact" });
    await other.open("/kommuner/4024");
    await expect(other.main).not.toContainText(name);
  });

  await test.step("she answers where the link leads, and it waits no longer", async () => {
    await place.section("waiting.here").getByRole("link", { name: asked }).click();
    await app.at(name);
    await app.cluster.say("no", "Hjartdal", { reason: "Ikkje no." });
    await app.open("/min-side");
    await expect(app.main.getByRole("link", { name: asked })).toHaveCount(0);
  });
});

test("a deputy is told whom she stands in for and for how long", async ({ someone, apiAs }) => {
  const [desk, visitor] = [await apiAs("region"), await apiAs()];
  const holder = await newcomer(desk, visitor, "FoU-kontakt i Luster", { role: "rd_contact", municipality: "4644" });
  const deputy = await newcomer(desk, visitor, "FoU-kontakt i Årdal", { role: "rd_contact", municipality: "4643" });
  const { holderId } = await desk.get(`/role-assignments/${deputy.role}`);
  const away = { validFrom: "2027-02-01", validTo: "2027-02-28", deputy: holderId };
  await desk.post(`/role-assignments/${holder.role}/absences`, away, 201, { "if-match": "*" });
  const app = await someone();
  const { people, t } = app;
  await people.signIn(deputy);
  const told = t("waiting.deputy", { name: holder.name, role: `${app.h("role.rd_contact")}, Luster` });
  for (const path of ["/roller", "/min-profil", "/min-side"]) {
    await app.open(path);
    const section = people.section("waiting.deputy_for");
    await expect(section.getByRole("link", { name: told }), path).toBeVisible();
    await expect(section).toContainText("28. februar 2027");
  }
  await app.expectAccessible();
  await expect(app.header.getByRole("link", { name: app.like("nav.mine_waiting") }), "there is nothing to answer").toHaveCount(0);
});
