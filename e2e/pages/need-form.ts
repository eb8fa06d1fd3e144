// The form of a need.
import { expect, type Locator } from "@playwright/test";
import type { App } from "./app";

export interface Words {
  title: string;
  problem: string;
}

export class NeedForm {
  constructor(private readonly app: App) {}

  get title(): Locator {
    return this.app.main.getByLabel(this.app.t("need.title"));
  }

  get problem(): Locator {
    return this.app.main.getByLabel(this.app.t("need.problem"));
  }

  /** The line that says how safe the text is. */
  get saved(): Locator {
    return this.app.main.locator("p.app-saved");
  }

  /** The notice that unfinished text was found. */
  get restored(): Locator {
    return this.app.main.getByText(this.app.t("need_form.restored"));
  }

  /** The warning that what is typed is not with the service yet. */
  get warning(): Locator {
    return this.app.main.locator("form .ds-alert[data-color=warning]");
  }

  /** The choice between two texts, after the need was changed elsewhere. */
  get conflict(): Locator {
    return this.app.main.locator("#conflict");
  }

  /** The line of the list of errors that leads to a field. */
  errorLink(field: string): Locator {
    return this.app.errors.getByRole("link", { name: this.app.t(field) });
  }

  button(key: string): Locator {
    return this.app.main.getByRole("button", { name: this.app.t(key), exact: true });
  }

  async open(): Promise<void> {
    await this.app.open("/behov/ny");
    await this.app.at(this.app.t("need_form.heading.new"));
  }

  async fillIn({ title, problem }: Words): Promise<void> {
    await this.title.fill(title);
    await this.problem.fill(problem);
  }

  async expectHolds({ title, problem }: Words): Promise<void> {
    await expect(this.title).toHaveValue(title);
    await expect(this.problem).toHaveValue(problem);
  }

  /** Waits until the service has the draft. */
  async expectSaved(): Promise<void> {
    await expect(this.saved).toHaveText(this.app.like("need_form.saved.at"));
  }

  async send(): Promise<void> {
    await this.button("action.submit").click();
  }
}
