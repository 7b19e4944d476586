import { randomBytes } from "node:crypto";
import { Inngest } from "inngest";
import pino from "pino";
import { freePort } from "@/scripts/services/ports";
import type { ExecutorOptions } from "@/server/inngest/embedded/settings";
import type { ShownRun } from "./scenario";

export interface EmbeddedKeys {
  port: number;
  url: string;
  signingKey: string;
  eventKey: string;
}

export async function embeddedKeys(): Promise<EmbeddedKeys> {
  const port = await freePort();
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    signingKey: `signkey-test-${randomBytes(32).toString("hex")}`,
    eventKey: randomBytes(12).toString("hex"),
  };
}

/** The app's side of the SDK, as the product's is set: not in dev mode, so that every call must be signed. */
export function embeddedClient({ url, signingKey, eventKey }: EmbeddedKeys): Inngest {
  return new Inngest({
    id: "suite",
    baseUrl: url,
    eventKey,
    signingKey,
    isDev: false,
    logger: silent,
    internalLogger: silent,
  });
}

/** The SDK calls its logger's methods without their object. */
export const silent = (() => {
  const logger = pino({ level: process.env.LOG_LEVEL ?? "silent" });
  return {
    debug: logger.debug.bind(logger),
    info: logger.info.bind(logger),
    warn: logger.warn.bind(logger),
    error: logger.error.bind(logger),
  };
})();

export function embeddedOptions(keys: EmbeddedKeys, appUrl: string): ExecutorOptions {
  return {
    databaseUrl: process.env.DATABASE_URL ?? "",
    appUrl,
    port: keys.port,
    signingKey: keys.signingKey,
    eventKey: keys.eventKey,
    logger: pino({ level: process.env.LOG_LEVEL ?? "silent" }),
    retryDelay: () => 100,
    graceMs: 2_000,
  };
}

interface RestRun {
  run_id: string;
  function_id: string;
  status: ShownRun["status"];
  output?: unknown;
}

export function embeddedRuns({ url, signingKey }: EmbeddedKeys): (eventId: string) => Promise<ShownRun[]> {
  return async (eventId) => {
    const response = await fetch(`${url}/v1/events/${eventId}/runs`, {
      headers: { authorization: `Bearer ${signingKey}` },
    });
    // While it has lost Postgres the executor cannot say.
    if (!response.ok) return [];
    const { data } = (await response.json()) as { data: RestRun[] };
    return data.map((run) => ({
      id: run.run_id,
      functionId: run.function_id,
      status: run.status,
      output: run.output,
    }));
  };
}
