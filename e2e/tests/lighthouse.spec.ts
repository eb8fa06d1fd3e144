// What Lighthouse says of the pages that everyone comes to first. How quick they are says `just bench`, on a machine that
// does nothing else.
import { audit } from "../fixtures/lighthouse";
import { expect, test } from "../fixtures/test";
import { onlyReleaseBuild } from "../fixtures/wire";

onlyReleaseBuild();

for (const path of ["/", "/register", "/klynger", "/kommuner/4621"]) {
  test(`Lighthouse finds nothing on ${path}`, async ({ baseURL }) => {
    const { scores, found } = await audit(`${baseURL}${path}`, "accessibility", "best-practices");
    expect(scores, found.join("\n")).toEqual({ accessibility: 100, "best-practices": 100 });
  });
}
