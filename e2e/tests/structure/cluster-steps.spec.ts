// The rest of what one can do with a cluster: other terms, a no, a proposal taken back, another ambition, leaving, the end.
import { randomUUID } from "node:crypto";
import { expect, test } from "../../fixtures/test";

test("a cluster changes, and ends: each step is told afterwards and stands in its history", async ({ someone, apiAs }) => {
  test.setTimeout(180_000);
  const contact = await apiAs("contactMasfjorden");
  const before = `Elveklynga ${randomUUID().slice(0, 8)}`;
  const after = `${before} og fjorden`;
  const body = { name: before, municipality: "4632", commonNeed: "Nattilsyn", reason: "Vi er fleire om det." };
  const { id } = await contact.post("/clusters", body, 201);
  const app = await someone({ as: "contactMasfjorden" });
  const { cluster, t } = app;
  await app.open(`/klynger/${id}`);

  await test.step("its name, who pays and the coordinator's post", async () => {
    await cluster.ask("cluster_step.describe");
    await expect(cluster.field("/name")).toHaveValue(before);
    await cluster.field("/name").fill(after);
    await cluster.field("/coordinatorPercent").fill("femti");
    await cluster.answer("cluster_step.describe").click();
    await expect(cluster.field("/coordinatorPercent")).toBeFocused();
    await cluster.field("/coordinatorPercent").fill("50");
    await cluster.confirm("cluster_step.describe", "cluster_step.describe.done");
    await expect(app.heading).toHaveText(after);
    await expect(cluster.state).toContainText(t("cluster_page.percent.value", { count: "50" }));
  });

  await test.step("a proposal is taken back; another is answered with no, and why", async () => {
    await cluster.invite("Alver");
    await cluster.take("cluster_step.withdraw", "cluster_step.withdraw.done");
    await cluster.invite("Masfjorden");
    await cluster.say("no", "Masfjorden", { reason: "Ikke i år." });
    await expect(cluster.history).toContainText(t("cluster_event.withdrawn", { name: "Alver" }));
    await expect(cluster.history).toContainText(t("cluster_event.declined", { name: "Masfjorden" }));
    await expect(cluster.history).toContainText("Ikke i år.");
  });

  await test.step("a member will do more, from a day that comes", async () => {
    await cluster.invite("Masfjorden");
    await cluster.say("yes", "Masfjorden");
    await cluster.ask("cluster_step.ambition");
    await cluster.field("/municipality").selectOption({ label: "Masfjorden" });
    await cluster.dialog.getByRole("radio", { name: t("cluster.ambition.build"), exact: false }).check();
    await cluster.field("/validFrom").fill("2030-01-01");
    await cluster.confirm("cluster_step.ambition", "cluster_step.ambition.done");
    await expect(cluster.history).toContainText(t("history.from", { date: "1. januar 2030" }));
  });

  await test.step("a subcluster ends before its time", async () => {
    await cluster.ask("cluster_step.subcluster");
    await cluster.field("/name").fill("Elva");
    await cluster.field("/theme").fill("Flaum");
    for (const member of ["Austrheim", "Masfjorden"]) await cluster.dialog.getByRole("checkbox", { name: member }).check();
    await cluster.field("/validTo").fill("2029-12-31");
    await cluster.confirm("cluster_step.subcluster", "cluster_step.subcluster.done");
    await cluster.ask("cluster_step.end_subcluster", { name: "Elva" });
    await cluster.confirm("cluster_step.end_subcluster", "cluster_step.end_subcluster.done", { name: "Elva" });
    await expect(app.main).toContainText(t("cluster_page.subclusters.none"));
  });

  await test.step("one leaves, and the cluster is closed", async () => {
    await cluster.ask("cluster_step.leave");
    await cluster.field("/municipality").selectOption({ label: "Masfjorden" });
    await cluster.reason.fill("Vi har nok med vårt eget.");
    await cluster.confirm("cluster_step.leave", "cluster_step.leave.done");
    await expect(cluster.members).toHaveText([/^Austrheim/]);
    await cluster.take("cluster_step.close", "cluster_step.close.done", "Det ble ikke noe av.");
    await cluster.expectStatus("closed");
    await expect(cluster.actions).toHaveCount(0);
    await app.expectAccessible();
    await app.expectSpoken();
  });
});
