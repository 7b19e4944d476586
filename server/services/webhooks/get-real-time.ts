import { findImportRow } from "@/server/db/repositories/imports";
import { countWaiting, findEndpoint } from "@/server/db/repositories/webhooks";
import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "@/server/services/deps";
import { notFound } from "@/server/services/errors";
import { requireScope } from "@/server/services/require-scope";
import { sendsWebhooks } from "./open-webhooks";

export interface RealTimeView {
  on: boolean;
  /** False while there is no source, or when its platform tells of no changes. */
  supported: boolean;
  source: { id: string; name: string; platformName: string } | null;
  /** How the source's connection hears of changes: not at all, well, or with hooks that need a look. */
  hooks: "off" | "good" | "attention";
  lastReceivedAt: Date | null;
  /** Records that webhooks named and no run has read yet. */
  waiting: { records: number; since: Date | null };
  /** Before an import was read whole there is nothing to be kept in step. */
  readOnce: boolean;
}

/** Whether an import is kept in step by its source's webhooks, and how that goes. */
export async function getRealTime(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db" | "platforms">,
  importId: string,
): Promise<RealTimeView> {
  requireScope(scope, "import:read");
  const row = await findImportRow(scope, deps.db, importId);
  if (!row) throw notFound("import");
  const { source } = row;
  const [endpoint, waiting] = await Promise.all([
    source ? findEndpoint(scope, deps.db, source.id) : null,
    countWaiting(scope, deps.db, importId),
  ]);
  const platform = source ? deps.platforms.find(source.platform) : undefined;
  const well =
    endpoint?.problem === null &&
    source?.status !== "disabled" &&
    endpoint.hooks.length > 0 &&
    endpoint.hooks.every(({ state }) => state === "active");
  return {
    on: row.realTime,
    supported: sendsWebhooks(platform),
    source: source && {
      id: source.id,
      name: source.name,
      platformName: platform?.descriptor.name ?? source.platform,
    },
    hooks: !endpoint?.enabled ? "off" : well ? "good" : "attention",
    lastReceivedAt: endpoint?.lastReceivedAt ?? null,
    waiting,
    readOnce: row.watermark !== null,
  };
}
