// Who coordinates and who is contact stands where one looks, with an address, for those who may know; everyone sees that the
// post is filled and since when. The needs of a place stand on its page, and a municipality is found by its former name.
import { expect, test } from "../../fixtures/test";

const WEST = "Kunnskapskommunen Helse Omsorg Vest";

test("coordinators and contacts are named to those in KSF, on the page and on paper", async ({ someone, apiAs }) => {
  test.setTimeout(120_000);
  const api = await apiAs("contact");
  const { items: clusters } = await api.get("/clusters?region=vest&limit=200");
  const cluster = clusters.find(({ name }: { name: string }) => name === WEST);
  const { items: held } = await api.get(`/role-assignments?cluster=${cluster.id}&role=cluster_coordinator`);
  const { items: regional } = await api.get("/role-assignments?region=vest&role=regional_coordinator");
  const app = await someone({ as: "contact" });
  const visitor = await someone();
  for (const [path, { holder, holderEmail }] of [
    [`/klynger/${cluster.id}`, held[0]],
    ["/regioner/vest", regional[0]],
  ] as const) {
    await app.open(path);
    await expect(app.place.state).toContainText(holder);
    await expect(app.place.state.getByRole("link", { name: holderEmail })).toHaveAttribute("href", `mailto:${holderEmail}`);
    await app.expectAccessible();
    await app.open(`${path}/utskrift`);
    await expect(app.main).toContainText(holder);
    await visitor.open(path);
    await expect(visitor.place.state).toContainText(new RegExp(`${visitor.t("structure_page.coordinator.yes")}, fra \\d`));
    await expect(visitor.main).not.toContainText(holder);
  }
  const { items: contacts } = await api.get("/role-assignments?municipality=4621&role=rd_contact");
  await app.open(`/klynger/${cluster.id}`);
  await expect(app.main.getByRole("row").filter({ hasText: "Voss" }).first()).toContainText(contacts[0].holder);
});

test("whoever is told to talk to the coordinator finds the way to her", async ({ someone }) => {
  const app = await someone({ as: "contactHjartdal" });
  await app.open("/kommuner/4024");
  await app.place.lack("cluster").getByRole("link").click();
  await app.at("KSF Sørøst");
});

test("the newest needs of a place stand on its page, with the way to the rest", async ({ someone, apiAs }) => {
  const app = await someone({ as: "contact" });
  const { t } = app;
  const { items, total } = await (await apiAs("contact")).get("/needs?municipality=4621&limit=5&count=true");
  await app.open("/kommuner/4621");
  const needs = app.place.section("need_near.municipality");
  await expect(needs.getByRole("listitem")).toHaveCount(items.length);
  await expect(needs).toContainText(String(total));
  await app.expectAccessible();
  await needs.getByRole("link", { name: t("need_near.all") }).click();
  await app.at(t("nav.needs"));
  await expect(app.main.getByRole("tab", { name: t("need_page.level.all"), exact: true })).toHaveAttribute("aria-selected", "true");
  await expect(app.main).toContainText(items[0].title);
  await app.expectAccessible();
  for (const path of ["/regioner/vest", `/regioner/vest/utskrift`]) {
    await app.open(path);
    await expect(app.place.section("need_near.region").getByRole("listitem").first()).toBeVisible();
  }

  const visitor = await someone();
  const open = await (await apiAs()).get("/needs?level=public&municipality=4621&limit=5&count=true");
  await visitor.open("/kommuner/4621");
  const seen = visitor.place.section("need_near.municipality");
  await expect(seen.getByRole("listitem")).toHaveCount(open.items.length);
  await seen.getByRole("link", { name: visitor.t("need_near.all") }).click();
  await visitor.at(visitor.t("register_page.heading"));
});

test("a municipality that was found by a former name says so", async ({ someone }) => {
  const app = await someone();
  // The demo has no municipality that has ended: one is shown as the service shows one that was made of others.
  await app.page.route(/\/api\/v1\/municipalities\?/, async (route) => {
    const answer = await route.fetch({ url: route.request().url().replace("Eidfjord", "Voss") });
    const body = await answer.json();
    const eidfjord = { municipality: { number: "4619", name: "Eidfjord" }, kind: "merge", changedOn: "2026-01-01" };
    for (const item of body.items) item.predecessors = [eidfjord];
    await route.fulfill({ response: answer, json: body });
  });
  await app.open("/kommuner?q=Eidfjord");
  const row = app.main.getByRole("row").filter({ hasText: "Voss" });
  await expect(row).toContainText(app.t("place_page.formerly", { names: "Eidfjord (4619)" }));
  await app.expectAccessible();
});

test("the timeline tells of coordinators, by name to those in KSF", async ({ someone, apiAs }) => {
  const { items } = await (await apiAs("contact")).get("/structure-timeline?kind=coordinator_began&region=vest");
  const path = "/tidslinje?region=vest&kind=coordinator_began";
  const app = await someone({ as: "contact" });
  await app.open(path);
  await expect(app.place.section("timeline.past")).toContainText(items.at(-1).person);
  await app.expectAccessible();
  const visitor = await someone({ lang: "nn" });
  await visitor.open(path);
  await expect(visitor.place.section("timeline.past")).toContainText(visitor.t("timeline.coordinator_began", { place: "KSF Vest" }));
  await expect(visitor.main).not.toContainText(items.at(-1).person);
  await visitor.expectSpoken();
});
