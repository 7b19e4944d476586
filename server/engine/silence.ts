import type { EngineContext } from "./context";

/**
 * Turns off, before the first record is written, what would send mail to the people who are brought over. What it was
 * before is stored first: whatever happens to the run, it can be turned back.
 */
export async function keepSilent({ store, target, writer }: EngineContext): Promise<void> {
  if (!writer.silence || (await store.switchesBefore())) return;
  const change = await writer.silence();
  if (!change) return;
  await store.saveSwitchesBefore(change.before);
  await target.turnSwitches(change.during);
  await store.log("info", `Turned in the shop while this run writes: ${namesOf(change.during)}.`);
}

/** Turns back what `keepSilent` turned. Safe to repeat. */
export async function endSilence({ store, target }: Pick<EngineContext, "store" | "target">): Promise<void> {
  const before = await store.switchesBefore();
  if (!before) return;
  await target.turnSwitches(before);
  await store.saveSwitchesBefore(null);
  await store.log("info", `Turned back in the shop: ${namesOf(before)}.`);
}

function namesOf(switches: Record<string, string>): string {
  return Object.entries(switches)
    .map(([place, value]) => `${place} to "${value}"`)
    .join(", ");
}
