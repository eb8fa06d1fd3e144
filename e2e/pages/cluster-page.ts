// One cluster: what is asked, where it stands, who is in it, what it lacks; and the form of a new one.
import { expect, type Locator } from "@playwright/test";
import { StepPage } from "./steps";

export class ClusterPage extends StepPage {
  get state(): Locator {
    return this.section("asked_day.state");
  }

  get stateHeading(): Locator {
    return this.state.getByRole("heading", { name: this.app.t("asked_day.state"), exact: true });
  }

  get members(): Locator {
    return this.app.main.getByRole("region", { name: this.app.t("cluster_page.members"), exact: true }).getByRole("rowheader");
  }

  get agreements(): Locator {
    return this.section("cluster_page.agreements");
  }

  get lacks(): Locator {
    return this.section("lacks.heading");
  }

  get actions(): Locator {
    return this.section("step.actions");
  }

  get send(): Locator {
    return this.app.main.getByRole("button", { name: this.app.t("cluster_page.start"), exact: true });
  }

  /** Goes to the form of a new cluster as one does: from the list. */
  async start(): Promise<void> {
    await this.app.open("/klynger");
    await this.app.main.getByRole("link", { name: this.app.t("cluster_page.start"), exact: true }).click();
    await this.app.at(this.app.t("cluster_page.start"));
  }

  /** What the form of a new cluster holds. */
  async expectHolds(words: { name: string; need: string; reason: string }): Promise<void> {
    await expect(this.field("/name")).toHaveValue(words.name);
    await expect(this.field("/commonNeed")).toHaveValue(words.need);
    await expect(this.field("/reason")).toHaveValue(words.reason);
  }

  async fillIn(words: { name: string; need: string; reason: string; founder?: string }): Promise<void> {
    await this.field("/name").fill(words.name);
    if (words.founder) await this.field("/municipality").selectOption({ label: words.founder });
    await this.field("/commonNeed").fill(words.need);
    await this.reason.fill(words.reason);
  }

  /** Invites a municipality. */
  async invite(name: string): Promise<void> {
    await this.ask("cluster_step.invite");
    await this.pick(name);
    await this.confirm("cluster_step.invite", "cluster_step.invite.done");
  }

  /** Says yes for a municipality; with a reference where one writes it down for it. */
  async say(answer: "yes" | "no", name: string, words: { reference?: string; reason?: string } = {}): Promise<void> {
    const key = `cluster_step.${answer}`;
    await this.ask(key, { name });
    if (words.reference) await this.field("/reference").fill(words.reference);
    if (words.reason) await this.reason.fill(words.reason);
    await this.answer(key, { name }).click();
    await expect(this.dialog).toBeHidden();
    await this.app.expectAnnounced(this.app.t("cluster_step.answer.done"));
    await this.app.settled();
  }

  /** Signs the agreement for a municipality. */
  async sign(name: string, reference?: string): Promise<void> {
    await this.ask("cluster_step.sign", { name });
    if (reference) await this.field("/reference").fill(reference);
    await this.confirm("cluster_step.sign", "cluster_step.sign.done", { name });
  }

  /** Proposes a motor municipality. */
  async proposeMotor(name: string, reason: string): Promise<void> {
    await this.ask("cluster_step.motor");
    await this.field("/municipality").selectOption({ label: name });
    await this.reason.fill(reason);
    await this.confirm("cluster_step.motor", "cluster_step.motor.done");
  }

  async expectStatus(status: string): Promise<void> {
    await expect(this.fact(this.state, "structure_page.status")).toContainText(this.app.t(`cluster.status.${status}`));
  }

  async expectMotor(name: string): Promise<void> {
    const term = this.state.locator("dt").filter({ hasText: this.app.h("motor") });
    await expect(term.locator("xpath=following-sibling::dd[1]")).toContainText(name);
  }
}
