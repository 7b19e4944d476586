import { addTally, type PostTally } from "@/server/db/repositories/webhooks-inbox";
import type { WholeOrgScope } from "@/server/domain/scope";
import { asOrganisation } from "@/server/infra/tenant";
import type { ServiceDeps } from "../deps";

/** Posts come in bursts, and each would wait for the endpoint's row: they are added up here and written together. */
const FLUSH_MS = 1_000;

interface Tally extends PostTally {
  byHook: Map<string, Date>;
}

const open = new Map<string, Tally>();

function tallyOf(deps: Pick<ServiceDeps, "db" | "logger">, scope: WholeOrgScope, endpointId: string): Tally {
  const known = open.get(endpointId);
  if (known) return known;
  const fresh: Tally = {
    received: 0,
    refused: 0,
    lastReceivedAt: null,
    lastRefusedAt: null,
    byHook: new Map(),
  };
  open.set(endpointId, fresh);
  // Counts for people to look at: should the process end within this second, they are off by as much.
  setTimeout(() => {
    open.delete(endpointId);
    asOrganisation(scope, () => addTally(scope, deps.db, endpointId, fresh)).catch((error: unknown) =>
      deps.logger.warn({ err: error, endpointId }, "posts could not be counted"),
    );
  }, FLUSH_MS).unref();
  return fresh;
}

export function countReceived(
  deps: Pick<ServiceDeps, "db" | "logger">,
  scope: WholeOrgScope,
  post: { endpointId: string; hookTopic: string | null; at: Date },
): void {
  const tally = tallyOf(deps, scope, post.endpointId);
  tally.received += 1;
  tally.lastReceivedAt = post.at;
  if (post.hookTopic !== null) tally.byHook.set(post.hookTopic, post.at);
}

export function countRefused(
  deps: Pick<ServiceDeps, "db" | "logger">,
  scope: WholeOrgScope,
  post: { endpointId: string; at: Date },
): void {
  const tally = tallyOf(deps, scope, post.endpointId);
  tally.refused += 1;
  tally.lastRefusedAt = post.at;
}
