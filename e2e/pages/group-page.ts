// One group or theme network, an organisation, and a region's map of actors: what is said of it, and what one can do.
import { expect, type Locator } from "@playwright/test";
import { StepPage } from "./steps";

export class GroupPage extends StepPage {
  /** A member by name. */
  member(name: string): Locator {
    return this.section("structure_page.members").getByRole("listitem").filter({ hasText: name });
  }

  /** Chooses one of many by its name, as one types it. */
  async choose(pointer: string, name: string): Promise<void> {
    const field = this.field(pointer);
    const list = `#step${pointer.replaceAll("/", "-")}-list option`;
    await expect(this.app.page.locator(list)).not.toHaveCount(0);
    await field.fill(name.toLowerCase());
    await field.blur();
    await expect(field).toHaveValue(name);
  }

  /** Chooses what kind of member is asked for. */
  async party(noun: string): Promise<void> {
    await this.dialog.getByRole("radio", { name: this.app.h(noun), exact: true }).check();
  }

  /** Gives a municipality a term. */
  async addMunicipality(name: string, term: { office?: string; last?: string } = {}): Promise<void> {
    await this.ask("group.action.add_member");
    await this.pick(name);
    if (term.office) await this.field("/office").fill(term.office);
    if (term.last) await this.field("/validTo").fill(term.last);
    await this.confirm("group.action.add_member", "group_page.member_added");
  }
}
