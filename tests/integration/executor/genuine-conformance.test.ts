import { Inngest } from "inngest";
import { afterAll, beforeAll, describe } from "vitest";
import { makeScenarios, playScenarios } from "./conformance";
import { silent } from "./embedded";
import type { ShownRun } from "./scenario";
import { createStage, type ServedApp, serveApp } from "./stage";

/** An `inngest dev --no-discovery --retry-interval 1`, started by hand: its binary is not part of the project. */
const url = process.env.INNGEST_DEV_URL;

interface RestRun {
  id: string;
  functionId?: string;
  status: string;
  output?: unknown;
}

/** The REST API wraps errors, and results that are no objects. */
function unwrapped(output: unknown): unknown {
  if (typeof output !== "object" || output === null) return output;
  const [key, ...others] = Object.keys(output);
  const isWrapped = others.length === 0 && (key === "data" || key === "error");
  return isWrapped ? Object.values(output)[0] : output;
}

async function runsOf(eventId: string): Promise<ShownRun[]> {
  const response = await fetch(`${url}/api/v2/events/${eventId}/runs?includeOutput=true`);
  const { data } = (await response.json()) as { data?: RestRun[] };
  return (data ?? []).map((run) => ({
    id: run.id,
    functionId: run.functionId ?? "",
    status: `${run.status.charAt(0)}${run.status.slice(1).toLowerCase()}` as ShownRun["status"],
    output: unwrapped(run.output),
  }));
}

describe.skipIf(!url)("functions driven by the genuine dev server", () => {
  const client = new Inngest({
    id: "suite",
    isDev: true,
    baseUrl: url,
    eventKey: "any",
    logger: silent,
    internalLogger: silent,
  });
  const scenarios = makeScenarios(createStage(client, runsOf));
  let app: ServedApp | undefined;

  beforeAll(async () => {
    app = await serveApp(
      client,
      scenarios.flatMap((scenario) => scenario.functions),
    );
    await fetch(app.url, { method: "PUT" });
    await new Promise((resolve) => setTimeout(resolve, 2_000));
  });
  afterAll(() => app?.close());

  playScenarios(scenarios);
});
