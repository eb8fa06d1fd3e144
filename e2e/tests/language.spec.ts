// Every language, wherever one is: what was typed stays, and every state of a page is spoken.
import { expect, test } from "../fixtures/test";
import type { Lang } from "../fixtures/texts";
import { answered } from "../fixtures/trouble";
import type { App } from "../pages/app";

const LANGS: Lang[] = ["nn", "en", "nb"];

test("a contact changes language in the middle of a form: the words stay, and what is wrong is said anew", async ({ someone }) => {
  const app = await someone({ as: "contact" });
  const { form } = app;
  const words = { title: "Nattevakt", problem: "" };
  await form.open();
  await form.fillIn(words);
  await form.send();
  await expect(form.problem).toBeFocused();
  for (const lang of LANGS) {
    await app.speak(lang);
    await form.expectHolds(words);
    await expect(app.heading).toHaveText(app.t("need_form.heading.new"));
    await expect(app.errors.getByRole("link")).toHaveText([`${app.t("need.problem")} – ${app.t("field.required")}`]);
    await expect(form.problem).toHaveAccessibleDescription(new RegExp(app.t("field.required")));
    await expect(form.problem).toHaveAttribute("aria-invalid", "true");
    await expect(form.title).not.toHaveAttribute("aria-invalid", "true");
    await app.expectSpoken();
  }
  await app.expectAccessible();
  await app.errors.getByRole("link").click();
  await expect(form.problem).toBeFocused();
  await app.reload();
  await form.expectHolds(words);
});

test("the service answers in the language chosen in the app, whatever the browser speaks", async ({ someone }) => {
  const app = await someone();
  await app.open("/");
  for (const lang of LANGS) {
    await app.speak(lang);
    const asked = app.page.waitForRequest("**/api/v1/clusters**");
    await app.open("/klynger");
    expect((await asked).headers()["accept-language"]).toBe(lang);
  }
});

interface State {
  name: string;
  as?: "contact";
  path: string;
  begin?: (app: App) => Promise<unknown>;
  shows: (app: App) => Promise<void>;
  expected?: RegExp;
}

const failure = (kind: Parameters<App["failure"]>[0], key: string) => async (app: App) => {
  await expect(app.failure(kind)).toContainText(app.t(`${key}.title`));
  await expect(app.failure(kind)).toContainText(app.t(`${key}.detail`));
};

const states: State[] = [
  {
    name: "forbidden",
    as: "contact",
    path: "/admin/brukere",
    shows: failure("forbidden", "problem.forbidden"),
  },
  {
    name: "gone",
    as: "contact",
    path: "/behov/0198c1f0-6b7e-7c3a-9d55-3f0c5b1e2a44",
    shows: failure("gone", "problem.not_found"),
    expected: answered(404),
  },
  { name: "signed out", path: "/behov/ny", shows: failure("sign-in", "ui.sign_in") },
  {
    name: "empty",
    path: "/register?q=finnesikke",
    shows: (app) => expect(app.main.getByText(app.t("need_page.empty.search"))).toBeVisible(),
  },
  {
    name: "offline",
    path: "/kommuner",
    begin: (app) => app.page.route("**/api/v1/municipalities**", (route) => route.abort("internetdisconnected")),
    shows: async (app) => {
      await failure("offline", "ui.offline")(app);
      await expect(app.main.getByRole("button", { name: app.t("ui.retry") })).toBeVisible();
    },
    expected: /ERR_INTERNET_DISCONNECTED/,
  },
  {
    name: "on its way",
    path: "/regioner",
    begin: (app) => app.page.route("**/api/v1/regions**", () => undefined),
    shows: (app) => expect(app.main.getByText(app.t("ui.loading"))).toBeVisible(),
  },
  {
    name: "no such page",
    path: "/ingen-slik-side",
    shows: (app) => expect(app.main.getByText(app.t("not_found.text"))).toBeVisible(),
  },
];

for (const { name, as, path, begin, shows, expected } of states) {
  test(`the state "${name}" is said in every language`, async ({ someone, trouble }) => {
    if (expected) trouble.expect(expected);
    const app = await someone({ as });
    await begin?.(app);
    await app.page.goto(path);
    await shows(app);
    for (const lang of LANGS) {
      await app.speak(lang);
      await shows(app);
      await app.expectSpoken();
    }
  });
}
