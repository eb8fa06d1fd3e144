// A cluster of five is founded, signed, established and handed on, by the people who would do it. Once in bokmål and once
// in nynorsk. Voss is left alone: other journeys report needs from there.
import { randomUUID } from "node:crypto";
import { expectFits } from "../../fixtures/layout";
import { expect, test } from "../../fixtures/test";
import { text } from "../../fixtures/texts";
import { answered } from "../../fixtures/trouble";

const stories = [
  {
    lang: "nb",
    need: "Akuttberedskap på øyer",
    founded: "Fem kommuner møttes på Austrheim.",
    agreed: "Avtalen er klar.",
    anchored: "Kommunestyrene behandler saken i mars.",
    handed: "Alver har kapasitet nå.",
    reference: "Kommunestyret 14/26",
    subcluster: { name: "Øyene", theme: "Båtskyss om natten" },
  },
  {
    lang: "nn",
    need: "Akuttberedskap på øyar",
    founded: "Fem kommunar møttest på Austrheim.",
    agreed: "Avtalen er klar.",
    anchored: "Kommunestyra handsamar saka i mars.",
    handed: "Alver har kapasitet no.",
    reference: "Kommunestyret 14/26",
    subcluster: { name: "Øyane", theme: "Båtskyss om natta" },
  },
] as const;

const WRITTEN_DOWN = ["Alver", "Osterøy", "Askøy"];

