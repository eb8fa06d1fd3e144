// Accounts when something is missing: what the form cannot say, and what the browser cannot do.
import { randomUUID } from "node:crypto";
import { expect, test } from "../fixtures/test";
import { answered } from "../fixtures/trouble";

test("whoever comes with a link that the service cannot read is told so, with the number that support asks for", async ({ someone, trouble }) => {
  trouble.expect(answered(422));
  const finder = await someone();
  const problem = {
    type: "https://ksf.example/problems/validation_failed",
    title: finder.t("problem.validation_failed.title"),
    status: 422,
    detail: finder.t("problem.validation_failed.detail"),
    instance: "/api/v1/auth/password",
    code: "validation_failed",
    errorId: randomUUID(),
    errors: [{ pointer: "/token", code: "too_long", detail: "", limit: 100 }],
  };
  await finder.page.route("**/api/v1/auth/password", (route) =>
    route.fulfill({ status: 422, contentType: "application/problem+json", body: JSON.stringify(problem) }),
  );
  await finder.open(`/konto/passord#${"x".repeat(101)}`);
  await finder.accounts.savePassword("ein lang setning om fjord og fjell");
  await expect(finder.formFailure).toBeFocused();
  // The form has no field of that name to mark: what is wrong is said above it.
  const wrong = finder.t("field.too_long", { max: "100" });
  for (const said of [problem.title, wrong, problem.errorId]) await expect(finder.formFailure).toContainText(said);
  await finder.expectAccessible();
});

for (const { browser, clipboard, said } of [
  { browser: "that may copy", clipboard: true, said: "accounts.link.copied" },
  { browser: "without a clipboard, as outside of HTTPS", clipboard: false, said: "accounts.link.not_copied" },
]) {
  test(`an administrator with a browser ${browser} hears what became of the link, and can read it`, async ({ someone }) => {
    const name = `FoU-kontakt ${randomUUID()}`;
    const admin = await someone({ as: "administrator" });
    if (clipboard) await admin.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    else await admin.page.addInitScript(() => Object.defineProperty(Navigator.prototype, "clipboard", { value: undefined }));
    await admin.accounts.open();
    await admin.accounts.create(name, `${name.split(" ")[1]}@demo.example`);
    const dialog = admin.accounts.linkDialog(name);
    const link = await admin.accounts.link(name);
    await dialog.getByRole("button", { name: admin.t("accounts.link.copy") }).click();
    await expect(dialog.getByRole("status")).toHaveText(admin.t(said));
    if (clipboard) expect(await admin.page.evaluate(() => navigator.clipboard.readText())).toBe(link);
    await expect(dialog.locator("code")).toHaveText(link);
    await admin.expectAccessible();
  });
}
