import { setTimeout as sleep } from "node:timers/promises";
import type { AppClient } from "../app/call-app";
import type { Core } from "../core";
import { type CallLoop, startCallLoop } from "./call-loop";
import { type Lease, openLease } from "./lease";

/** The part that takes calls out of the queue and makes them, under a lease of its own. */
export interface Worker {
  /** There may be a call to take. */
  wake(): void;
  /** Gives back the work of executors that are gone. */
  takeUpOrphans(): Promise<void>;
  close(graceMs: number): Promise<void>;
}

const pauseBetweenTries = 1_000;

export async function startWorker(core: Core, app: AppClient, onAway: () => void): Promise<Worker> {
  let engaged: { lease: Lease; calls: CallLoop } | undefined;
  let isClosing = false;
  let restart = Promise.resolve();

  async function engage(): Promise<void> {
    const lease = await openLease(core, () => {
      restart = restart.then(startOver);
    });
    try {
      await lease.takeUpOrphans();
    } catch (error) {
      await lease.close().catch(() => undefined);
      throw error;
    }
    engaged = { lease, calls: startCallLoop(core, app, lease.workerId, onAway) };
  }

  /** What was in flight belongs to others now; the work begins again under a new lease. */
  async function startOver(): Promise<void> {
    await engaged?.calls.stop(0);
    engaged = undefined;
    while (!isClosing && !engaged) {
      await engage().catch(async (err: unknown) => {
        core.logger.error({ err }, "The executor could not begin again; it tries once more");
        await sleep(pauseBetweenTries);
      });
    }
  }

  await engage();
  return {
    wake: () => engaged?.calls.wake(),
    takeUpOrphans: async () => engaged?.lease.takeUpOrphans(),
    async close(graceMs) {
      isClosing = true;
      await restart;
      await engaged?.calls.stop(graceMs);
      await engaged?.lease.close();
    },
  };
}
