// A list of 10,000 needs is filtered without the page standing still: whoever types goes on typing.
import { expect, test } from "../fixtures/test";
import { onlyReleaseBuild } from "../fixtures/wire";

/** Milliseconds in which nothing typed would be seen. */
const FROZEN = 200;

onlyReleaseBuild();

test("10,000 needs are filtered without freezing", async ({ someone, apiAs }) => {
  const { total } = await (await apiAs("national")).get("/needs?count=true&limit=1");
  expect(total, "needs that are filtered").toBeGreaterThan(9_000);
  const app = await someone({ as: "national" });
  await app.page.addInitScript(() => {
    const tasks: number[] = [];
    Object.assign(globalThis, { longTasks: tasks });
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: "longtask" });
  });
  await app.needs.open("national");
  await app.page.evaluate(() => ((globalThis as any).longTasks.length = 0));
  for (const words of ["nattilsyn", "sykehjem", "finnesikke", "natt"]) {
    await app.needs.search(words);
    await app.settled();
  }
  const tasks: number[] = await app.page.evaluate(() => (globalThis as any).longTasks);
  console.log(`long tasks while filtering: ${tasks.map((task) => `${Math.round(task)} ms`).join(", ") || "none"}`);
  expect(tasks.filter((task) => task > FROZEN)).toEqual([]);
});
