// One need: where it is, what one can do with it, and what has happened.
import { expect, type Locator } from "@playwright/test";
import { StepPage } from "./steps";

/** What the page says of where a need is. */
export interface Where {
  status?: string;
  holder?: string;
  standIn?: string;
  next?: string;
  seenBy?: string;
  reason?: string;
}

export class NeedPage extends StepPage {
  get where(): Locator {
    return this.section("need_page.where");
  }

  get whereHeading(): Locator {
    return this.where.getByRole("heading", { name: this.app.t("need_page.where") });
  }

  get about(): Locator {
    return this.section("need_page.about");
  }

  override action(key: string): Locator {
    return this.section("step.actions").getByRole("button", { name: this.app.t(key), exact: true });
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
}
