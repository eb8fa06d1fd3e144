// A cluster by keyboard alone: started, a municipality invited, its answer given, an agreement sent and signed.
import { randomUUID } from "node:crypto";
import { Keyboard } from "../../fixtures/keyboard";
import { expect, test } from "../../fixtures/test";

test("a cluster is started, joined and signed by keyboard alone", async ({ someone }) => {
  const app = await someone({ as: "contactMasfjorden", lang: "nn" });
  await Keyboard.only(app.page);
  const keys = new Keyboard(app.page);
  const { cluster, t, page } = app;
  const name = `Tastaturklynga ${randomUUID().slice(0, 8)}`;

  /** Afterwards the focus stands where the page says what became of it. */
  const done = async (key: string, values: Record<string, string> = {}) => {
    await expect(cluster.dialog).toBeHidden();
    await app.expectAnnounced(t(key, values));
    await app.settled();
    await expect(cluster.stateHeading).toBeFocused();
  };

  await test.step("from the list to the form, and what is missing", async () => {
    await app.open("/klynger");
    await keys.enter(app.main.getByRole("link", { name: t("cluster_page.start"), exact: true }));
    await app.at(t("cluster_page.start"));
    await expect(app.heading).toBeFocused();
    await keys.enter(cluster.send);
    await expect(cluster.field("/name")).toBeFocused();
    await page.keyboard.type(name);
    await keys.to(cluster.field("/municipality"));
    await page.keyboard.type("Aust");
    await expect(cluster.field("/municipality")).toHaveValue("4632");
    await keys.write(cluster.field("/commonNeed"), "Nattilsyn");
    await keys.write(cluster.reason, "Vi er fleire om det.");
    await keys.enter(cluster.send);
    await app.at(name);
    await expect(app.heading).toBeFocused();
  });

  await test.step("the question holds the focus, lets go on Escape, and gives it back", async () => {
    await keys.enter(cluster.action("cluster_step.invite"));
    await keys.to(cluster.answer("cluster_step.invite"));
    await keys.staysWithin(cluster.dialog);
    await keys.press("Escape");
    await expect(cluster.dialog).toBeHidden();
    await expect(cluster.action("cluster_step.invite")).toBeFocused();
  });

  await test.step("a municipality is invited, and says yes", async () => {
    await keys.press("Enter");
    await expect(page.locator("#step-municipality-list option")).not.toHaveCount(0);
    await keys.to(cluster.field("/municipality"));
    await page.keyboard.type("Masfjorden");
    await keys.enter(cluster.answer("cluster_step.invite"));
    await done("cluster_step.invite.done");
    await keys.to(cluster.action("cluster_step.yes", { name: "Masfjorden" }), "Shift+Tab");
    await keys.press("Enter");
    await keys.enter(cluster.answer("cluster_step.yes", { name: "Masfjorden" }));
    await done("cluster_step.answer.done");
    await expect(cluster.members).toHaveCount(2);
  });

  await test.step("an agreement is written, sent and signed", async () => {
    await keys.enter(cluster.action("cluster_step.agreement"));
    await keys.write(cluster.field("/title"), "Samarbeidsavtale");
    await keys.enter(cluster.answer("cluster_step.agreement"));
    await done("cluster_step.agreement.done");
    await keys.enter(cluster.action("cluster_step.send"));
    await keys.enter(cluster.answer("cluster_step.send"));
    await done("cluster_step.send.done");
    for (const municipality of ["Austrheim", "Masfjorden"]) {
      await keys.enter(cluster.action("cluster_step.sign", { name: municipality }));
      await keys.enter(cluster.answer("cluster_step.sign", { name: municipality }));
      await done("cluster_step.sign.done", { name: municipality });
    }
    await expect(cluster.agreements).toContainText(t("agreement.status.in_force"));
  });
});
