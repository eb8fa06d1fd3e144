// One's own page: what one has begun, and what others did since one looked last.
import { randomUUID } from "node:crypto";
import { expect, test } from "../../fixtures/test";

test("what others did is told once, with the way there, and one's drafts stand there", async ({ someone, apiAs }) => {
  const contact = await apiAs("contact");
  const mark = randomUUID().slice(0, 8);
  const title = `Kven følgjer opp ${mark}?`;
  const draft = await contact.draft({ title, problem: "Det veit vi ikkje." });
  const app = await someone({ as: "cluster", lang: "nn" });
  const news = app.main.getByRole("region", { name: app.t("news.heading") });

  await test.step("the coordinator has seen all that was", async () => {
    const seen = app.page.waitForResponse((answer) => answer.url().endsWith("/me/news/seen") && answer.status() === 204);
    await app.open("/min-side");
    await seen;
    await app.expectAccessible();
    await app.reload();
    await expect(news).toContainText(app.like("news.none"));
    await expect(app.main.getByText(mark), "a draft is nobody else's").toHaveCount(0);
  });

  await test.step("the contact finds her draft, and sends it in", async () => {
    const own = await someone({ as: "contact", lang: "nn" });
    await own.open("/min-side");
    const drafts = own.main.getByRole("region", { name: own.t("news.drafts") });
    await expect(drafts.getByRole("link", { name: title })).toHaveAttribute("href", `/behov/${draft.id}/rediger`);
    await contact.act(draft.id, "submit", {});
    await own.reload();
    await expect(own.main.getByRole("link", { name: title }), "one's own doings are no news").toHaveCount(0);
  });

  await test.step("the coordinator is told, once", async () => {
    const seen = app.page.waitForResponse((answer) => answer.url().endsWith("/me/news/seen") && answer.status() === 204);
    await app.reload();
    await seen;
    const line = news.getByRole("listitem").filter({ hasText: title });
    await expect(line).toContainText(app.t("need.event.submitted"));
    await line.getByRole("link").click();
    await app.at(title);
    await app.open("/min-side");
    await expect(news.getByText(title)).toHaveCount(0);
  });
});
