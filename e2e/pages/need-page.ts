// One need: where it is, what one can do with it, and what has happened.
import { expect, type Locator } from "@playwright/test";
import type { App } from "./app";

/** What the page says of where a need is. */
export interface Where {
  status?: string;
  holder?: string;
  standIn?: string;
  next?: string;
  seenBy?: string;
  reason?: string;
}

export class NeedPage {
  constructor(private readonly app: App) {}

  get where(): Locator {
    return this.section("need_page.where");
  }

  get whereHeading(): Locator {
    return this.where.getByRole("heading", { name: this.app.t("need_page.where") });
  }

  get about(): Locator {
    return this.section("need_page.about");
  }

  get history(): Locator {
    return this.section("need_page.history");
  }

  get dialog(): Locator {
    return this.app.page.getByRole("dialog");
  }

  /** The button that opens the question of a step. */
  action(key: string): Locator {
    return this.section("need_page.actions").getByRole("button", { name: this.app.t(key), exact: true });
  }

  async expectWhere(expected: Where): Promise<void> {
    const facts: [string, string | undefined][] = [
      ["structure_page.status", expected.status],
      ["need_page.next", expected.next],
      ["visibility", expected.seenBy],
      ["need_page.reason", expected.reason],
    ];
    for (const [term, value] of facts) {
      if (value !== undefined) await expect(this.fact(this.where, term), term).toHaveText(value);
    }
    const holder = this.fact(this.where, "need_page.holder");
    if (expected.holder) await expect(holder).toContainText(expected.holder);
    if (expected.standIn) await expect(holder).toContainText(expected.standIn);
  }

  /** What stands beside a term in a list of facts. */
  fact(section: Locator, term: string): Locator {
    const name = section.locator("dt").filter({ hasText: this.app.t(term) });
    return section.locator("dd").and(name.locator("xpath=following-sibling::dd[1]"));
  }

  /** Opens the question of a step. */
  async ask(key: string): Promise<Locator> {
    await this.action(key).click();
    await expect(this.dialog.getByRole("heading", { name: this.app.t(key), exact: true })).toBeVisible();
    return this.dialog;
  }

  /** Answers yes in the open question, and waits until it is done. */
  async confirm(key: string, done: string): Promise<void> {
    await this.answer(key).click();
    await expect(this.dialog).toBeHidden();
    await this.app.expectAnnounced(this.app.t(done));
    await this.app.settled();
  }

  /** Takes a step whole: question, reason where there is one, answer. */
  async take(key: string, done: string, reason?: string): Promise<void> {
    await this.ask(key);
    if (reason !== undefined) await this.reason.fill(reason);
    await this.confirm(key, done);
  }

  /** The button in the open question that takes the step. */
  answer(key: string): Locator {
    return this.dialog.getByRole("button", { name: this.app.t(key), exact: true });
  }

  get reason(): Locator {
    return this.dialog.locator("#step-reason");
  }

  /** The need as others see it, in the question whether to open it to all. */
  get preview(): Locator {
    return this.dialog.getByRole("region", { name: this.app.t("need_page.preview.heading") });
  }

  /** What is said of where it is and what it is about, in this part of the page. */
  async parts(within: Locator): Promise<string[]> {
    const names = ["need_page.where", "need_page.about"].map((key) => this.app.t(key));
    return Promise.all(names.map((name) => within.getByRole("region", { name, exact: true }).innerText()));
  }

  /** The headings of the history, the newest first. */
  async expectHistory(keys: string[]): Promise<void> {
    await expect(this.history.getByRole("listitem").locator("strong")).toHaveText(keys.map((key) => this.app.t(key)));
  }

  private section(key: string): Locator {
    return this.app.main.getByRole("region", { name: this.app.t(key), exact: true });
  }
}
