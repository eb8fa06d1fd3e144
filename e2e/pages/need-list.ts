// Lists of needs: level by level for those who are signed in, and the register that is open to all.
import { expect, type Locator } from "@playwright/test";
import type { App } from "./app";

export type NeedLevel = "mine" | "desk" | "cluster" | "region" | "national" | "public";

export class NeedList {
  constructor(private readonly app: App) {}

  tab(level: NeedLevel): Locator {
    return this.app.main.getByRole("tab", { name: this.app.t(`need_page.level.${level}`) });
  }

  /** The link to a need by its title. */
  link(title: string): Locator {
    return this.app.main.getByRole("link", { name: title, exact: true });
  }

  /** Goes to a level of the list, as it stands in the address. */
  async open(level: NeedLevel): Promise<void> {
    await this.app.open(`/behov?level=${level}`);
    await expect(this.tab(level)).toHaveAttribute("aria-selected", "true");
  }

  /** Goes to the register that is open to all. */
  async openRegister(): Promise<void> {
    await this.app.open("/register");
    await expect(this.app.heading).toHaveText(this.app.t("register_page.heading"));
  }

  get searchField(): Locator {
    return this.app.main.getByRole("searchbox", { name: this.app.t("need_page.search") });
  }

  /** Searches the list that is open. */
  async search(words: string): Promise<void> {
    await this.searchField.fill(words);
    await this.app.main.getByRole("search").getByRole("button", { name: this.app.t("ui.search") }).click();
    await expect.poll(() => new URL(this.app.page.url()).searchParams.get("q")).toBe(words);
    await this.app.settled();
  }

  /** Follows the link to a need. */
  async follow(title: string): Promise<void> {
    await this.link(title).click();
    await this.app.at(title);
  }
}
