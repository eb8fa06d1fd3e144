// What others do shows without reloading, and takes nothing from whoever is in the middle of something.
import { randomUUID } from "node:crypto";
import { expect, test } from "../fixtures/test";

test("a need that another sends in shows itself in the list, where the reader is", async ({ someone, apiAs }) => {
  const contact = await apiAs("contact");
  const app = await someone({ as: "cluster", live: true });
  await app.open("/behov");
  const link = app.main.getByRole("link").first();
  await link.focus();
  const href = await link.getAttribute("href");
  const title = `Kven følgjer opp ${randomUUID().slice(0, 8)}?`;
  const draft = await contact.draft({ title, problem: "Vi veit ikkje kven som har ansvaret." });
  await contact.act(draft.id, "submit", {});
  await expect(app.main.getByText(title)).toBeVisible();
  await expect(app.main.locator(":focus")).toHaveAttribute("href", href!);
});

test("an invitation shows on one's own page and in the menu, and is gone when it is taken back", async ({ someone, apiAs }) => {
  const founder = await apiAs("contactMasfjorden");
  const name = `Fjellklynga ${randomUUID().slice(0, 8)}`;
  const body = { name, municipality: "4634", commonNeed: "Vaktordningar i fjellkommunar", reason: "Fem kommunar møttest" };
  const cluster = await founder.post("/clusters", body, 201);
  const app = await someone({ as: "contactHjartdal", lang: "nn", live: true });
  await app.open("/min-side");
  const asked = app.main.getByRole("link", { name: app.t("waiting.membership", { municipality: "Hjartdal", cluster: name }) });
  await expect(asked).toHaveCount(0);
  const { proposals } = await founder.step(`/clusters/${cluster.id}`, "invitations", {
    municipality: "4024",
    overrides: [{ rule: "KSF-R12", reason: "Same utfordringar" }],
  });
  await expect(asked).toBeVisible();
  await expect(app.header.getByRole("link", { name: app.like("nav.mine_waiting") })).toBeVisible();
  await founder.step(`/clusters/${cluster.id}`, `proposals/${proposals[0].id}/withdraw`, { reason: "Feil kommune" });
  await expect(asked).toHaveCount(0);
});

test("whoever is answering a question is left alone until she is done", async ({ someone, apiAs }) => {
  const contact = await apiAs("contact");
  const draft = await contact.draft({ title: `Kven kan hjelpe? ${randomUUID().slice(0, 8)}`, problem: "Det veit vi ikkje." });
  await contact.act(draft.id, "submit", {});
  const app = await someone({ as: "cluster", live: true });
  await app.open(`/behov/${draft.id}`);
  const reject = app.main.getByRole("button", { name: app.t("action.reject"), exact: true });
  await reject.click();
  const reason = app.page.getByRole("dialog").getByRole("textbox");
  await reason.fill("Dette er besvart");
  await contact.change(draft.id, { title: "Kven kan hjelpe oss no?" });
  // Longer than the page waits before it fetches what is new.
  await app.page.waitForTimeout(4_000);
  await expect(reason).toHaveValue("Dette er besvart");
  await app.page.keyboard.press("Escape");
  await expect(app.heading).toHaveText("Kven kan hjelpe oss no?");
});
