// The first journey by keyboard alone: no mouse, and at every stop one sees where one is.
import { accounts, password, type Role } from "../fixtures/accounts";
import { Keyboard } from "../fixtures/keyboard";
import { expect, test } from "../fixtures/test";
import type { App } from "../pages/app";

const TITLE = "Korleis når vi fram til pårørande som ikkje bed om hjelp?";
const PROBLEM = "Dei tek kontakt først når det har gått for langt.";

test("a need is reported, made ready, lifted, opened to all and found, by keyboard alone", async ({ someone }) => {
  const contact = await atKeyboard(await someone({ lang: "nn" }));
  const { app, keys } = contact;

  await test.step("past the header with the skip link, in with e-mail and password", async () => {
    await app.open("/");
    await keys.enter(app.skipLink);
    await expect(app.main).toBeFocused();
    await contact.signIn("contact");
  });

  await test.step("the contact answers two questions and sends them in", async () => {
    await keys.enter(app.main.getByRole("link", { name: app.t("action.report_need") }));
    await expect(app.heading).toBeFocused();
    await app.at(app.t("need_form.heading.new"));
    // Sent empty, the form brings her to what is missing, and its list leads there too.
    await keys.enter(app.form.button("action.submit"));
    await expect(app.form.title).toBeFocused();
    await keys.to(app.form.errorLink("need.problem"), "Shift+Tab");
    await keys.press("Enter");
    await expect(app.form.problem).toBeFocused();
    await app.page.keyboard.type(PROBLEM);
    await keys.to(app.form.title, "Shift+Tab");
    await app.page.keyboard.type(TITLE);
    await app.form.expectHolds({ title: TITLE, problem: PROBLEM });
    await keys.enter(app.form.button("action.submit"));
    await app.at(TITLE);
    await expect(app.heading).toBeFocused();
  });

  const coordinator = await atKeyboard(await someone({ lang: "nn" }));
  await test.step("the cluster coordinator makes it ready and lifts it", async () => {
    await coordinator.app.open("/");
    await coordinator.signIn("cluster");
    await coordinator.follow(TITLE);
    await coordinator.closesOnEscape("action.qualify");
    await coordinator.take("action.qualify", "need_page.done.qualify");
    await coordinator.take("action.lift", "need_page.done.lift", "Fleire kommunar spør om det same.");
  });

  const region = await atKeyboard(await someone({ lang: "nn" }));
  await test.step("the regional coordinator lifts it to the nation", async () => {
    await region.app.open("/");
    await region.signIn("region");
    // Arrow keys move between the levels, Enter chooses.
    await region.keys.to(region.app.needs.tab("desk"));
    await region.keys.press("ArrowRight");
    await expect(region.app.needs.tab("region")).toBeFocused();
    await region.keys.press("Enter");
    await expect(region.app.needs.tab("region")).toHaveAttribute("aria-selected", "true");
    await region.app.settled();
    await region.follow(TITLE);
    await region.take("action.lift_national", "need_page.done.lift", "Det gjeld heile landet.");
  });

  await test.step("the contact sees it as others do, and opens it without the municipality's name", async () => {
    await app.reload();
    await keys.enter(app.need.action("action.publish"));
    const [withName, without] = ["with", "without"].map((how) =>
      app.need.dialog.getByRole("radio", { name: app.t(`need_page.preview.${how}_name`) }),
    );
    await keys.to(withName!);
    await keys.press("ArrowDown");
    await expect(without!).toBeChecked();
    await expect(app.need.preview).toContainText(app.t("need_page.nameless"));
    await keys.enter(app.need.answer("action.publish"));
    await expect(app.need.dialog).toBeHidden();
    await app.expectAnnounced(app.t("need_page.done.publish"));
  });

  await test.step("a visitor finds it in the register", async () => {
    const visitor = await atKeyboard(await someone({ lang: "nn" }));
    await visitor.app.open("/");
    await visitor.keys.enter(visitor.app.header.getByRole("link", { name: app.t("nav.register") }));
    await visitor.app.at(app.t("register_page.heading"));
    await expect(visitor.app.heading).toBeFocused();
    await visitor.keys.write(visitor.app.needs.searchField, "pårørende");
    await visitor.keys.press("Enter");
    await expect.poll(() => new URL(visitor.app.page.url()).searchParams.get("q")).toBe("pårørende");
    await visitor.app.settled();
    await visitor.follow(TITLE);
    await expect(visitor.app.main).toContainText(PROBLEM);
  });
});

