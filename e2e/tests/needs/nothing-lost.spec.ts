// What is typed is never lost: not when the service fails, the network goes, the session ends, or somebody else saves.
import { endSession, faults } from "../../fixtures/faults";
import { expect, test } from "../../fixtures/test";
import { answered } from "../../fixtures/trouble";
import { App } from "../../pages/app";

const stories = [
  { lang: "nb", title: "Hva demper uro på sykehjem om kvelden?", problem: "Uroen smitter, og vi er få på vakt." },
  { lang: "nn", title: "Kva dempar uro på sjukeheim om kvelden?", problem: "Uroa smittar, og vi er få på vakt." },
] as const;

for (const story of stories) {
  const { lang } = story;

  test(`a contact whose need cannot be sent keeps every word, and sends it later (${lang})`, async ({ someone, trouble }) => {
    const { app, form, page, failure, t } = unpack(await someone({ as: "contact", lang }));
    await form.open();
    const all = faults(lang, trouble);
    for (const [number, fault] of all.entries()) {
      await test.step(fault.name, async () => {
        await fault.begin(page);
        if (number === 0) await form.fillIn(story);
        await form.send();
        await expect(failure(fault.failure)).toContainText(fault.title);
        await expect(app.formFailure).toBeFocused();
        await expect(app.formFailure).toContainText(t("ui.offline.kept"));
        await expect(form.warning).toContainText(t("need_form.saved.failed"));
        await form.expectHolds(story);
      });
      // One ends when the next has begun: nothing gets through between them.
      if (number > 0) await all[number - 1]!.end(page);
    }
    await app.expectAccessible();

    await test.step("the network comes back: the draft is saved without a word from her", async () => {
      await all.at(-1)!.end(page);
      await form.expectSaved();
      await expect(form.warning).toHaveCount(0);
    });

    await test.step("a reload, and then it is sent", async () => {
      await app.reload();
      await form.expectHolds(story);
      await form.send();
      await app.at(story.title);
      await expect(app.need.about).toContainText(story.problem);
    });
  });
}

test("a contact whose session ends signs in again and finds the text; the next person does not", async ({ someone, trouble }) => {
  const [, story] = stories;
  const { app, form, page, failure, t } = unpack(await someone({ as: "contact", lang: "nn" }));
  await form.open();
  await form.fillIn({ ...story, title: "Først" });
  await form.expectSaved();
  await endSession(page, trouble);

  await form.fillIn(story);
  await expect(form.warning).toContainText(t("need_form.saved.sign_in"));
  await form.expectHolds(story);
  await form.send();
  await failure("sign-in").getByRole("link", { name: t("nav.sign_in") }).click();
  await app.at(t("account.sign_in.heading"));
  await app.signInPage.as("contact");
  await app.at(t("need_form.heading.new"));
  await form.expectHolds(story);
  await expect(form.restored).toBeVisible();

  await app.signOut();
  await app.signInFromHeader("contactMasfjorden");
  await form.open();
  await form.expectHolds({ title: "", problem: "" });
});

test("a contact who leaves with half a need finds it with the back button, and may throw it away", async ({ someone }) => {
  const { app, form, page, t } = unpack(await someone({ as: "contact" }));
  await app.needs.open("mine");
  await app.main.getByRole("link", { name: t("action.report_need") }).click();
  await app.at(t("need_form.heading.new"));
  await form.title.fill("Bare en halv tanke");
  await page.goBack();
  await app.at(t("nav.needs"));
  await page.goForward();
  await app.at(t("need_form.heading.new"));
  await form.expectHolds({ title: "Bare en halv tanke", problem: "" });
  await app.reload();
  await form.expectHolds({ title: "Bare en halv tanke", problem: "" });
  await form.button("need_form.forget").click();
  await form.expectHolds({ title: "", problem: "" });
  await expect(form.title).toBeFocused();
  await expect(form.restored).toHaveCount(0);
});

test("a contact sees which language she writes in, and chooses another without a field to fill in", async ({ someone }) => {
  const { app, form, t } = unpack(await someone({ as: "contact", lang: "nn" }));
  await form.open();
  await expect(app.main.getByText(t("need_form.language.line", { language: t("content_language.nn") }))).toBeVisible();
  const language = app.main.getByLabel(t("need_form.language"), { exact: true });
  await expect(language).toHaveCount(0);
  await form.button("need_form.language.other").click();
  await expect(language).toBeFocused();
  await language.selectOption("se");
  await form.fillIn({ title: "Dearvvašvuohta", problem: "Guhkes gaskkat." });
  await form.expectSaved();
  await app.reload();
  await expect(app.main.getByText(t("need_form.language.line", { language: t("content_language.se") }))).toBeVisible();
});

