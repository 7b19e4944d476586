import type { WooClient } from "./client";
import { storeClock } from "./clock";

/** Between two looks at what a lost request may still be writing. */
const LOOK_EVERY_MS = 2_000;
const MOST_LOOKS = 30;
/** Nothing of ours has changed for so long that nothing is under way any more. */
const SURELY_QUIET_MS = 30_000;

export interface Look<T> {
  seen: T;
  /** The same text for the same sight. */
  signature: string;
  /** In the store's time; infinity for what may be under way at this moment. */
  lastChangeMs: number;
  amount: "none" | "some" | "all";
}

/** Waits between two looks: at least as long as the last one took, since a busy store writes as slowly as it answers. */
async function pause(client: WooClient, lookMs: number): Promise<void> {
  const { onWait, sleep, signal } = client.context;
  const ms = Math.max(LOOK_EVERY_MS, lookMs);
  onWait?.({ reason: "target_busy", label: "the shop to finish what it was sent", ms });
  await sleep(ms, signal);
}

/**
 * Looks until it sees the same again, because a request whose answer was lost may still be running, or not even have
 * begun: where nothing at all has arrived, it looks once more.
 */
export async function lookUntilQuiet<T>(client: WooClient, look: () => Promise<Look<T>>): Promise<T> {
  let before: string | null = null;
  let same = 0;
  for (let count = 1; ; count += 1) {
    const startedMs = client.context.now();
    const { seen, signature, lastChangeMs, amount } = await look();
    same = signature === before ? same + 1 : 0;
    if (same >= (amount === "none" ? 2 : 1) || count === MOST_LOOKS) return seen;
    if (amount === "all" && (await storeClock(client)) - lastChangeMs > SURELY_QUIET_MS) return seen;
    before = signature;
    await pause(client, client.context.now() - startedMs);
  }
}
