import { findConnection } from "@/server/db/repositories/connections";
import { findEndpoint, listImportsInRealTime, type StoredEndpoint } from "@/server/db/repositories/webhooks";
import { ENTITIES } from "@/server/domain/entity";
import type { OrgScope } from "@/server/domain/scope";
import { randomToken } from "@/server/infra/crypto";
import type { ServiceDeps } from "@/server/services/deps";
import { notFound, ServiceError } from "@/server/services/errors";
import { shownSentence } from "@/server/services/personal-data/hidden-persons";
import { requireScope } from "@/server/services/require-scope";
import { hookAddress } from "./hook-address";
import { openWebhooks, sendsWebhooks } from "./open-webhooks";

export interface HookView {
  /** The platform's name of it. */
  topic: string;
  state: "active" | "inactive" | "missing";
  lastEventAt: Date | null;
  renewedAt: Date | null;
  mendedCount: number;
  lastMendedAt: Date | null;
}

export interface WebhooksView {
  /** False for a platform that tells of no changes. */
  supported: boolean;
  on: boolean;
  /** The host that the store posts to. */
  host: string;
  /** Why the store cannot post there, with the remedy. */
  obstacle: string | null;
  /** What is wrong with the hooks as a whole, with the remedy. */
  problem: string | null;
  checkedAt: Date | null;
  lastReceivedAt: Date | null;
  receivedCount: number;
  refusedCount: number;
  lastRefusedAt: Date | null;
  hooks: HookView[];
  /** Imports that live by them. */
  imports: { id: string; name: string }[];
}

/** How a connection hears of changes at its store, hook by hook. Asks nobody; no address or secret is in the answer. */
export async function getWebhooks(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db" | "platforms" | "credentials" | "transport" | "clock" | "settings">,
  connectionId: string,
): Promise<WebhooksView> {
  requireScope(scope, "connection:read");
  const connection = await findConnection(scope, deps.db, connectionId);
  if (!connection) throw notFound("connection");
  const supported = sendsWebhooks(deps.platforms.find(connection.platform));
  const [endpoint, imports] = await Promise.all([
    findEndpoint(scope, deps.db, connectionId),
    listImportsInRealTime(scope, deps.db, connectionId),
  ]);
  const told = supported ? await askConnector(scope, deps, connectionId, connection.platform) : null;
  return {
    supported,
    on: endpoint?.enabled ?? false,
    host: new URL(deps.settings.appUrl).host,
    obstacle: told?.obstacle ?? null,
    problem: shownSentence(scope, endpoint?.problem ?? null),
    checkedAt: endpoint?.checkedAt ?? null,
    lastReceivedAt: endpoint?.lastReceivedAt ?? null,
    receivedCount: endpoint?.receivedCount ?? 0,
    refusedCount: endpoint?.refusedCount ?? 0,
    lastRefusedAt: endpoint?.lastRefusedAt ?? null,
    hooks: endpoint ? viewHooks(endpoint, told?.topics ?? []) : [],
    imports,
  };
}

/** What its connector knows without asking the store. Credentials that do not open are told by the connection's own page. */
async function askConnector(
  scope: OrgScope,
  deps: Parameters<typeof getWebhooks>[1],
  connectionId: string,
  platform: string,
): Promise<{ topics: string[]; obstacle: string | null } | null> {
  try {
    const { webhooks } = await openWebhooks(scope, deps, connectionId);
    return {
      topics: webhooks.topics(ENTITIES),
      // Any token will do: whether the store can reach the address does not hang on it.
      obstacle: webhooks.destinationProblem(hookAddress(deps, platform, randomToken())),
    };
  } catch (error) {
    if (error instanceof ServiceError) return null;
    throw error;
  }
}

/** One line for each topic: a hook that could never be made has no row and is missing all the same. */
function viewHooks({ enabled, hooks }: StoredEndpoint, topics: string[]): HookView[] {
  const rows = hooks.map(
    ({ topic, state, lastEventAt, renewedAt, mendedCount, lastMendedAt }): HookView => ({
      topic,
      state,
      lastEventAt,
      renewedAt,
      mendedCount,
      lastMendedAt,
    }),
  );
  if (!enabled) return rows;
  const missing = topics
    .filter((topic) => !rows.some((row) => row.topic === topic))
    .map(
      (topic): HookView => ({
        topic,
        state: "missing",
        lastEventAt: null,
        renewedAt: null,
        mendedCount: 0,
        lastMendedAt: null,
      }),
    );
  return [...rows, ...missing].sort((one, other) => one.topic.localeCompare(other.topic));
}
