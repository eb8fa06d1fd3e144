import { test } from "../../fixtures/test";
test("shots", async ({ someone, apiAs, trouble }) => {
  trouble.expect(/./);
  const shots = async (who: any, lang: any, list: [string, string][]) => {
    for (const [w, tag] of [[1280, "w"], [360, "n"]] as const) {
      const app = await someone({ as: who, lang, viewport: { width: w, height: 900 } });
      for (const [name, path] of list) {
        await app.page.goto(path);
        await app.page.waitForTimeout(1500);
        await app.page.screenshot({ path: `/tmp/people-shots/${name}-${tag}.png`, fullPage: true });
      }
    }
  };
  const desk = await apiAs("region");
  const contact = await apiAs("contact");
  const voss = (await contact.get("/role-assignments?q=Voss")).items[0].id;
  const made = await desk.post("/invitations", { email: "shot@demo.example", displayName: "FoU-kontakt i Lom", offer: { role: "rd_contact", municipality: "4649", validFrom: "2026-01-01", decidedBy: "Stad kommune", mandate: "Samlar behova i kommunen.", tasks: ["Melde behov", "Svare på førespurnader"] } }, 201);
  await shots("region", "nb", [["roller", "/roller"], ["kontakter", "/kontakter"], ["kontakter-q", "/kontakter?q=Utsira&region=vest"], ["ny", "/roller/ny"], ["ny-rd", "/roller/ny?role=rd_contact"], ["ny-shared", "/roller/ny?role=rd_contact_shared"], ["rolle", `/roller/${voss}`], ["handover", `/roller/ny?role=rd_contact&replaces=${voss}`]]);
  await shots("contactMasfjorden", "nn", [["roller-masf", "/roller"], ["profil", "/min-profil"], ["hjem", "/"]]);
  await shots(undefined, "nb", [["invitasjon", made.link], ["invitasjon-dead", "/konto/invitasjon#aW5nZW4"]]);
});
