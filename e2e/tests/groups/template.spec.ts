// The agreement of a cluster is filled in from what is known, seen in the app, and downloaded to be changed and signed.
import { readFileSync } from "node:fs";
import { expectFits } from "../../fixtures/layout";
import { expect, test } from "../../fixtures/test";

const CLUSTER = "Kunnskapskommunen Helse Omsorg Vest";

test("a coordinator fills in the cooperation agreement of her cluster, and downloads it", async ({ someone }) => {
  const coordinator = await someone({ as: "cluster", lang: "nn" });
  const { group, t, h } = coordinator;
  await coordinator.open("/maler");
  await coordinator.main.getByRole("link", { name: "Samarbeidsavtale for kommuneklynge i KSF" }).click();
  await coordinator.at(/Samarbeidsavtale/);
  const show = coordinator.main.getByRole("button", { name: t("template_page.fill"), exact: true });

  await test.step("which cluster must be said, and the language of the form is the one chosen at first", async () => {
    await show.click();
    await expect(group.field("/cluster")).toBeFocused();
    await expect(coordinator.main.getByRole("radio", { name: h("content_language.nn"), exact: true })).toBeChecked();
    await coordinator.expectAccessible();
  });

  await test.step("the document is shown, filled in, with its gaps marked", async () => {
    await group.choose("/cluster", CLUSTER);
    await show.click();
    const heading = coordinator.main.getByRole("heading", { name: t("template_page.preview"), exact: true });
    await expect(heading).toBeFocused();
    const preview = group.section("template_page.preview");
    await expect(preview).toContainText(CLUSTER);
    await expect(preview).toContainText("Motorkommunen");
    await expect(preview).toContainText("KSF Vest");
    await expect(preview.locator("mark").first()).toContainText("[fyll inn:");
    await expect(preview.locator("[lang=nn]")).toHaveCount(1);
    await coordinator.expectAccessible();
    await expectFits(coordinator.page, 320);
  });

  await test.step("the file holds the same", async () => {
    const waits = coordinator.page.waitForEvent("download");
    await coordinator.main.getByRole("link", { name: t("template_page.download_odt"), exact: true }).click();
    const download = await waits;
    expect(download.suggestedFilename()).toBe("samarbeidsavtale.odt");
    // The package stores its files as they are, so that what is in them can be read.
    const file = readFileSync((await download.path())!).toString("utf8");
    expect(file.slice(0, 2)).toBe("PK");
    expect(file).toContain("application/vnd.oasis.opendocument.text");
    for (const words of [CLUSTER, "Masfjorden", "Bergen", "KSF Vest"]) expect(file).toContain(words);
  });
});

test("the national office publishes a new version, which others cannot", async ({ someone }) => {
  test.setTimeout(120_000);
  const national = await someone({ as: "national" });
  const { group, t } = national;
  await national.open("/maler/oppgaver-klynge-region");
  await national.main.getByRole("link", { name: t("template_page.publish"), exact: true }).click();
  await national.at(t("template_page.publish"));
  const send = national.main.getByRole("button", { name: t("template_page.publish"), exact: true });
  const before = await group.field("/bodyNb").inputValue();
  await group.field("/bodyNb").fill(`${before}\n\n{{finnesikke}}`);
  await send.click();
  await expect(group.field("/bodyNb")).toHaveAttribute("aria-invalid", "true");
  await expect(national.errors).toContainText(t("field.unknown_placeholder"));
  await national.expectAccessible();
  await group.field("/bodyNb").fill(`${before}\n\nFor {{cluster}}.`);
  await group.field("/validFrom").fill("2030-01-01");
  await send.click();
  await expect(group.section("template_page.versions").getByRole("listitem")).toHaveCount(2);
  await expect(group.section("template_page.versions")).toContainText("1. januar 2030");

  const contact = await someone({ as: "contact", lang: "nn" });
  await contact.open("/maler/oppgaver-klynge-region");
  await expect(contact.main.getByRole("link", { name: contact.t("template_page.publish") })).toHaveCount(0);
  await contact.open("/maler/oppgaver-klynge-region/ny-versjon");
  await expect(contact.main).toContainText(contact.t("template_page.cannot"));
});
