import { countOf } from "@/components/imports/import-words";
import { formatMoney } from "@/components/ui/money";
import { formatCounted } from "@/components/ui/number";
import type { Entity } from "@/server/domain/entity";
import type { RunCounters } from "@/server/domain/run";
import { endedRecords } from "@/server/domain/run";

interface Report {
  missing: number;
  differing: number;
  duplicatesRemoved: number;
  /** Sums of orders on both sides, one line a currency. */
  money?: { currency: string; source: string; target: string }[];
  agreed: boolean;
}

/** Records of this run that should stand in the target: those that were neither skipped nor failed. */
export function expectedInTarget(counters: RunCounters): number {
  return counters.created + counters.updated + counters.unchanged;
}

/** What the comparison of both sides came to, in sentences for a shopkeeper; the verdict first. */
export function reconciliationWords(
  entity: Entity,
  report: Report,
  counters: RunCounters,
  targetName: string,
): string[] {
  const sentences: string[] = [];
  const money = report.money ?? [];
  const unaccounted = counters.read - endedRecords(counters);
  if (report.agreed && unaccounted === 0) {
    sentences.push(
      `Both sides agree: ${countOf(entity, expectedInTarget(counters))} of this run ${expectedInTarget(counters) === 1 ? "is" : "are"} in "${targetName}"${money.length > 0 ? ", to the cent" : ""}.`,
    );
  }
  if (unaccounted !== 0) {
    sentences.push(`${countOf(entity, Math.abs(unaccounted))} read without a known outcome.`);
  }
  if (report.missing > 0) {
    sentences.push(
      `${countOf(entity, report.missing)} that should be in "${targetName}" cannot be found there. The next run makes them anew.`,
    );
  }
  if (report.differing > 0) {
    sentences.push(
      `"${targetName}" holds something else than what was sent in ${formatCounted(report.differing, "field")}.`,
    );
  }
  for (const { currency, source, target } of money.filter((sum) => sum.source !== sum.target)) {
    sentences.push(
      `Orders in ${currency || "no currency"} come to ${formatMoney(source, currency)} at the source, and to ${formatMoney(target, currency)} in "${targetName}".`,
    );
  }
  if (counters.failed > 0) {
    sentences.push(`${countOf(entity, counters.failed)} failed; the issues say why.`);
  }
  if (report.duplicatesRemoved > 0) {
    sentences.push(
      `${formatCounted(report.duplicatesRemoved, "second copy", "second copies")} left by lost answers went to the trash.`,
    );
  }
  return sentences;
}
