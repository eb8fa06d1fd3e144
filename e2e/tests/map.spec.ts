// The map on which all municipalities are the same size: by keyboard to one's own, by any of its names, and along as a file.
import { readFile } from "node:fs/promises";
import { expectFits } from "../fixtures/layout";
import { expect, test } from "../fixtures/test";
import type { App } from "../pages/app";

const map = (app: App) => app.main.getByRole("listbox");
const line = (app: App) => app.main.locator(".app-voices-line [role=status]");
const measure = (app: App) => app.main.getByLabel(app.t("map.measure"), { exact: true });
const name = (app: App) => app.main.getByLabel(app.t("map.find"));

/** What is saved when something is pressed. */
async function saved(app: App, press: () => Promise<void>): Promise<{ name: string; content: Buffer }> {
  const [download] = await Promise.all([app.page.waitForEvent("download"), press()]);
  return { name: download.suggestedFilename(), content: await readFile(await download.path()) };
}

test("from the front page one comes to one's own municipality by keyboard alone", async ({ someone }) => {
  const app = await someone();
  await app.open("/");
  await expect(map(app).getByRole("option")).toHaveCount(357);
  await name(app).focus();
  await app.page.keyboard.type("Voss");
  await app.page.keyboard.press("Enter");
  await expect(map(app), "the map has the focus").toBeFocused();
  await expect(map(app)).toHaveAttribute("aria-activedescendant", "voice-4621");
  await expect(line(app)).toContainText("Voss, Vestland");

  await app.page.keyboard.press("ArrowRight");
  await expect(map(app)).not.toHaveAttribute("aria-activedescendant", "voice-4621");
  await app.page.keyboard.press("ArrowLeft");
  await expect(map(app), "back to where one was").toHaveAttribute("aria-activedescendant", "voice-4621");
  await app.page.keyboard.press("Home");
  await expect(line(app), "the north").toContainText("Finnmark");
  await app.page.keyboard.press("End");
  await expect(line(app), "the south").toContainText("Agder");

  await name(app).fill("Voss");
  await app.page.keyboard.press("Enter");
  await expect(map(app)).toBeFocused();
  await app.page.keyboard.press("Enter");
  await app.at(/Voss/);
});

test("the map is one stop for the tab key, and a mouse opens what it points at", async ({ someone }) => {
  const app = await someone();
  await app.open("/kart");
  await map(app).focus();
  await app.page.keyboard.press("Tab");
  await expect(map(app)).not.toBeFocused();
  await expect(map(app).locator(":focus")).toHaveCount(0);
  await map(app).locator("#voice-4601").hover();
  await expect(line(app)).toContainText("Bergen, Vestland");
  await map(app).locator("#voice-4601").click();
  await app.at(/Bergen/);
});

test("a municipality is found by its Sami or Kven name, with marks or without", async ({ someone }) => {
  const app = await someone({ lang: "nn" });
  await app.open("/kart");
  for (const [called, found] of [["karasjohka", "Karasjok"], ["Porsáŋgu", "Porsanger"], ["Porsanki", "Porsanger"]] as const) {
    await name(app).fill(called);
    await app.page.keyboard.press("Enter");
    await expect(line(app)).toContainText(`${found}, Finnmark`);
  }
  await name(app).fill("Ikkjevik");
  await app.page.keyboard.press("Enter");
  await expect(app.main).toContainText(app.t("map.find.nothing", { name: "Ikkjevik" }));
});

test("what one chooses stands in the legend, the line, the table and the address", async ({ someone }) => {
  const app = await someone();
  await app.open("/kart");
  const legend = app.main.getByRole("region", { name: app.t("map.legend") });
  await expect(legend).toContainText("KSF Vest (66)");
  await expect(legend).toContainText(`${app.h("map.no_region")} (1)`);
  await measure(app).selectOption("size");
  await expect(legend).toContainText(app.h("size_class.small"));
  await expect(legend).not.toContainText("KSF Vest");
  await map(app).locator("#voice-4634").hover();
  await expect(line(app)).toContainText(app.h("size_class.small"));
  const table = app.main.getByRole("table");
  await expect(table.getByRole("columnheader").nth(2)).toContainText(app.h("size_class"));
  await app.reload();
  await expect(measure(app), "the address keeps it").toHaveValue("size");
  await app.expectAccessible();
});

test("the table is in the order one asks for", async ({ someone }) => {
  const app = await someone();
  await app.open("/kart");
  const table = app.main.getByRole("table");
  const first = table.getByRole("row").nth(1);
  await expect(table.getByRole("row")).toHaveCount(358);
  await expect(first).toContainText("Alstahaug");
  const population = table.getByRole("columnheader", { name: app.h("population") });
  await population.getByRole("button").click();
  await expect(population).toHaveAttribute("aria-sort", "ascending");
  await expect(first).toContainText("Utsira");
  await population.getByRole("button").click();
  await expect(population).toHaveAttribute("aria-sort", "descending");
  await expect(first).toContainText("Oslo");
});

test("the map is taken along as SVG and PNG, and its figures as CSV", async ({ someone }) => {
  const app = await someone();
  await app.open("/kart?measure=centrality");
  const press = (key: string) => () => app.main.getByRole("button", { name: app.t(key) }).click();

  const svg = await saved(app, press("map.download.svg"));
  expect(svg.name).toMatch(/^ksf-kart-centrality-.*\.svg$/);
  const drawing = svg.content.toString("utf8");
  expect(drawing.match(/<polygon/g)?.length).toBeGreaterThan(357);
  for (const wanted of ["<title>Masfjorden</title>", app.t("map.centrality.first"), "Kartverket"]) {
    expect(drawing).toContain(wanted);
  }

  const png = await saved(app, press("map.download.png"));
  expect(png.content.subarray(1, 4).toString()).toBe("PNG");
  expect(png.content.readUInt32BE(16), "wide enough for paper").toBeGreaterThan(1500);
  expect(png.content.length).toBeGreaterThan(50_000);

  const csv = await saved(app, () => app.main.getByRole("link", { name: app.t("map.download.csv") }).click());
  const rows = csv.content.toString("utf8").trim().split("\n");
  expect(rows).toHaveLength(358);
  expect(rows.some((row) => row.startsWith("4634;Masfjorden;46;Vestland;vest;"))).toBe(true);
});

test("on a narrow screen a finger shows what it is on first, and everything has room", async ({ someone }) => {
  const app = await someone({ viewport: { width: 320, height: 640 } });
  await app.open("/kart");
  await expectFits(app.page, 320);
  await expect(map(app).getByRole("option")).toHaveCount(357);
  await app.main.getByRole("button", { name: app.t("map.larger") }).click();
  await expectFits(app.page, 320);
  await name(app).fill("Kárášjohka");
  await app.main.getByRole("button", { name: app.t("map.find.button") }).click();
  await expect(line(app)).toContainText("Karasjok");
  await app.main.getByRole("link", { name: app.t("map.open", { name: "Karasjok" }) }).click();
  await app.at(/Karasjok/);
});

test("one goes from the map on the front page to the larger one, and back", async ({ someone }) => {
  const app = await someone({ lang: "nn" });
  await app.open("/");
  await app.main.getByRole("link", { name: app.t("map.more") }).click();
  await app.at(app.t("map.heading"));
  await expect(app.main.getByRole("listbox")).toBeVisible();
  await app.page.goBack();
  await app.at(app.t("home.heading"));
  await expect(app.main.getByRole("listbox")).toBeVisible();
});
