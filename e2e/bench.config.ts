// What `just bench` asks of the pages: the same browser and people as the journeys, one thing at a time.
import { defineConfig } from "@playwright/test";
import journeys from "./playwright.config";

export default defineConfig(journeys, { testDir: "bench", workers: 1, fullyParallel: false });