for (const story of stories) {
  const { lang, reference } = story;

  test(`a cluster of five is founded, signed, established and handed on (${lang})`, async ({ someone, trouble }) => {
    test.setTimeout(240_000);
    trouble.expect(answered(422));
    const name = `Kystklynga ${randomUUID().slice(0, 8)}`;
    const founder = await someone({ as: "contactMasfjorden", lang });
    const { cluster, t } = founder;
    let address = "";

    await test.step("a contact who acts for two starts it; what is missing is said first", async () => {
      await cluster.start();
      await founder.expectAccessible();
      await cluster.send.click();
      await expect(cluster.field("/name")).toBeFocused();
      await expect(founder.errors.getByRole("link")).toHaveCount(4);
      await founder.expectAccessible();
      await cluster.fillIn({ name, need: story.need, reason: story.founded, founder: "Austrheim" });
      await cluster.send.click();
      await founder.at(name);
      await founder.expectAnnounced(t("cluster_new.done"));
      address = new URL(founder.page.url()).pathname;
      await cluster.expectStatus("initiative");
      await expect(cluster.members).toHaveText([/^Austrheim/]);
      await expect(cluster.lacks).toContainText(t("cluster_page.lack.motor.meanwhile", { names: "Austrheim" }));
      await founder.expectAccessible();
    });

    await test.step("she invites four; her own other municipality is asked first of all", async () => {
      await cluster.ask("cluster_step.invite");
      await founder.expectAccessible();
      await cluster.answer("cluster_step.invite").click();
      await expect(cluster.field("/municipality")).toBeFocused();
      await founder.expectAccessible();
      await founder.page.keyboard.press("Escape");
      for (const municipality of ["Masfjorden", ...WRITTEN_DOWN]) await cluster.invite(municipality);
      await expect(cluster.section("cluster_page.asked.own").getByRole("listitem").locator("strong")).toHaveCount(4);
      await founder.expectAccessible();
      await cluster.say("yes", "Masfjorden");
      await expect(cluster.members).toHaveText([/^Austrheim/, /^Masfjorden/]);
    });

    const desk = await someone({ as: "cluster", lang });
    await test.step("a coordinator writes down what three municipalities have decided, and where it says so", async () => {
      await desk.open(address);
      await expect(desk.cluster.section("cluster_page.asked.write_down")).toBeVisible();
      await desk.cluster.ask("cluster_step.yes", { name: "Alver" });
      await desk.cluster.answer("cluster_step.yes", { name: "Alver" }).click();
      await expect(desk.cluster.field("/reference")).toBeFocused();
      await desk.expectAccessible();
      await desk.page.keyboard.press("Escape");
      for (const municipality of WRITTEN_DOWN) await desk.cluster.say("yes", municipality, { reference });
      await expect(desk.cluster.members).toHaveCount(5);
    });

    await test.step("a rule that no reason passes is told with its source, and the words stay", async () => {
      await founder.reload();
      await cluster.take("cluster_step.begin", "cluster_step.begin.done", story.agreed);
      await cluster.expectStatus("establishing");
      await cluster.ask("cluster_step.establish");
      await cluster.reason.fill(story.agreed);
      await cluster.answer("cluster_step.establish").click();
      await expect(founder.formFailure).toBeFocused();
      await expect(founder.formFailure).toContainText(t("rule.ksf_r10"));
      await expect(founder.formFailure).toContainText("KSF-R10");
      await expect(founder.formFailure).toContainText("Etableringsplanen");
      await founder.expectAccessible();
      await founder.page.keyboard.press("Escape");
    });

    const region = await someone({ as: "region", lang });
    await test.step("an agreement is written, sent and signed by all: for members the cluster's own desk writes down", async () => {
      await cluster.ask("cluster_step.agreement");
      await cluster.field("/title").fill("Samarbeidsavtale 2026–2029");
      await cluster.confirm("cluster_step.agreement", "cluster_step.agreement.done");
      await cluster.take("cluster_step.send", "cluster_step.send.done");
      for (const municipality of ["Austrheim", "Masfjorden"]) await cluster.sign(municipality);
      for (const municipality of WRITTEN_DOWN) await expect(cluster.agreements.locator("strong")).toContainText([/./, municipality]);
      await founder.expectAccessible();
      await desk.reload();
      await expect(desk.cluster.action("cluster_step.sign", { name: "Alver" })).toHaveCount(0);
      await region.open(address);
      for (const municipality of WRITTEN_DOWN) await region.cluster.sign(municipality, reference);
      await expect(region.cluster.agreements).toContainText(t("agreement.status.in_force"));
    });

    await test.step("Austrheim becomes the motor, and the cluster is established although not all is anchored", async () => {
      await founder.reload();
      await cluster.proposeMotor("Austrheim", story.founded);
      await cluster.say("yes", "Austrheim");
      await cluster.expectMotor("Austrheim");
      await cluster.ask("cluster_step.establish");
      await expect(cluster.reason, "what was typed before is still there").toHaveValue(story.agreed);
      await cluster.answer("cluster_step.establish").click();
      const rules = cluster.dialog.locator("#step-rules");
      await expect(rules).toBeFocused();
      await expect(rules).toContainText(t("rule.ksf_r15"));
      await expect(rules).toContainText("KSF-R15");
      await founder.expectAccessible();
      await cluster.answer("cluster_step.establish").click();
      await expect(cluster.field("/overrides/0/reason")).toBeFocused();
      await founder.expectAccessible();
      await cluster.field("/overrides/0/reason").fill(story.anchored);
      await cluster.confirm("cluster_step.establish", "cluster_step.establish.done");
      await cluster.expectStatus("established");
      await expect(cluster.history).toContainText(text(lang, "history.override", { rule: "KSF-R15", reason: story.anchored }));
    });

    await test.step("the motor goes over to Alver, when both have said yes", async () => {
      await cluster.proposeMotor("Alver", story.handed);
      await cluster.say("yes", "Austrheim");
      await cluster.expectMotor("Austrheim");
      await region.reload();
      await region.cluster.say("yes", "Alver", { reference });
      await region.cluster.expectMotor("Alver");
      await expect(region.cluster.section("structure_page.motor_terms")).toContainText(story.handed);
    });

    await test.step("the region, which stands in for a coordinator, makes a subcluster", async () => {
      await region.open(address);
      await expect(region.cluster.lacks).toContainText(t("cluster_page.lack.coordinator.meanwhile", { region: "KSF Vest" }));
      await region.cluster.ask("cluster_step.subcluster");
      await region.expectAccessible();
      await region.cluster.field("/name").fill(story.subcluster.name);
      await region.cluster.field("/theme").fill(story.subcluster.theme);
      for (const member of ["Austrheim", "Masfjorden"]) await region.cluster.dialog.getByRole("checkbox", { name: member }).check();
      await region.cluster.answer("cluster_step.subcluster").click();
      await expect(region.cluster.field("/validTo")).toBeFocused();
      await region.cluster.field("/validTo").fill("2028-12-31");
      await region.cluster.confirm("cluster_step.subcluster", "cluster_step.subcluster.done");
      await expect(region.main).toContainText(story.subcluster.theme);
      await region.expectAccessible();
    });

    await test.step("it fits a telephone and speaks one language", async () => {
      await region.expectSpoken();
      await expectFits(region.page, 320);
    });

    const visitor = await someone({ lang });
    await test.step("everyone sees it, and can look at another day, where nothing can be done", async () => {
      await visitor.open(address);
      await expect(visitor.cluster.members).toHaveCount(5);
      await visitor.main.getByLabel(t("asked_day.ask")).fill("2026-01-01");
      await visitor.main.getByRole("button", { name: t("asked_day.show") }).click();
      await expect(visitor.main).toContainText(t("cluster_page.not_begun"));
      await founder.open(`${address}?asOf=2030-01-01`);
      await expect(founder.main.getByRole("alert").or(founder.main.locator(".ds-alert"))).toContainText(t("asked_day.text"));
      await expect(cluster.actions).toHaveCount(0);
      await founder.expectAccessible();
      await founder.main.getByRole("link", { name: t("asked_day.back") }).click();
      await founder.settled();
      await expect(cluster.state).toBeVisible();
    });

    await test.step("it fits one sheet of paper", async () => {
      await visitor.open(`${address}/utskrift`);
      await expect(visitor.main.getByRole("rowheader")).toHaveCount(5);
      await visitor.expectAccessible();
      await visitor.expectSpoken();
      const pdf = await visitor.page.pdf({ preferCSSPageSize: true });
      expect(pdf.toString("latin1").match(/\/Type\s*\/Page[^s]/g), "pages of the sheet").toHaveLength(1);
    });
  });
}
