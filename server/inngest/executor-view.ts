import type { Env } from "@/server/env";
import type { ExecutorView } from "@/server/services/operations/deps";
import { observeExecutor } from "./embedded/observe";

/** The lease is renewed every three seconds; one that was missed is no trouble yet. */
const LONGEST_SILENCE_SECONDS = 30;
const WITHIN_MS = 3_000;

type Settings = Pick<
  Env,
  "INNGEST_EXECUTOR" | "INNGEST_BASE_URL" | "INNGEST_EVENT_KEY" | "INNGEST_SIGNING_KEY"
>;

/** Whether the chosen executor would run a step now, and what waits in it. */
export function createExecutorView(
  settings: Settings,
  query: (sql: string) => Promise<unknown[]>,
): ExecutorView {
  if (settings.INNGEST_EXECUTOR === "inngest") {
    return { trouble: () => troubleOfInngest(settings), depths: async () => ({}) };
  }
  return {
    async trouble() {
      // Where no executor was ever started its tables are missing.
      const state = await observeExecutor(query).catch(() => undefined);
      const age = state?.heartbeatAgeSeconds ?? null;
      if (age === null) return "No embedded executor runs on this database.";
      if (age <= LONGEST_SILENCE_SECONDS) return null;
      return `The embedded executor has been silent for ${Math.round(age)} seconds.`;
    },
    async depths() {
      const { waiting, inFlight, backlog } = await observeExecutor(query);
      return { waiting, in_flight: inFlight, backlog };
    },
  };
}

async function troubleOfInngest(settings: Settings): Promise<string | null> {
  const { INNGEST_BASE_URL: base, INNGEST_EVENT_KEY: eventKey, INNGEST_SIGNING_KEY: signingKey } = settings;
  if (!base) {
    // Inngest Cloud: an outage there must not take every app server out of service.
    return eventKey && signingKey ? null : "INNGEST_EVENT_KEY and INNGEST_SIGNING_KEY must be set.";
  }
  try {
    const answer = await fetch(new URL("/health", base), { signal: AbortSignal.timeout(WITHIN_MS) });
    await answer.body?.cancel();
    return answer.ok ? null : `The Inngest server at INNGEST_BASE_URL answers with ${answer.status}.`;
  } catch {
    return "The Inngest server at INNGEST_BASE_URL cannot be reached.";
  }
}
