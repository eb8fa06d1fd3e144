// A cluster of two, by a contact who acts for both: founded, signed, and established with a reason for being so few. In
// English; the whole journey of five runs in bokmål and nynorsk (`cluster.spec.ts`).
import { randomUUID } from "node:crypto";
import { expect, test } from "../../fixtures/test";

const BOTH = ["Austrheim", "Masfjorden"];

test("a cluster of two is founded, signed and established (en)", async ({ someone, trouble }) => {
  test.setTimeout(180_000);
  trouble.expect(/422/);
  const name = `Coastal cluster ${randomUUID().slice(0, 8)}`;
  const founder = await someone({ as: "contactMasfjorden", lang: "en" });
  const { cluster, t } = founder;

  await test.step("it is started, and the other municipality joins", async () => {
    await cluster.start();
    await cluster.fillIn({ name, need: "Emergency care on islands", reason: "We share a coast.", founder: "Austrheim" });
    await cluster.send.click();
    await founder.at(name);
    await founder.expectAnnounced(t("cluster_new.done"));
    await cluster.invite("Masfjorden");
    await cluster.say("yes", "Masfjorden");
    await expect(cluster.members).toHaveText([/^Austrheim/, /^Masfjorden/]);
  });

  await test.step("a member that says it would drive the cluster does not drive it by that", async () => {
    await cluster.ask("cluster_step.ambition");
    await cluster.field("/municipality").selectOption({ label: "Masfjorden" });
    await cluster.dialog.getByRole("radio", { name: t("cluster.ambition.motor") }).check();
    await cluster.confirm("cluster_step.ambition", "cluster_step.ambition.done");
    await expect(cluster.lacks).toContainText(t("cluster_page.lack.motor.meanwhile", { names: "Austrheim" }));
    await founder.expectSpoken();
  });

  await test.step("an agreement is written, sent and signed by both", async () => {
    await cluster.take("cluster_step.begin", "cluster_step.begin.done", "The agreement is ready.");
    await cluster.ask("cluster_step.agreement");
    await cluster.field("/title").fill("Cooperation agreement");
    await cluster.confirm("cluster_step.agreement", "cluster_step.agreement.done");
    await cluster.take("cluster_step.send", "cluster_step.send.done");
    for (const municipality of BOTH) await cluster.sign(municipality);
    await expect(cluster.agreements).toContainText(t("agreement.status.in_force"));
  });

  await test.step("Austrheim becomes the lead municipality", async () => {
    await cluster.proposeMotor("Austrheim", "It has the capacity.");
    await cluster.say("yes", "Austrheim");
    await cluster.expectMotor("Austrheim");
  });

  await test.step("it is established, with a reason for each rule that is set aside", async () => {
    await cluster.ask("cluster_step.establish");
    await cluster.reason.fill("All have signed.");
    await cluster.answer("cluster_step.establish").click();
    const rules = cluster.dialog.locator("#step-rules");
    await expect(rules).toContainText(t("rule.ksf_r07"));
    await expect(rules).toContainText(t("rule.ksf_r15"));
    await founder.expectAccessible();
    for (const at of [0, 1]) await cluster.field(`/overrides/${at}/reason`).fill("Two islands with one need.");
    await cluster.confirm("cluster_step.establish", "cluster_step.establish.done");
    await cluster.expectStatus("established");
    await expect(cluster.history).toContainText(t("history.override", { rule: "KSF-R07", reason: "Two islands with one need." }));
    await founder.expectSpoken();
    await founder.expectAccessible();
  });
});
