// Accounts: made by the administrator, opened by a one-time link, closed at once.
import { randomUUID } from "node:crypto";
import { expect, test } from "../fixtures/test";
import { answered } from "../fixtures/trouble";

const PASSWORD = "ein lang setning om fjord og fjell";

test("an administrator makes an account; its owner opens it by the link, once, until it is closed", async ({ someone, trouble }) => {
  const name = `FoU-kontakt ${randomUUID()}`;
  const email = `${name.split(" ")[1]}@demo.example`;
  // A link used twice is refused, and so is whoever is signed out.
  trouble.expect(answered(401), answered(422));
  const admin = await someone({ as: "administrator" });
  let link = "";

  await test.step("the link is shown once", async () => {
    await admin.accounts.open();
    await admin.accounts.create(name, email);
    link = await admin.accounts.link(name);
    expect(link).toMatch(/^http:\/\/localhost:\d+\/konto\/passord#./);
    await admin.expectAccessible();
    await admin.page.keyboard.press("Escape");
    await expect(admin.accounts.linkDialog(name)).toBeHidden();
    await expect.poll(() => admin.page.content(), "the page after the question").not.toContain(link.split("#")[1]);
  });

  const owner = await someone();
  await test.step("the owner chooses a password, and signs in", async () => {
    await owner.open(link);
    expect(owner.page.url(), "the secret leaves the address").not.toContain("#");
    await owner.accounts.savePassword("kort");
    await expect(owner.accounts.newPassword).toBeFocused();
    await expect(owner.errors).toContainText(owner.t("field.too_short", { min: "12" }));
    await owner.accounts.savePassword(PASSWORD);
    await expect(owner.main).toContainText(owner.t("account.password.done"));
    await owner.main.getByRole("link", { name: owner.t("nav.sign_in") }).click();
    await owner.at(owner.t("account.sign_in.heading"));
    await owner.signInPage.fillIn(email, PASSWORD);
    await owner.signInPage.send();
    await owner.at(owner.t("nav.needs"));
    await expect(owner.header).toContainText(name);
  });

  await test.step("the link is dead", async () => {
    const finder = await someone();
    await finder.open(link);
    await finder.accounts.savePassword("ei anna lang setning");
    await expect(finder.failure("problem")).toContainText(finder.t("problem.link_used_or_expired.title"));
    await finder.expectAccessible();
  });

  await test.step("the account is closed: the owner is signed out at the next request", async () => {
    await admin.accounts.search(name);
    await admin.accounts.close(name);
    await owner.needs.tab("public").click();
    await owner.needs.searchField.fill("natt");
    await owner.page.keyboard.press("Enter");
    await expect(owner.header.getByRole("link", { name: owner.t("nav.sign_in") })).toBeVisible();
    await expect(owner.header).not.toContainText(name);
    await owner.open("/logg-inn");
    await owner.signInPage.fillIn(email, PASSWORD);
    await owner.signInPage.send();
    await expect(owner.failure("problem")).toContainText(owner.t("problem.invalid_credentials.title"));
    await expect(owner.signInPage.email).toHaveValue(email);
  });
});

for (const lang of ["nb", "nn"] as const) {
  test(`a person who forgets the password and then mistypes it is told so, and keeps the address (${lang})`, async ({ someone, trouble }) => {
    trouble.expect(answered(401));
    const app = await someone({ lang });
    await app.open("/logg-inn");
    await app.signInPage.fillIn("fou@demo.example", "");
    await app.signInPage.send();
    await expect(app.signInPage.password).toBeFocused();
    await expect(app.signInPage.password).toHaveAccessibleDescription(app.t("field.required"));
    await expect(app.errors.getByRole("link")).toHaveText([`${app.t("account.password")} – ${app.t("field.required")}`]);
    await app.expectAccessible();
    await app.signInPage.fillIn("fou@demo.example", "feil passord");
    await app.signInPage.send();
    await expect(app.formFailure).toBeFocused();
    await expect(app.failure("problem")).toContainText(app.t("problem.invalid_credentials.title"));
    await expect(app.signInPage.email).toHaveValue("fou@demo.example");
  });
}
