// What is typed about a cluster is never lost: not when the service fails, the network goes, somebody else is faster, or the
// session ends.
import { randomUUID } from "node:crypto";
import { endSession, faults } from "../../fixtures/faults";
import { expect, test } from "../../fixtures/test";
import { answered } from "../../fixtures/trouble";

const WORDS = { need: "Rekruttering på øyar", reason: "Vi er få om det same." };

test("a contact whose cluster cannot be started keeps every word, and starts it later, once", async ({ someone, trouble }) => {
  const app = await someone({ as: "contactMasfjorden", lang: "nn" });
  const { cluster, page, t } = app;
  const words = { ...WORDS, name: `Øyklynga ${randomUUID().slice(0, 8)}` };
  await cluster.start();
  await cluster.fillIn({ ...words, founder: "Masfjorden" });
  for (const fault of faults("nn", trouble)) {
    await test.step(fault.name, async () => {
      await fault.begin(page);
      await cluster.send.click();
      await expect(app.failure(fault.failure)).toContainText(fault.title);
      await expect(app.formFailure).toBeFocused();
      await expect(app.formFailure).toContainText(t("ui.offline.kept"));
      await cluster.expectHolds(words);
      await fault.end(page);
    });
  }
  await app.expectAccessible();

  await test.step("a reload, and an ended session", async () => {
    await app.reload();
    await cluster.expectHolds(words);
    await endSession(page, trouble);
    await cluster.send.click();
    await app.failure("sign-in").getByRole("link", { name: t("nav.sign_in") }).click();
    await app.at(t("account.sign_in.heading"));
    await app.signInPage.as("contactMasfjorden");
    await app.at(t("cluster_page.start"));
    await cluster.expectHolds(words);
  });

  await test.step("the answer is lost on the way: sent again, it is made once", async () => {
    trouble.expect(/ERR_CONNECTION_RESET|ERR_FAILED/);
    const made: string[] = [];
    await page.route("**/api/v1/clusters", async (route) => {
      if (route.request().method() !== "POST") return route.fallback();
      const answer = await route.fetch();
      made.push((await answer.json()).id);
      return made.length === 1 ? route.abort("connectionreset") : route.fulfill({ response: answer });
    });
    await cluster.send.click();
    await expect(app.failure("offline")).toBeVisible();
    await cluster.send.click();
    await app.at(words.name);
    expect(made[1]).toBe(made[0]);
  });

  await cluster.start();
  await expect(cluster.field("/name"), "what was sent is forgotten").toHaveValue("");
});

test("whoever is overtaken loads the new version, and her words are still there", async ({ someone, apiAs, trouble }) => {
  trouble.expect(answered(412));
  const contact = await apiAs("contactMasfjorden");
  const body = { name: `Fjordklynga ${randomUUID().slice(0, 8)}`, municipality: "4632", commonNeed: WORDS.need, reason: WORDS.reason };
  const { id } = await contact.post("/clusters", body, 201);
  const app = await someone({ as: "contactMasfjorden" });
  const { cluster, t } = app;
  await app.open(`/klynger/${id}`);
  await cluster.ask("cluster_step.begin");
  await cluster.reason.fill("Vi er i gang med avtalen.");
  await contact.step(`/clusters/${id}`, "invitations", { municipality: "4634" });
  await cluster.answer("cluster_step.begin").click();
  await expect(app.failure("problem")).toContainText(t("problem.version_mismatch.title"));
  await app.expectAccessible();
  await cluster.dialog.getByRole("button", { name: t("ui.reload") }).click();
  await expect(cluster.section("cluster_page.asked.own")).toBeVisible();
  await expect(app.main).toBeFocused();
  await cluster.ask("cluster_step.begin");
  await expect(cluster.reason).toHaveValue("Vi er i gang med avtalen.");
  await cluster.confirm("cluster_step.begin", "cluster_step.begin.done");
  await cluster.expectStatus("establishing");
});
