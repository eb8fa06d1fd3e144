// Roles: offered, answered, handed over; one's own profile; the directory; the page that an invitation leads to.
import { expect, type Locator } from "@playwright/test";
import type { Newcomer } from "../fixtures/people";
import { StepPage } from "./steps";

export class People extends StepPage {
  get state(): Locator {
    return this.section("people.state");
  }

  get stateHeading(): Locator {
    return this.state.getByRole("heading", { name: this.app.t("people.state"), exact: true });
  }

  get waiting(): Locator {
    return this.section("people.mine.waiting");
  }

  get mine(): Locator {
    return this.section("people.mine");
  }

  get given(): Locator {
    return this.section("people.given.heading");
  }

  get sessions(): Locator {
    return this.section("profile.sessions");
  }

  get answers(): Locator {
    return this.section("people.answers");
  }

  /** Signs in on the sign-in page. */
  async signIn({ email, password }: Newcomer): Promise<void> {
    await this.app.open("/logg-inn");
    await this.app.signInPage.fillIn(email, password);
    await this.app.signInPage.send();
    await this.app.at(this.app.t("nav.needs"));
  }

  /** Goes from the menu to the form that offers a role. */
  async offer(role: string): Promise<void> {
    await this.app.header.getByRole("link", { name: this.app.t("nav.roles") }).click();
    await this.app.at(this.app.t("nav.roles"));
    await this.app.main.getByRole("link", { name: this.app.t("people.offer.heading"), exact: true }).click();
    await this.app.at(this.app.t("people.offer.heading"));
    await this.app.main.getByRole("link", { name: this.app.h(role), exact: true }).click();
    await this.app.settled();
  }

  /** Says that it is somebody new. */
  async toSomebodyNew(name: string, email: string): Promise<void> {
    await this.app.main.getByRole("radio", { name: this.app.t("people.offer.new") }).check();
    await this.field("/displayName").fill(name);
    await this.field("/email").fill(email);
  }

  /** Finds somebody by a part of the name. */
  async find(pointer: string, part: string): Promise<void> {
    await this.field(pointer).fill(part);
    await this.field(pointer).blur();
    await expect(this.field(pointer)).not.toHaveValue(part);
  }

  /** Sends the form of the page. */
  async send(key: string): Promise<void> {
    await this.app.main.getByRole("button", { name: this.app.t(key), exact: true }).click();
  }

  /** The link in what was offered. */
  async link(): Promise<string> {
    return (await this.given.locator("code").textContent()) ?? "";
  }

  /** Accepts an invitation with a password. */
  async acceptInvitation(password: string): Promise<void> {
    await this.app.main.getByLabel(this.app.t("account.password"), { exact: true }).fill(password);
    await this.send("invitation.accept");
  }
}