test("two tabs change the same draft: the later one keeps its text and chooses", async ({ someone, apiAs, trouble }) => {
  trouble.expect(answered(412));
  const draft = await (await apiAs("contact")).draft({ title: "Fra starten", problem: "Et problem." });
  const path = `/behov/${draft.id}/rediger`;
  const one = unpack(await someone({ as: "contact" }));
  const two = unpack(new App(await one.page.context().newPage()));
  await one.app.open(path);
  await two.app.open(path);

  await one.form.title.fill("Fra den ene");
  await one.form.expectSaved();
  await two.form.title.fill("Fra den andre");
  await expect(two.form.warning).toContainText(two.t("need_form.saved.stale"));
  await two.form.expectHolds({ title: "Fra den andre", problem: "Et problem." });
  await two.form.button("need_form.use_mine").click();
  await expect(two.form.title).toBeFocused();
  await two.form.expectSaved();

  await one.form.problem.fill("Et annet problem.");
  await expect(one.form.warning).toContainText(one.t("need_form.saved.stale"));
  await one.form.expectHolds({ title: "Fra den ene", problem: "Et annet problem." });
  await one.form.button("need_form.use_theirs").click();
  await one.form.expectHolds({ title: "Fra den andre", problem: "Et problem." });
});

test("a contact reloads the tab that lost the race: the choice is asked again, and nothing is overwritten before it", async ({ someone, apiAs, trouble }) => {
  trouble.expect(answered(412));
  const contact = await apiAs("contact");
  const draft = await contact.draft({ title: "Fra starten", problem: "Et problem." });
  const { app, form, t } = unpack(await someone({ as: "contact" }));
  await app.open(`/behov/${draft.id}/rediger`);
  await contact.change(draft.id, { title: "Fra den andre fanen" });
  const stored = async () => (await contact.get(`/needs/${draft.id}`)).title;

  await form.title.fill("Fra denne fanen");
  await expect(form.warning).toContainText(t("need_form.saved.stale"));
  await app.reload();
  await form.expectHolds({ title: "Fra denne fanen", problem: "Et problem." });
  await expect(form.conflict).toBeFocused();
  await expect(form.restored).toHaveCount(0);

  await form.title.focus();
  await form.button("action.save_draft").click();
  await expect(form.conflict).toBeFocused();
  await expect(form.conflict).toBeInViewport();
  await expect(app.formFailure).toHaveCount(0);
  expect(await stored()).toBe("Fra den andre fanen");
  await app.expectAccessible();

  await form.button("need_form.use_mine").click();
  await form.expectSaved();
  expect(await stored()).toBe("Fra denne fanen");
});

test("a contact who saves before the draft saves itself is asked the same, once", async ({ someone, apiAs, trouble }) => {
  trouble.expect(answered(412));
  const contact = await apiAs("contact");
  const draft = await contact.draft({ title: "Fra starten", problem: "Et problem." });
  const { app, form } = unpack(await someone({ as: "contact" }));
  await app.open(`/behov/${draft.id}/rediger`);
  await contact.change(draft.id, { title: "Fra den andre fanen" });
  await form.title.fill("Fra denne fanen");
  await form.button("action.save_draft").click();
  await expect(form.conflict).toBeFocused();
  await expect(app.formFailure).toHaveCount(0);
  await form.button("need_form.use_theirs").click();
  await form.expectHolds({ title: "Fra den andre fanen", problem: "Et problem." });
});

test("a coordinator's reason survives a fault, a change by another, and an ended session", async ({ someone, apiAs, trouble }) => {
  const contact = await apiAs("contact");
  const { id } = await contact.draft({ title: "Uklart behov", problem: "Det er noe med natten." });
  await contact.act(id, "submit", {});
  const { app, page, failure, t } = unpack(await someone({ as: "cluster" }));
  const { need } = app;
  const reason = "Vi må vite hvem det gjelder.";
  const [fault] = faults("nb", trouble);
  trouble.expect(answered(412));

  await app.open(`/behov/${id}`);
  await need.ask("action.reject");
  await need.reason.fill(reason);
  await fault!.begin(page);
  await need.answer("action.reject").click();
  await expect(failure("problem")).toContainText(fault!.title);
  await expect(need.reason).toHaveValue(reason);
  await fault!.end(page);

  await contact.change(id, { problem: "Det er noe med natten, på sykehjemmet." });
  await need.answer("action.reject").click();
  await expect(failure("problem")).toContainText(t("problem.version_mismatch.title"));
  await need.dialog.getByRole("button", { name: t("ui.reload") }).click();
  await expect(need.about).toContainText("på sykehjemmet");
  await expect(app.main).toBeFocused();
  await need.ask("action.reject");
  await expect(need.reason).toHaveValue(reason);

  await endSession(page, trouble);
  await need.answer("action.reject").click();
  await failure("sign-in").getByRole("link", { name: t("nav.sign_in") }).click();
  await app.signInPage.as("cluster");
  await app.at("Uklart behov");
  await need.ask("action.reject");
  await expect(need.reason).toHaveValue(reason);
  await need.confirm("action.reject", "need_page.done.reject");
  await need.expectWhere({ status: t("need.process.rejected"), reason });
});

/** What the journeys here use all the time. */
function unpack(app: App) {
  return { app, form: app.form, page: app.page, failure: app.failure.bind(app), t: app.t };
}
