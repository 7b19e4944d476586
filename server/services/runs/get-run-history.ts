import { findImportRow } from "@/server/db/repositories/imports";
import { type HistoryDay, sumImportByDay } from "@/server/db/repositories/run-history";
import type { HistoryDays } from "@/server/domain/run";
import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "../deps";
import { notFound } from "../errors";
import { lastDays } from "../overview/last-days";
import { requireScope } from "../require-scope";

/** A day, or a week that begins with it. */
export type HistoryPoint = HistoryDay;

export interface RunHistory {
  step: "day" | "week";
  points: HistoryPoint[];
}

const DAY_MS = 86_400_000;
const WEEK = 7;
/** More bars than this are too thin to be told apart. */
const MOST_BARS = 90;

/** What an import's runs did over time, for a chart: a point for each day, or for each week of a long span. */
export async function getRunHistory(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db" | "clock">,
  query: { importId: string; days: HistoryDays },
  timeZone: string,
): Promise<RunHistory> {
  requireScope(scope, "run:read");
  const row = await findImportRow(scope, deps.db, query.importId);
  if (!row) throw notFound("import");
  const days = lastDays(deps.clock.now(), query.days, timeZone);
  // A day early, since a zone's midnight may lie before that of UTC; what is too early is of none of the days.
  const since = new Date(Date.parse(`${days[0]}T00:00:00Z`) - DAY_MS);
  const sums = await sumImportByDay(scope, deps.db, row.id, timeZone, since);
  return days.length > MOST_BARS
    ? { step: "week", points: inSpans(days, WEEK, sums) }
    : { step: "day", points: inSpans(days, 1, sums) };
}

/** The days in spans of one length, of which the last one ends today and the first one may be shorter. */
export function inSpans(
  days: readonly string[],
  length: number,
  sums: readonly HistoryDay[],
): HistoryPoint[] {
  const byDay = new Map(sums.map((sum) => [sum.day, sum]));
  const short = days.length % length;
  const spans = short === 0 ? [] : [days.slice(0, short)];
  for (let at = short; at < days.length; at += length) spans.push(days.slice(at, at + length));
  return spans.flatMap((span) => {
    const [day] = span;
    if (!day) return [];
    const point: HistoryPoint = { day, runs: 0, written: 0, unchanged: 0, failed: 0 };
    for (const sum of span.flatMap((name) => byDay.get(name) ?? [])) {
      for (const key of ["runs", "written", "unchanged", "failed"] as const) point[key] += sum[key];
    }
    return [point];
  });
}
