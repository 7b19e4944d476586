import { afterAll, beforeAll, describe } from "vitest";
import { type RunningExecutor, startExecutor } from "@/server/inngest/embedded/start-executor";
import { makeScenarios, playScenarios } from "./conformance";
import { embeddedClient, embeddedKeys, embeddedOptions, embeddedRuns } from "./embedded";
import { createStage, type ServedApp, serveApp } from "./stage";

const keys = await embeddedKeys();
const client = embeddedClient(keys);
const scenarios = makeScenarios(createStage(client, embeddedRuns(keys)));

describe("functions driven by the embedded executor", () => {
  let app: ServedApp;
  let executor: RunningExecutor;

  beforeAll(async () => {
    app = await serveApp(
      client,
      scenarios.flatMap((scenario) => scenario.functions),
    );
    executor = await startExecutor(embeddedOptions(keys, app.url));
    await executor.synced();
  });
  afterAll(async () => {
    await executor?.close();
    await app?.close();
  });

  playScenarios(scenarios);
});
