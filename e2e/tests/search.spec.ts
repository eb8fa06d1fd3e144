// One search over everything one may see, from any page, by keyboard alone.
import { Keyboard } from "../fixtures/keyboard";
import { expect, test } from "../fixtures/test";
import type { App } from "../pages/app";

const field = (app: App) => app.header.getByRole("searchbox", { name: app.t("search.label") });
const section = (app: App, name: string) => app.main.getByRole("region", { name: new RegExp(`^${name} \\(`) });

test("a visitor finds a municipality by its number, by keyboard alone", async ({ someone }) => {
  const app = await someone({ lang: "nn" });
  await Keyboard.only(app.page);
  const keys = new Keyboard(app.page);
  await app.open("/om");
  const link = app.main.getByRole("link", { name: app.t("nav.api") });
  await keys.to(link);

  await keys.press("/");
  await expect(field(app)).toBeFocused();
  await keys.press("Escape");
  await expect(link, "Escape leads back").toBeFocused();

  await keys.press("/");
  await app.page.keyboard.type("4621");
  await keys.press("Enter");
  await app.at(app.t("search.heading"));
  await expect(app.main.getByRole("heading", { level: 2 }).first()).toHaveText(`${app.h("municipality.plural")} (1)`);
  await app.expectAnnounced(app.t("search.found", { hits: app.t("search.hits.one", { count: "1" }), words: "«4621»" }));
  await keys.press("/");
  const own = app.main.getByRole("searchbox");
  await expect(own).toBeFocused();
  await own.press("Escape");
  await keys.enter(app.main.getByRole("link", { name: "Voss", exact: true }));
  await app.at("Voss");
});

test("each kind stands under its heading, with the way to the whole list", async ({ someone }) => {
  const app = await someone({ as: "region" });
  await app.open("/sok?q=helse");
  await expect(section(app, app.h("cluster.plural")).getByRole("link", { name: "Kunnskapskommunen Helse Omsorg Vest" })).toBeVisible();
  await expect(app.main.getByRole("heading", { level: 2, name: /\(0\)/ }), "empty kinds are left out").toHaveCount(0);
  const whole = section(app, app.h("external_actor.plural")).getByRole("link", { name: /^Alle \d+ organisasjoner$/ });
  const [count] = (await whole.textContent())!.match(/\d+/)!;
  await whole.click();
  await app.at(app.h("external_actor.plural"));
  await expect(app.main.getByRole("caption"), "the list has as many").toContainText(count!);
});

test("templates and pages are found by their words, contacts by whoever is signed in", async ({ someone }) => {
  const app = await someone({ as: "contact" });
  await app.open("/sok?q=samarbeidsavtale");
  await expect(section(app, app.h("template.plural")).getByRole("link").first()).toHaveAttribute("href", "/maler/samarbeidsavtale");
  await app.open("/sok?q=Voss");
  await expect(section(app, app.t("nav.contacts"))).toBeVisible();
  await expect(app.main.getByRole("heading", { level: 2 }).first()).toContainText(app.h("municipality.plural"));
  const visitor = await someone();
  await visitor.open("/sok?q=Voss");
  await expect(section(visitor, visitor.t("nav.contacts"))).toHaveCount(0);
  await visitor.open("/sok?q=skjermleser");
  await expect(section(visitor, visitor.t("search.pages")).getByRole("link")).toHaveAttribute("href", "/tilgjengelighet");
  await visitor.open("/sok?q=xyzfinnesikke");
  await expect(visitor.main).toContainText(visitor.t("search.nothing", { words: "«xyzfinnesikke»" }));
  await visitor.expectAccessible();
});

test("the key can be switched off, and on a small screen a link leads to the page", async ({ someone }) => {
  const app = await someone();
  await app.open("/tilgjengelighet");
  const key = app.main.getByRole("checkbox", { name: app.t("search.shortcut") });
  await expect(key).toBeChecked();
  await key.uncheck();
  await app.reload();
  await app.page.keyboard.press("/");
  await expect(field(app)).not.toBeFocused();
  await key.check();

  await app.page.setViewportSize({ width: 360, height: 740 });
  await app.open("/kommuner");
  await expect(field(app)).toBeHidden();
  await app.header.getByRole("link", { name: app.t("search.heading") }).click();
  await app.at(app.t("search.heading"));
  await expect(app.main).toContainText(app.t("search.intro"));
});
