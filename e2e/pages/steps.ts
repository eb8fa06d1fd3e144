// What one can do on the page of a resource: a button, a question, an answer. The same for every resource.
import { expect, type Locator } from "@playwright/test";
import type { App } from "./app";

type Values = Record<string, string>;

export class StepPage {
  constructor(protected readonly app: App) {}

  get dialog(): Locator {
    return this.app.page.getByRole("dialog");
  }

  get history(): Locator {
    return this.app.main.getByRole("region", { name: this.app.h("history"), exact: true });
  }

  /** The button that opens the question of a step. */
  action(key: string, values: Values = {}): Locator {
    return this.app.main.getByRole("button", { name: this.app.t(key, values), exact: true });
  }

  /** Opens the question of a step. */
  async ask(key: string, values: Values = {}): Promise<Locator> {
    await this.action(key, values).click();
    await expect(this.dialog.getByRole("heading", { name: this.app.t(key, values), exact: true })).toBeVisible();
    return this.dialog;
  }

  /** The button in the open question that takes the step. */
  answer(key: string, values: Values = {}): Locator {
    return this.dialog.getByRole("button", { name: this.app.t(key, values), exact: true });
  }

  /** Answers yes in the open question, and waits until it is done. */
  async confirm(key: string, done: string, values: Values = {}): Promise<void> {
    await this.answer(key, values).click();
    await expect(this.dialog).toBeHidden();
    await this.app.expectAnnounced(this.app.t(done, values));
    await this.app.settled();
  }

  /** Takes a step whole: question, reason where there is one, answer. */
  async take(key: string, done: string, reason?: string): Promise<void> {
    await this.ask(key);
    if (reason !== undefined) await this.reason.fill(reason);
    await this.confirm(key, done);
  }

  get reason(): Locator {
    return this.field("/reason");
  }

  /** The control of a field, on the page or in the open question. */
  field(pointer: string): Locator {
    return this.app.main.locator(`#step${pointer.replaceAll("/", "-")}`);
  }

  /** Chooses a municipality of the country by its name, as one types it. */
  async pick(name: string): Promise<void> {
    const field = this.field("/municipality");
    await expect(this.app.page.locator("#step-municipality-list option")).not.toHaveCount(0);
    await field.fill(name);
    await field.blur();
    await expect(field).toHaveValue(new RegExp(`^${name} \\(\\d{4}\\)$`));
  }

  /** What stands beside a term in a list of facts. */
  fact(section: Locator, term: string): Locator {
    const name = section.locator("dt").filter({ hasText: this.app.t(term) });
    return section.locator("dd").and(name.locator("xpath=following-sibling::dd[1]"));
  }

  /** The part of the page under a heading. */
  section(key: string): Locator {
    return this.app.main.getByRole("region", { name: this.app.t(key), exact: true });
  }
}
