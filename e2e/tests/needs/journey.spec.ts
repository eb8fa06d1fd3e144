// The journey of the purpose: a need travels from a municipality to the nation and the open register, and is seen by
// the right people only. Once in bokmål and once in nynorsk.
import { answered } from "../../fixtures/trouble";
import { expect, test } from "../../fixtures/test";
import { heading, text } from "../../fixtures/texts";
import type { App } from "../../pages/app";

const CLUSTER = "Kunnskapskommunen Helse Omsorg Vest";
const REGION = "KSF Vest";

const stories = [
  {
    lang: "nb",
    title: "Hvordan kan hjemmetjenesten trygge personer med demens om natten?",
    problem: "Noen går ut om natten. Vi vet ikke hva som hjelper uten å låse døren.",
    ready: "Klargjort",
    otherForm: "heimeteneste",
    toRegion: "Flere kommuner i regionen spør om det samme.",
    toNation: "Det gjelder hele landet.",
    farewell: "Vi har fått svaret vi trengte.",
  },
  {
    lang: "nn",
    title: "Korleis kan heimetenesta tryggje personar med demens om natta?",
    problem: "Nokre går ut om natta. Vi veit ikkje kva som hjelper utan å låse døra.",
    ready: "Klargjort",
    otherForm: "hjemmetjeneste",
    toRegion: "Fleire kommunar i regionen spør om det same.",
    toNation: "Det gjeld heile landet.",
    farewell: "Vi har fått svaret vi trong.",
  },
] as const;

