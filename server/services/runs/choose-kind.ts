import type { ImportRow } from "@/server/db/repositories/imports";
import {
  findFailedSourceIds,
  findLastComparison,
  findLastEnded,
} from "@/server/db/repositories/imports-runs";
import { importOptionsSchema } from "@/server/domain/import-settings";
import type { OrgScope } from "@/server/domain/scope";
import type { MappingRule } from "@/server/mapping/rule";
import type { ServiceDeps } from "../deps";
import { staleParts } from "../imports/stale-parts";

/** Read again before the watermark: clocks differ, and a store may show a change later than it dates it. */
const OVERLAP_MS = 5 * 60_000;
const DAY_MS = 24 * 60 * 60_000;
const MOST_RETRIED = 5_000;

export type ChosenKind =
  | { kind: "full"; reason: string }
  | {
      kind: "incremental";
      /** ISO 8601. */
      since: string;
      /** What both stores told of themselves in the last full run. */
      profiles: object;
      /** Records that failed when they were last tried. */
      retryIds: string[];
    };

/**
 * Whether reading what has changed is enough. Only a whole comparison brings a changed definition to records that have
 * not changed, and finds changes that move no date at the source.
 */
export async function chooseKind(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db" | "clock">,
  row: ImportRow,
  rules: MappingRule[],
): Promise<ChosenKind> {
  const last = await findLastComparison(scope, deps.db, row.id);
  if (!row.watermark || !last?.endedAt || typeof last.profiles !== "object" || last.profiles === null) {
    return { kind: "full", reason: "Nothing has been read whole yet." };
  }
  const stale = staleParts(last, { ...row, rules }, "what_is_written");
  if (stale.length > 0) {
    return { kind: "full", reason: `Changed since everything was last compared: ${stale.join(", ")}.` };
  }
  const { fullEveryDays } = importOptionsSchema.parse(row.options);
  const age = deps.clock.now() - last.endedAt.getTime();
  if (fullEveryDays > 0 && age > fullEveryDays * DAY_MS) {
    return { kind: "full", reason: `Everything is compared every ${fullEveryDays} days.` };
  }
  const ended = await findLastEnded(scope, deps.db, row.id);
  return {
    kind: "incremental",
    since: new Date(row.watermark.getTime() - OVERLAP_MS).toISOString(),
    profiles: last.profiles,
    retryIds: ended ? await findFailedSourceIds(scope, deps.db, ended, MOST_RETRIED) : [],
  };
}
