import type { RemoteHook } from "@/server/connectors/core/source";
import type { StoredHook } from "@/server/db/repositories/webhooks";

/**
 * Stores switch a hook off that has been silent for long; BigCommerce does after 90 days, and does not say whether
 * switching on a hook that still is on counts as activity. So a silent one is made anew in good time.
 */
export const SILENT_DAYS = 60;
const DAY_MS = 24 * 60 * 60_000;

export type HookStep =
  /** `mends`: it was there before, so events may have been missed since. */
  | { act: "create"; topic: string; mends: boolean }
  | { act: "activate"; topic: string; remoteId: string; mends: boolean; wasActive: boolean }
  | { act: "renew"; topic: string; remoteId: string; mends: boolean; wasActive: boolean }
  | { act: "keep"; topic: string; remoteId: string }
  | { act: "remove"; topic: string; remoteId: string };

type KnownHook = Pick<StoredHook, "topic" | "remoteId" | "renewedAt" | "lastEventAt">;

/** Hooks at the store that lead to this endpoint, at whatever address PrimeLink stood when they were made. */
export function ownHooks(
  held: readonly RemoteHook[],
  path: string,
  known: readonly Pick<KnownHook, "topic" | "remoteId">[],
): RemoteHook[] {
  const isKnown = (hook: RemoteHook) =>
    known.some(({ topic, remoteId }) => remoteId === hook.remoteId && topic === hook.topic);
  return held.filter((hook) => hook.destination.endsWith(path) || isKnown(hook));
}

/** What is to be done so that each topic has one hook that is on, leads here, and will not be switched off for silence. */
export function planHooks(plan: {
  topics: readonly string[];
  destination: string;
  path: string;
  known: readonly KnownHook[];
  held: readonly RemoteHook[];
  nowMs: number;
  /** Whether address and secret of every hook are set again, those that look right included. */
  refresh: boolean;
}): HookStep[] {
  const own = ownHooks(plan.held, plan.path, plan.known);
  const chosen = new Set<RemoteHook>();
  const steps = plan.topics.map((topic): HookStep => {
    const known = plan.known.find((hook) => hook.topic === topic);
    const [hook] = own.filter((candidate) => candidate.topic === topic).sort(betterFirst(plan.destination));
    if (!hook) return { act: "create", topic, mends: known !== undefined };
    chosen.add(hook);
    const { remoteId, active } = hook;
    const mends = !active || hook.destination !== plan.destination;
    const found = { topic, remoteId, mends, wasActive: active };
    if (known && isSilent(known, plan.nowMs)) return { act: "renew", ...found };
    // One that the database does not know was made in a moment whose end was lost: its secret may be another one.
    if (mends || plan.refresh || !known) return { act: "activate", ...found };
    return { act: "keep", topic, remoteId };
  });
  const spare = own.filter((hook) => !chosen.has(hook));
  return [
    // First, because a store may take one hook alone for a topic and an address.
    ...spare.map(({ topic, remoteId }): HookStep => ({ act: "remove", topic, remoteId })),
    ...steps,
  ];
}

function betterFirst(destination: string) {
  const rank = (hook: RemoteHook) => (hook.destination === destination ? 2 : 0) + (hook.active ? 1 : 0);
  return (one: RemoteHook, other: RemoteHook) => rank(other) - rank(one);
}

function isSilent({ renewedAt, lastEventAt }: KnownHook, nowMs: number): boolean {
  const heard = Math.max(renewedAt.getTime(), lastEventAt?.getTime() ?? 0);
  return nowMs - heard > SILENT_DAYS * DAY_MS;
}
