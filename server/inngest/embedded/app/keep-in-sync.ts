import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import type { Core } from "../core";
import type { AppClient } from "./call-app";
import { RegistrationRefused } from "./registry";

export interface Sync {
  /** Whether the app answered when it was last asked. */
  isAppThere(): boolean;
  /** Resolves when the app has answered once. */
  firstTime(): Promise<void>;
  /** Asks again soon: the app did not answer a call. */
  hurry(): void;
  stop(): Promise<void>;
}

const firstWait = 250;
const longestWait = 2_000;
const sayAgainAfter = 30_000;

/** Asks the app for its functions until it answers, and regularly after that: it may be restarted or changed. */
export function keepInSync(core: Core, app: AppClient): Sync {
  const abort = new AbortController();
  let isThere = false;
  let wait = firstWait;
  let saidAt = 0;
  let said = "";
  let skipRest: AbortController | undefined;
  let resolveFirst = () => {};
  const first = new Promise<void>((resolve) => {
    resolveFirst = resolve;
  });

  /** Says the same trouble once in a while only. */
  function say(level: "warn" | "error", message: string): void {
    if (message === said && Date.now() - saidAt < sayAgainAfter) return;
    said = message;
    saidAt = Date.now();
    core.logger[level](message);
  }

  async function ask(): Promise<void> {
    const answer = await app.sync();
    if (abort.signal.aborted) return;
    if (answer.kind === "failed") {
      isThere = false;
      say("warn", `The app at ${core.settings.appUrl} does not answer (${answer.why}); work waits for it.`);
      return;
    }
    const { modified } = await core.registry.register(answer.body);
    if (!isThere || modified)
      core.logger.info({ functions: core.registry.size() }, "The app's functions are registered");
    isThere = true;
    said = "";
    resolveFirst();
  }

  async function loop(): Promise<void> {
    while (!abort.signal.aborted) {
      try {
        await ask();
      } catch (error) {
        if (error instanceof RegistrationRefused) say("error", error.message);
        else if (error instanceof z.ZodError)
          say("error", `The app's registration cannot be read: ${z.prettifyError(error)}`);
        else core.logger.error({ err: error }, "The app's functions could not be registered");
      }
      wait = isThere ? firstWait : Math.min(wait * 2, longestWait);
      skipRest = new AbortController();
      const signal = AbortSignal.any([abort.signal, skipRest.signal]);
      await sleep(isThere ? core.settings.resyncMs : wait, undefined, { signal }).catch(() => undefined);
    }
  }

  const looping = loop();
  return {
    isAppThere: () => isThere,
    firstTime: () => first,
    hurry() {
      if (isThere) skipRest?.abort();
      isThere = false;
    },
    async stop() {
      abort.abort();
      await looping;
    },
  };
}
