import { formatCounted } from "@/components/ui/number";
import type { RunCounters } from "@/server/domain/run";
import { loadedOf } from "./phase-progress";

interface Report {
  missing: number;
  differing: number;
  duplicatesRemoved: number;
  agreed: boolean;
}

/** Products of this run that should stand in the target: those that were neither skipped nor failed. */
export function expectedInTarget(counters: RunCounters): number {
  return counters.created + counters.updated + counters.unchanged;
}

/** What the comparison of both sides came to, in sentences for a shopkeeper; the verdict first. */
export function reconciliationWords(report: Report, counters: RunCounters, targetName: string): string[] {
  const sentences: string[] = [];
  const unaccounted = counters.read - loadedOf(counters);
  if (report.agreed && unaccounted === 0) {
    sentences.push(
      `Both sides agree: ${formatCounted(expectedInTarget(counters), "product")} of this run ${expectedInTarget(counters) === 1 ? "is" : "are"} in "${targetName}".`,
    );
  }
  if (unaccounted !== 0) {
    sentences.push(`${formatCounted(Math.abs(unaccounted), "product")} read without a known outcome.`);
  }
  if (report.missing > 0) {
    sentences.push(
      `${formatCounted(report.missing, "product")} that should be in "${targetName}" cannot be found there. The next run makes them anew.`,
    );
  }
  if (report.differing > 0) {
    sentences.push(
      `"${targetName}" holds something else than what was sent in ${formatCounted(report.differing, "field")}.`,
    );
  }
  if (counters.failed > 0) {
    sentences.push(`${formatCounted(counters.failed, "product")} failed; the issues say why.`);
  }
  if (report.duplicatesRemoved > 0) {
    sentences.push(
      `${formatCounted(report.duplicatesRemoved, "second copy", "second copies")} left by lost answers went to the trash.`,
    );
  }
  return sentences;
}