for (const story of stories) {
  const { lang, title } = story;

  test(`a need travels from Voss to the nation and the open register (${lang})`, async ({ someone, trouble }) => {
    test.setTimeout(120_000);
    const t = (key: string) => text(lang, key);
    const h = (key: string) => heading(lang, key);
    // Those who may not see the need are told 404 on purpose.
    trouble.expect(answered(404));

    const contact = await someone({ lang });
    let address = "";

    await test.step("the contact signs in and writes two answers; they are still there after a reload", async () => {
      await contact.signIn("contact");
      await contact.expectAccessible();
      await contact.main.getByRole("link", { name: t("action.report_need") }).click();
      await contact.at(t("need_form.heading.new"));
      await contact.form.fillIn(story);
      await contact.form.expectSaved();
      await contact.reload();
      await contact.form.expectHolds(story);
      await contact.expectAccessible();
    });

    await test.step("she sends it in, and sees where it is and who has it", async () => {
      await contact.form.send();
      await contact.at(title);
      await contact.expectAnnounced(t("need_page.done.submit"));
      await contact.need.expectWhere({
        status: t("need.process.submitted"),
        holder: text(lang, "need_page.holder.cluster", { name: CLUSTER }),
        next: t("need_page.next.submitted"),
        seenBy: h("visibility.cluster"),
      });
      await expect(contact.need.about).toContainText(story.problem);
      await contact.expectAccessible();
      address = new URL(contact.page.url()).pathname;
    });

    const masfjorden = await someone({ as: "contactMasfjorden", lang });
    const hjartdal = await someone({ as: "contactHjartdal", lang });
    const region = await someone({ as: "region", lang });

    await test.step("a municipality of the same cluster sees it; others do not", async () => {
      await masfjorden.needs.open("cluster");
      await masfjorden.needs.follow(title);
      await expect(masfjorden.main.getByRole("region", { name: t("step.actions") })).toHaveCount(0);
      for (const outsider of [hjartdal, region]) await expectGone(outsider, address);
      await hjartdal.expectAccessible();
    });

    await test.step("the cluster coordinator makes it ready, opens it to the region and lifts it", async () => {
      const coordinator = await someone({ as: "cluster", lang });
      await coordinator.needs.open("desk");
      await coordinator.expectAccessible();
      await coordinator.needs.follow(title);
      await coordinator.need.ask("action.qualify");
      await coordinator.expectAccessible();
      await coordinator.need.confirm("action.qualify", "need_page.done.qualify");
      await coordinator.need.expectWhere({ status: story.ready, next: t("need_page.next.qualified") });

      await coordinator.need.take("action.open_to_region", "need_page.done.open");
      await coordinator.need.expectWhere({ seenBy: h("visibility.region") });
      await region.needs.open("region");
      await expect(region.needs.link(title)).toBeVisible();

      await coordinator.need.take("action.lift", "need_page.done.lift", story.toRegion);
      await coordinator.need.expectWhere({
        status: t("need.process.lifted_region"),
        holder: text(lang, "need_page.holder.region", { name: REGION }),
        reason: story.toRegion,
      });
    });

    await test.step("the regional coordinator lifts it to the nation", async () => {
      await expectGone(hjartdal, address);
      await region.needs.open("desk");
      await region.needs.follow(title);
      await region.need.take("action.lift_national", "need_page.done.lift", story.toNation);
      await region.need.expectWhere({
        status: t("need.process.lifted_national"),
        holder: t("need_page.holder.national"),
        seenBy: h("visibility.national"),
      });
      await region.expectAccessible();
    });

    await test.step("the nation has it, and every contact in KSF sees it", async () => {
      const national = await someone({ as: "national", lang });
      await national.needs.open("national");
      await national.needs.follow(title);
      await national.expectAccessible();
      await hjartdal.needs.open("national");
      await hjartdal.needs.follow(title);
    });

    const visitor = await someone({ lang });
    let shown: string[] = [];

    await test.step("the contact looks at how others see it, and opens it without the municipality's name", async () => {
      await expectGone(visitor, `/register/${address.split("/").pop()}`);
      await contact.open(address);
      const dialog = await contact.need.ask("action.publish");
      const { preview } = contact.need;
      await expect(preview).toContainText(text(lang, "need_page.from", { names: "Voss" }));
      await dialog.getByRole("radio", { name: t("need_page.preview.without_name") }).check();
      await expect(preview).toContainText(t("need_page.nameless"));
      await expect(preview).toContainText(title);
      await expect(preview).not.toContainText("Voss");
      await contact.expectAccessible();
      shown = await contact.need.parts(preview);
      await contact.need.confirm("action.publish", "need_page.done.publish");
      await contact.need.expectWhere({ seenBy: h("need_page.published_without_name") });
    });

    await test.step("a visitor finds it by the other målform, and not whose it is", async () => {
      await visitor.needs.openRegister();
      await visitor.needs.search(story.otherForm);
      await visitor.expectAccessible();
      await visitor.needs.follow(title);
      await expect(visitor.main).toContainText(t("need_page.nameless"));
      await expect(visitor.main).toContainText(story.problem);
      await expect(visitor.main).not.toContainText("Voss");
      expect(await visitor.need.parts(visitor.main), "what she was shown is what others see").toEqual(shown);
      await visitor.expectAccessible();
    });

    await test.step("she shows the name; a visitor finds it by a misspelling", async () => {
      const dialog = await contact.need.ask("action.change_publication");
      await dialog.getByRole("radio", { name: t("need_page.preview.with_name") }).check();
      await contact.need.confirm("action.change_publication", "need_page.done.publish");
      await contact.need.expectWhere({ seenBy: h("need_page.published_with_name") });
      await visitor.needs.openRegister();
      await visitor.needs.search("demnes");
      await visitor.needs.follow(title);
      await expect(visitor.need.fact(visitor.need.about, "need.originator")).toHaveText("Voss");
    });

    await test.step("she takes it out of the register, and withdraws it", async () => {
      await contact.need.take("action.unpublish", "need_page.done.unpublish");
      await expectGone(visitor, `/register/${address.split("/").pop()}`);
      await visitor.needs.openRegister();
      await visitor.needs.search("demnes");
      await expect(visitor.needs.link(title)).toHaveCount(0);

      await contact.need.take("action.withdraw", "need_page.done.withdraw", story.farewell);
      await contact.need.expectWhere({
        status: t("need.process.withdrawn"),
        holder: t("need_page.holder.nobody"),
        next: t("need_page.next.withdrawn"),
        seenBy: h("need_page.seen.ended"),
      });
      await expectGone(hjartdal, address);
    });

    await test.step("its history tells all of it", async () => {
      await contact.need.expectHistory([
        "need.event.withdrawn",
        "need.event.unpublished",
        "need.event.published",
        "need.event.published",
        "need.event.lifted_national",
        "need.event.lifted_region",
        "need.event.opened_to_region",
        "need.event.qualified",
        "need.event.submitted",
      ]);
      for (const reason of [story.farewell, story.toNation, story.toRegion]) {
        await expect(contact.need.history).toContainText(reason);
      }
      await contact.expectAccessible();
    });
  });
}

for (const lang of ["nb", "nn"] as const) {
  test(`where there is no cluster, the region stands in and the page says so (${lang})`, async ({ someone }) => {
    const contact = await someone({ as: "contactHjartdal", lang });
    await contact.form.open();
    await contact.form.fillIn({ title: `Nattilsyn i Hjartdal (${lang})`, problem: "Lange avstander." });
    await contact.form.send();
    await contact.at(`Nattilsyn i Hjartdal (${lang})`);
    await contact.need.expectWhere({
      status: text(lang, "need.process.submitted"),
      holder: text(lang, "need_page.holder.region", { name: "KSF Sørøst" }),
      standIn: text(lang, "need_page.stand_in.cluster"),
      seenBy: heading(lang, "visibility.region"),
    });
    await contact.expectAccessible();
  });
}

/** The page of a need that this person may not see: as if it did not exist. */
async function expectGone(app: App, address: string): Promise<void> {
  await app.open(address);
  await expect(app.failure("gone")).toContainText(app.t("problem.not_found.title"));
  await expect(app.failure("gone")).toContainText(app.t("problem.not_found.detail"));
}
