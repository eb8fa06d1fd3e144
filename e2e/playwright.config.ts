// Journeys in a real Chromium against the real server. `just e2e` starts the server and sets BASE_URL.
import { execFileSync } from "node:child_process";
import { defineConfig } from "@playwright/test";

const baseURL = process.env.BASE_URL;
if (!baseURL) throw new Error("BASE_URL is not set: run the journeys with `just e2e`");

export default defineConfig({
  testDir: "tests",
  outputDir: "test-results",
  // A journey either works or it does not: no retries. All share one database, so each makes the data it changes.
  retries: 0,
  workers: 2,
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: [["list"]],
  use: {
    baseURL,
    actionTimeout: 10_000,
    navigationTimeout: 20_000,
    locale: "nb-NO",
    timezoneId: "Europe/Oslo",
    trace: "retain-on-failure",
    launchOptions: {
      // The machine's own browser; Playwright downloads none.
      executablePath: execFileSync("scripts/chromium", { encoding: "utf8" }).trim(),
      // Nothing but the page itself may use the network.
      args: [
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-gpu",
        "--disable-quic",
        "--disable-sync",
        "--no-first-run",
      ],
    },
  },
});
