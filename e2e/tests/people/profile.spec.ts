// Oneself: the language follows the account, a session is ended from another, and one's own data are a file.
import { readFileSync } from "node:fs";
import { newcomer } from "../../fixtures/people";
import { expect, test } from "../../fixtures/test";
import { answered } from "../../fixtures/trouble";

test("a person changes name and language, ends another session, and takes the data along", async ({ someone, apiAs, trouble }) => {
  const [desk, visitor] = [await apiAs("region"), await apiAs()];
  const person = await newcomer(desk, visitor, "FoU-kontakt i Bremanger", { role: "rd_contact", municipality: "4648" });
  const [here, there] = [await someone(), await someone()];
  await here.people.signIn(person);
  await there.people.signIn(person);

  await test.step("the language holds here and there", async () => {
    await here.header.getByRole("link", { name: here.t("nav.profile_of", { name: person.name }) }).click();
    await here.at(here.t("nav.profile"));
    await here.expectAccessible();
    await here.people.field("/displayName").fill(`${person.name} (vikar)`);
    await here.main.getByRole("radio", { name: "Nynorsk" }).check();
    await here.people.send("profile.save");
    await expect(here.page.locator("html")).toHaveAttribute("lang", "nn");
    here.lang = "nn";
    await expect(here.header).toContainText(`${person.name} (vikar)`);
    await here.expectSpoken();
    await there.reload();
    await expect(there.page.locator("html")).toHaveAttribute("lang", "nn");
    there.lang = "nn";
  });

  await test.step("the other session ends", async () => {
    await here.reload();
    await expect(here.people.sessions.getByRole("listitem").filter({ hasText: here.t("profile.sessions.here") })).toHaveCount(1);
    await here.people.sessions.getByRole("button").first().click();
    await here.expectAnnounced(here.t("profile.sessions.ended"));
    await expect(here.people.sessions.getByRole("heading", { name: here.t("profile.sessions") })).toBeFocused();
    await expect(here.people.sessions.getByRole("listitem")).toHaveCount(1);
  });

  await test.step("another password: what is wrong stands at its field, and all other sessions end", async () => {
    trouble.expect(answered(422), answered(401));
    await there.people.signIn(person);
    const [present, next] = [here.main.getByLabel(here.t("profile.password.current")), here.main.getByLabel(here.t("account.password.new"))];
    await here.people.send("profile.password.save");
    await expect(present).toBeFocused();
    await present.fill("noko heilt anna");
    await next.fill("kort");
    await here.people.send("profile.password.save");
    await expect(next).toBeFocused();
    await here.expectAccessible();
    await here.main.getByRole("checkbox", { name: here.t("profile.password.show") }).check();
    await expect(next).toHaveAttribute("type", "text");
    await next.fill("sommar i Bremanger");
    await here.people.send("profile.password.save");
    await expect(present).toBeFocused();
    await expect(here.errors).toContainText(here.t("field.wrong_password"));
    await present.fill(person.password);
    await here.people.send("profile.password.save");
    await here.expectAnnounced(here.t("profile.password.done"));
    await expect(here.main.getByRole("heading", { name: here.t("profile.password") })).toBeFocused();
    await expect(here.people.sessions.getByRole("listitem")).toHaveCount(1);
    for (const field of [present, next]) await expect(field).toHaveValue("");
    await here.expectAccessible();
    await here.expectSpoken();
    expect(await here.page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]))).not.toContain("sommar i");
    await there.page.goto("/roller");
    await expect(there.failure("sign-in")).toBeVisible();
    await there.people.signIn({ ...person, password: "sommar i Bremanger" });
  });

  await test.step("the data are a file", async () => {
    const download = here.page.waitForEvent("download");
    await here.people.send("profile.data.get");
    const file = await download;
    expect(file.suggestedFilename()).toMatch(/^ksf-mine-data-\d{4}-\d{2}-\d{2}\.json$/);
    const data = JSON.parse(readFileSync(await file.path(), "utf8"));
    expect(data.account.email).toBe(person.email);
    expect(data.roles).toHaveLength(1);
    await here.expectAnnounced(here.t("profile.data.done"));
    await here.expectAccessible();
  });
});

test("whoever signs out everywhere else is signed out there at the next request", async ({ someone, apiAs, trouble }) => {
  trouble.expect(answered(401));
  const role = { role: "rd_contact", municipality: "4638" };
  const person = await newcomer(await apiAs("region"), await apiAs(), "FoU-kontakt i Høyanger", role);
  const [here, there, elsewhere] = [await someone(), await someone(), await someone()];
  for (const app of [there, elsewhere, here]) await app.people.signIn(person);
  await here.open("/min-profil");
  await expect(here.people.sessions.getByRole("listitem")).toHaveCount(3);
  await here.people.send("profile.sessions.end_others");
  await here.expectAnnounced(here.t("profile.sessions.ended_others"));
  await expect(here.people.sessions.getByRole("listitem")).toHaveCount(1);
  for (const app of [there, elsewhere]) {
    await app.page.goto("/roller");
    await expect(app.failure("sign-in")).toBeVisible();
  }
});
