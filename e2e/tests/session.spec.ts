// One browser, two tabs: they share the session, and what stands in a tab belongs to one person.
import type { Role } from "../fixtures/accounts";
import type { Api } from "../fixtures/api";
import { expect, test } from "../fixtures/test";
import { answered } from "../fixtures/trouble";
import { App } from "../pages/app";

const story = { title: "Hva gir ro på natten?", problem: "Vi er to på vakt, og huset er stort." };
const nothing = { title: "", problem: "" };

test("two tabs that renew the session at once take turns, and both stay signed in", async ({ someone }) => {
  const one = await someone({ as: "contact" });
  const two = await secondTab(one);
  let asked = 0;
  let letGo = () => {};
  const held = new Promise<void>((resolve) => (letGo = resolve));
  await one.page.context().route("**/api/v1/auth/refresh", async (route) => {
    asked += 1;
    if (asked === 1) await held;
    await route.continue();
  });
  const signedIn = (app: App) => expect(app.header.getByRole("button", { name: app.t("nav.sign_out") })).toBeVisible();

  await one.page.goto("/");
  await expect.poll(() => asked).toBe(1);
  await two.page.goto("/");
  const waiting = () => two.page.evaluate(async () => (await navigator.locks.query()).pending?.length);
  await expect.poll(waiting, "the second tab waits for its turn").toBe(1);
  expect(asked, "renewals before the first was answered").toBe(1);
  letGo();
  await signedIn(one);
  await signedIn(two);

  for (const app of [one, two]) {
    await app.reload();
    await signedIn(app);
  }
  expect(asked).toBe(4);
});

test("a tab follows who signs out and in in another, and gives the form to nobody else", async ({ someone, apiAs, trouble }) => {
  // The page behind the tab's back may ask for something just as the session ends.
  trouble.expect(answered(401));
  const [contact, other] = [await nameOf(apiAs, "contact"), await nameOf(apiAs, "contactMasfjorden")];
  const one = await someone({ as: "contact" });
  const two = await secondTab(one);
  await one.form.open();
  await one.form.fillIn(story);
  await one.form.expectSaved();

  await two.open("/");
  await two.signOut();
  await expect(one.header.getByRole("link", { name: one.t("nav.sign_in") })).toBeVisible();
  await one.form.expectHolds(story);

  await two.signInFromHeader("contact");
  await expect(one.header).toContainText(contact);
  await one.form.expectHolds(story);
  const longer = { ...story, title: "Hva gir ro på natten, og hvorfor?" };
  await one.form.fillIn(longer);
  await one.form.expectSaved();

  await two.open("/logg-inn");
  await two.signInPage.as("contactMasfjorden");
  await two.at(two.t("nav.needs"));
  await expect(one.header).toContainText(other);
  await one.form.expectHolds(nothing);
});

test("a tab that did not hear of another person does nothing in their name", async ({ someone, apiAs, trouble }) => {
  // The first person's session has ended when the form is saved.
  trouble.expect(answered(401));
  const other = await nameOf(apiAs, "contactMasfjorden");
  const one = await someone({ as: "contact" });
  const two = await secondTab(one);
  await one.page.addInitScript(() => {
    addEventListener("storage", (event) => event.stopImmediatePropagation(), { capture: true });
  });
  const writes: number[] = [];
  one.page.on("response", (response) => {
    if (response.request().method() === "POST" && response.url().endsWith("/api/v1/needs")) writes.push(response.status());
  });
  await one.form.open();
  await two.open("/");
  await two.signOut();
  await two.signInFromHeader("contactMasfjorden");

  await one.form.fillIn(story);
  await expect(one.header).toContainText(other);
  await one.settled();
  await one.form.expectHolds(nothing);
  expect([...new Set(writes)], "answers to the draft that was saved").toEqual([401]);

  await two.signOut();
  await two.signInFromHeader("contact");
  await one.form.open();
  await one.form.expectHolds(story);
  await expect(one.form.restored).toBeVisible();
});

/** Another tab of the same browser. */
async function secondTab(first: App): Promise<App> {
  return new App(await first.page.context().newPage(), first.lang);
}

/** What a role's account is shown as. */
async function nameOf(apiAs: (role: Role) => Promise<Api>, role: Role): Promise<string> {
  return (await (await apiAs(role)).get("/me")).displayName;
}
