import type { ImportRow } from "@/server/db/repositories/imports";
import { findFailedSourceIds, findLastComparison } from "@/server/db/repositories/imports-runs";
import { importOptionsSchema } from "@/server/domain/import-settings";
import type { RunReach } from "@/server/domain/run";
import type { OrgScope } from "@/server/domain/scope";
import type { MappingRule } from "@/server/mapping/rule";
import type { ServiceDeps } from "../deps";
import { ServiceError } from "../errors";
import { staleParts } from "../imports/stale-parts";

/** Read again before the watermark: clocks differ, and a store may show a change later than it dates it. */
const OVERLAP_MS = 5 * 60_000;
const DAY_MS = 24 * 60 * 60_000;
const MOST_RETRIED = 5_000;

export interface ChosenKind {
  kind: "full" | "incremental";
  reach: RunReach;
  /** Why everything is read though only changes were asked for. */
  reason?: string;
  /** Of a run for changes: ISO 8601. */
  since?: string;
  /** What both stores told of themselves in the last run that read everything; left out where they are asked again. */
  profiles?: object;
  /** Records that failed when they were last tried. */
  retryIds: string[];
}

/**
 * What an incremental run looks at. Only a full run brings a changed definition to records that have not changed; only
 * a comparison finds changes that move no date at the source. Named records, and stock and prices, need neither.
 */
export async function chooseKind(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db" | "clock">,
  row: ImportRow,
  rules: MappingRule[],
  asked: Extract<RunReach, "stock_and_prices" | "chosen"> | undefined,
): Promise<ChosenKind> {
  const last = await findLastComparison(scope, deps.db, row.id);
  const known = last && typeof last.profiles === "object" ? last.profiles : null;
  if (asked === "chosen") {
    return { kind: "incremental", reach: asked, retryIds: [], ...(known ? { profiles: known } : {}) };
  }
  const full = (reason: string): ChosenKind => ({ kind: "full", reach: "everything", reason, retryIds: [] });
  const stale = last && known ? staleParts(last, { ...row, rules }, "what_is_written") : [];
  if (asked === "stock_and_prices") {
    const problem = !known
      ? "Stock and prices can be brought over once a run has brought the products."
      : stale.length > 0
        ? `Run the whole import first: changed since everything was last compared: ${stale.join(", ")}.`
        : null;
    if (problem || !known) throw new ServiceError("conflict", problem ?? "");
    return { kind: "incremental", reach: asked, profiles: known, retryIds: [] };
  }
  if (!row.watermark || !last?.endedAt || !known) return full("Nothing has been read whole yet.");
  if (stale.length > 0) return full(`Changed since everything was last compared: ${stale.join(", ")}.`);
  const { fullEveryDays } = importOptionsSchema.parse(row.options);
  const retryIds = await findFailedSourceIds(scope, deps.db, row, MOST_RETRIED);
  if (fullEveryDays > 0 && deps.clock.now() - last.endedAt.getTime() > fullEveryDays * DAY_MS) {
    const reason = `Everything is compared every ${fullEveryDays} days.`;
    return { kind: "incremental", reach: "comparison", reason, retryIds };
  }
  return {
    kind: "incremental",
    reach: "changes",
    since: new Date(row.watermark.getTime() - OVERLAP_MS).toISOString(),
    profiles: known,
    retryIds,
  };
}
