// The frame around every page: menu, language, who is signed in. The other page objects hang from it.
import { expect, type Locator, type Page } from "@playwright/test";
import type { Role } from "../fixtures/accounts";
import { expectAccessible } from "../fixtures/axe";
import { heading, OWN_NAME, pattern, text, type Lang } from "../fixtures/texts";
import { Content } from "../fixtures/words";
import { Accounts } from "./accounts";
import { ClusterPage } from "./cluster-page";
import { GroupPage } from "./group-page";
import { NeedForm } from "./need-form";
import { NeedList } from "./need-list";
import { NeedPage } from "./need-page";
import { PlacePage } from "./place-page";
import { People } from "./people";
import { SignIn } from "./sign-in";

export class App {
  readonly #content: Content;
  readonly header: Locator;
  readonly main: Locator;
  readonly signInPage: SignIn;
  readonly needs: NeedList;
  readonly need: NeedPage;
  readonly form: NeedForm;
  readonly accounts: Accounts;
  readonly cluster: ClusterPage;
  readonly place: PlacePage;
  readonly people: People;
  readonly group: GroupPage;

  constructor(
    readonly page: Page,
    public lang: Lang = "nb",
  ) {
    this.#content = new Content(page);
    this.header = page.getByRole("banner");
    this.main = page.getByRole("main");
    this.signInPage = new SignIn(this);
    this.needs = new NeedList(this);
    this.need = new NeedPage(this);
    this.form = new NeedForm(this);
    this.accounts = new Accounts(this);
    this.cluster = new ClusterPage(this);
    this.place = new PlacePage(this);
    this.people = new People(this);
    this.group = new GroupPage(this);
  }

  /** A text of the catalogue in the language of the moment. */
  readonly t = (key: string, values?: Record<string, string>) => text(this.lang, key, values);
  /** The same, as a heading. */
  readonly h = (key: string) => heading(this.lang, key);
  /** A pattern for a text with placeholders. */
  readonly like = (key: string) => pattern(this.lang, key);

  get heading(): Locator {
    return this.main.getByRole("heading", { level: 1 });
  }

  get skipLink(): Locator {
    return this.page.getByRole("link", { name: this.t("site.skip") });
  }

  /** Goes to an address and waits until the app has taken over and nothing is loading any more. */
  async open(path: string): Promise<void> {
    await this.page.goto(path);
    await this.settled();
  }

  /** Goes to an address without leaving the app, as a link on the page does. */
  async follow(path: string): Promise<void> {
    await this.page.evaluate((href) => {
      const link = document.body.appendChild(Object.assign(document.createElement("a"), { href }));
      link.click();
      link.remove();
    }, path);
    await expect(this.page).toHaveURL((url) => url.pathname === new URL(path, url).pathname);
    await this.settled();
  }

  async reload(): Promise<void> {
    await this.page.reload();
    await this.settled();
  }

  /** Waits until the page stands: the app has started, one heading, nothing on its way. */
  async settled(): Promise<void> {
    // index.html shows a first text under this id until the app has started.
    await expect(this.page.locator("#first")).toHaveCount(0);
    await expect(this.page.getByRole("heading", { level: 1 })).toHaveCount(1);
    await expect(this.page.locator("[aria-busy=true]")).toHaveCount(0);
  }

  /** Waits for the page with this heading. */
  async at(name: string | RegExp): Promise<void> {
    await expect(this.heading).toHaveText(name);
    await this.settled();
  }

  languageButton(lang: Lang): Locator {
    return this.header.getByRole("button", { name: OWN_NAME[lang] });
  }

  /** Chooses a language with the button in the header. */
  async speak(lang: Lang): Promise<void> {
    await this.languageButton(lang).click();
    this.lang = lang;
    await expect(this.page.locator("html")).toHaveAttribute("lang", lang);
    await expect(this.languageButton(lang)).toHaveAttribute("aria-pressed", "true");
  }

  /** Signs in on the front page, as a person does it. */
  async signIn(role: Role): Promise<void> {
    await this.open("/");
    await this.speak(this.lang);
    await this.signInFromHeader(role);
  }

  async signInFromHeader(role: Role): Promise<void> {
    await this.header.getByRole("link", { name: this.t("nav.sign_in") }).click();
    await this.at(this.t("account.sign_in.heading"));
    await this.signInPage.as(role);
    await this.at(this.t("nav.needs"));
  }

  async signOut(): Promise<void> {
    await this.header.getByRole("button", { name: this.t("nav.sign_out") }).click();
    await expect(this.header.getByRole("link", { name: this.t("nav.sign_in") })).toBeVisible();
  }

  /** The designed message about something that did not come, by its kind. */
  failure(kind: "offline" | "forbidden" | "gone" | "sign-in" | "problem"): Locator {
    return this.main.locator(`[data-failure=${kind}]`);
  }

  /** Why the form of the page, or of the open question, could not be sent; the reader is brought here. */
  get formFailure(): Locator {
    return this.main.locator("#form-failure");
  }

  /** What must be corrected in the form of the page, each line a link to its field. */
  get errors(): Locator {
    return this.main.locator(".ds-error-summary");
  }

  /** What a screen reader is told now. */
  async expectAnnounced(words: string): Promise<void> {
    await expect(this.page.locator(".ds-sr-only[aria-live=polite]")).toContainText(words);
  }

  /** Our own words on the page are in the language of the moment, and no other. */
  async expectSpoken(): Promise<void> {
    await this.#content.expectOthersIn(this.lang);
  }

  /** axe finds nothing; `looked` knows what need not be looked at again. */
  async expectAccessible(looked?: Set<string>): Promise<void> {
    await this.settled();
    await expectAccessible(this.page, looked);
  }
}
