// The sign-in page.
import type { Locator } from "@playwright/test";
import { accounts, password, type Role } from "../fixtures/accounts";
import type { App } from "./app";

export class SignIn {
  constructor(private readonly app: App) {}

  get email(): Locator {
    return this.app.main.getByLabel(this.app.t("account.email"));
  }

  get password(): Locator {
    return this.app.main.getByLabel(this.app.t("account.password"));
  }

  async fillIn(email: string, password: string): Promise<void> {
    await this.email.fill(email);
    await this.password.fill(password);
  }

  /** Signs in with a demo account. */
  async as(role: Role): Promise<void> {
    await this.fillIn(accounts[role], password);
    await this.send();
  }

  async send(): Promise<void> {
    await this.app.main.getByRole("button", { name: this.app.t("nav.sign_in") }).click();
  }
}
