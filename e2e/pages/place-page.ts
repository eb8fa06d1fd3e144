// One municipality or one region: where it stands, what it lacks, what it has decided, and what it was and will be.
import { expect, type Locator } from "@playwright/test";
import { StepPage } from "./steps";

export class PlacePage extends StepPage {
  get state(): Locator {
    return this.section("asked_day.state");
  }

  get stateHeading(): Locator {
    return this.state.getByRole("heading", { name: this.app.t("asked_day.state"), exact: true });
  }

  get lacks(): Locator {
    return this.section("lacks.heading");
  }

  get actions(): Locator {
    return this.section("step.actions");
  }

  /** What is missing, by its code. */
  lack(code: string): Locator {
    return this.lacks.locator(`[data-lack=${code}]`);
  }

  /** Chooses one of the answers of a field that shows them all. */
  async choose(pointer: string, value: string): Promise<void> {
    await this.field(pointer).locator(`input[value="${value}"]`).check();
  }

  /** Looks at another day, with the form of the page. */
  async lookAt(day: string): Promise<void> {
    await this.app.main.getByLabel(this.app.t("asked_day.ask")).fill(day);
    await this.app.main.getByRole("button", { name: this.app.t("asked_day.show"), exact: true }).click();
    await expect(this.app.main.locator(".ds-alert")).toContainText(this.app.t("asked_day.text"));
    await this.app.settled();
  }

  /** Comes back to today. */
  async backToToday(): Promise<void> {
    await this.app.main.getByRole("link", { name: this.app.t("asked_day.back"), exact: true }).click();
    await expect(this.state).toBeVisible();
    await this.app.settled();
  }
}
