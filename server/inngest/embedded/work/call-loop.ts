import { setMaxListeners } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import type { AppClient } from "../app/call-app";
import type { Core } from "../core";
import { isTransient } from "../store/database";
import { type Claim, claimCalls } from "./claim";
import { makeCalls } from "./make-call";
import { settle } from "./settle";

/** Makes the calls that are due, as many at a time as the settings allow. */
export interface CallLoop {
  wake(): void;
  /** Takes no more work, and gives what is in flight this long to end. */
  stop(graceMs: number): Promise<void>;
}

export function startCallLoop(core: Core, app: AppClient, workerId: string, onAway: () => void): CallLoop {
  const { maxInFlight, pollMs } = core.settings;
  const inFlight = new Set<Promise<void>>();
  const abort = new AbortController();
  // Every call in flight listens to it.
  setMaxListeners(0, abort.signal);
  let isStopping = false;
  let isWoken = false;
  let endWait: (() => void) | undefined;

  function wake(): void {
    isWoken = true;
    endWait?.();
  }

  async function rest(): Promise<void> {
    if (isWoken) return;
    await new Promise<void>((resolve) => {
      const timeout = setTimeout(resolve, pollMs);
      endWait = () => {
        clearTimeout(timeout);
        resolve();
      };
    });
    endWait = undefined;
  }

  async function run(claim: Claim): Promise<void> {
    const mayGoOn = () => !isStopping && inFlight.size < maxInFlight;
    const caller = { core, app, workerId, onAway, mayGoOn, signal: abort.signal };
    for (;;) {
      try {
        return await makeCalls(caller, claim);
      } catch (error) {
        if (abort.signal.aborted) return;
        core.logger.error({ err: error, ...claim.job }, "A call could not be brought to its end");
        if (!isTransient(error)) await giveUp(claim, error);
        // The claim stays meanwhile, so that nobody else makes the call.
        await sleep(1_000, undefined, { signal: abort.signal }).catch(() => undefined);
        if (abort.signal.aborted) return;
      }
    }
  }

  /** What can never be written down is the function's failure, or it would be called for ever. */
  async function giveUp(claim: Claim, cause: unknown): Promise<void> {
    const error = { name: "ExecutorError", message: cause instanceof Error ? cause.message : String(cause) };
    await settle(core, workerId, claim, { kind: "gave-up", error }, () => false).catch((err: unknown) =>
      core.logger.error({ err, ...claim.job }, "A failure could not be written down"),
    );
  }

  async function loop(): Promise<void> {
    while (!isStopping) {
      isWoken = false;
      const free = maxInFlight - inFlight.size;
      try {
        const claims = free > 0 ? await claimCalls(core, workerId, free) : [];
        for (const claim of claims) {
          const call = run(claim).finally(() => {
            const wasFull = inFlight.size >= maxInFlight;
            inFlight.delete(call);
            if (wasFull) wake();
          });
          inFlight.add(call);
        }
        if (claims.length > 0 && claims.length === free) continue;
      } catch (error) {
        core.logger.error({ err: error }, "The queue could not be read");
        await sleep(pollMs);
      }
      await rest();
    }
  }

  const looping = loop();
  return {
    wake,
    async stop(graceMs) {
      isStopping = true;
      wake();
      await looping;
      const ended = Promise.all(inFlight);
      await Promise.race([ended, sleep(graceMs, undefined, { ref: false })]);
      abort.abort();
      await ended;
    },
  };
}
