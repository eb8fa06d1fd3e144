// Accounts, for the administrator, and the page where a one-time link leads.
import { expect, type Locator } from "@playwright/test";
import type { App } from "./app";

export class Accounts {
  constructor(private readonly app: App) {}

  async open(): Promise<void> {
    await this.app.open("/admin/brukere");
    await this.app.at(this.app.t("accounts.heading"));
  }

  /** Makes an account; the question with its one-time link stands open afterwards. */
  async create(name: string, email: string): Promise<void> {
    await this.app.main.getByLabel(this.app.t("accounts.display_name")).fill(name);
    await this.app.main.getByLabel(this.app.t("account.email")).fill(email);
    await this.app.main.getByRole("button", { name: this.app.t("accounts.create") }).click();
    await expect(this.linkDialog(name)).toBeVisible();
  }

  linkDialog(name: string): Locator {
    return this.app.page.getByRole("dialog", { name: this.app.t("accounts.link.heading", { name }) });
  }

  /** The address that the open question shows. */
  async link(name: string): Promise<string> {
    return (await this.linkDialog(name).locator("code").textContent()) ?? "";
  }

  async search(words: string): Promise<void> {
    await this.app.main.getByLabel(this.app.t("accounts.search")).fill(words);
    await this.app.main.getByRole("button", { name: this.app.t("ui.search") }).click();
    await expect.poll(() => new URL(this.app.page.url()).searchParams.get("q")).toBe(words);
    await this.app.settled();
  }

  row(name: string): Locator {
    return this.app.main.getByRole("row").filter({ has: this.app.page.getByRole("rowheader", { name, exact: true }) });
  }

  button(name: string, key: string): Locator {
    return this.row(name).getByRole("button", { name: this.app.t(key), exact: true });
  }

  /** Closes an account, after the question. */
  async close(name: string): Promise<void> {
    await this.button(name, "accounts.close").click();
    const dialog = this.app.page.getByRole("dialog", { name: this.app.t("accounts.close") });
    await expect(dialog).toContainText(name);
    await dialog.getByRole("button", { name: this.app.t("accounts.close"), exact: true }).click();
    await this.app.expectAnnounced(this.app.t("accounts.closed"));
    await expect(this.app.main.getByRole("heading", { name: this.app.t("accounts.list") })).toBeFocused();
    await expect(this.row(name)).toContainText(this.app.t("accounts.inactive"));
  }

  get newPassword(): Locator {
    return this.app.main.getByLabel(this.app.t("account.password.new"));
  }

  async savePassword(password: string): Promise<void> {
    await this.newPassword.fill(password);
    await this.app.main.getByRole("button", { name: this.app.t("account.password.save") }).click();
  }
}