test("where the button that was pressed goes away, the focus stays where one was", async ({ someone, trouble }) => {
  const { app, keys } = await atKeyboard(await someone({ as: "contact" }));

  await test.step("trying again, when there was no contact", async () => {
    trouble.expect(/ERR_INTERNET_DISCONNECTED/);
    const list = "**/api/v1/municipalities**";
    await app.page.route(list, (route) => route.abort("internetdisconnected"));
    await app.open("/kommuner");
    await keys.to(app.main.getByRole("button", { name: app.t("ui.retry") }));
    await app.page.unroute(list);
    await keys.press("Enter");
    await expect(app.main.getByRole("table")).toBeVisible();
    await expect(app.page.locator(".ui-loaded:focus").getByRole("table"), "what came stands in the focus").toBeVisible();
    await keys.to(app.main.getByRole("row").nth(1).getByRole("link").first());
  });

  await test.step("signing out on the front page", async () => {
    await app.open("/");
    await keys.enter(app.header.getByRole("button", { name: app.t("nav.sign_out") }));
    await expect(app.main).toBeFocused();
    await app.expectAnnounced(app.t("account.signed_out"));
  });
});

/** A person who has put the mouse away. */
async function atKeyboard(app: App): Promise<AtKeyboard> {
  await Keyboard.only(app.page);
  return new AtKeyboard(app);
}

class AtKeyboard {
  readonly keys: Keyboard;

  constructor(readonly app: App) {
    this.keys = new Keyboard(app.page);
  }

  /** Signs in from the front page; the language chosen there stays, whatever that of the account is. */
  async signIn(role: Role): Promise<void> {
    const { app, keys } = this;
    const language = app.languageButton(app.lang);
    await keys.to(language);
    await keys.press("Space");
    await expect(language).toHaveAttribute("aria-pressed", "true");
    await keys.to(app.header.getByRole("link", { name: app.t("nav.sign_in") }), "Shift+Tab");
    await keys.press("Enter");
    await app.at(app.t("account.sign_in.heading"));
    await expect(app.heading).toBeFocused();
    await keys.write(app.signInPage.email, accounts[role]);
    await keys.write(app.signInPage.password, password);
    await keys.press("Enter");
    await app.at(app.t("nav.needs"));
    await expect(app.heading).toBeFocused();
  }

  async follow(title: string): Promise<void> {
    await this.keys.enter(this.app.needs.link(title));
    await this.app.at(title);
    await expect(this.app.heading).toBeFocused();
  }

  /** The question of a step holds the focus while it stands, lets go on Escape, and gives the focus back. */
  async closesOnEscape(action: string): Promise<void> {
    const { app, keys } = this;
    await keys.enter(app.need.action(action));
    await expect(app.need.dialog).toBeVisible();
    await keys.to(app.need.answer(action));
    await keys.staysWithin(app.need.dialog);
    await keys.press("Escape");
    await expect(app.need.dialog).toBeHidden();
    await expect(app.need.action(action)).toBeFocused();
  }

  /** Takes a step; afterwards the focus stands where the page says what became of it. */
  async take(action: string, done: string, reason?: string): Promise<void> {
    const { app, keys } = this;
    await keys.enter(app.need.action(action));
    if (reason !== undefined) await keys.write(app.need.reason, reason);
    await keys.enter(app.need.answer(action));
    await expect(app.need.dialog).toBeHidden();
    await app.expectAnnounced(app.t(done));
    await app.settled();
    await expect(app.need.whereHeading).toBeFocused();
  }
}
