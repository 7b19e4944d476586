import type { Comparison } from "../verify/compare-stores";
import type { RunView } from "./product-import";

/** The last line of the demo, for whoever reads it by machine. */
export interface DemoResult {
  read: number;
  created: number;
  updated: number;
  unchanged: number;
  failed: number;
  writes: number;
  different: number;
}

const SHOWN = 20;

/** Differences of fields that an issue of the run has told are no surprise; everything else counts. */
export function demoResult(run: RunView, comparison: Comparison): DemoResult {
  const { read, created, updated, unchanged, failed, writes } = run.counters;
  const surprises = comparison.missing.length + comparison.duplicates.length + comparison.unexpected.length;
  return {
    read,
    created,
    updated,
    unchanged,
    failed,
    writes,
    different: comparison.differences.length + surprises,
  };
}

export function printReport(
  run: RunView,
  issues: { title: string; records: number; cause: string; remedy: string; severity: string }[],
  comparison: Comparison,
): void {
  const { counters } = run;
  console.log(`
Read        ${counters.read} products
Created     ${counters.created}
Updated     ${counters.updated}
Unchanged   ${counters.unchanged}
Failed      ${counters.failed}
Variations  ${counters.variationsWritten} written
Images      ${counters.imagesUploaded} uploaded, ${counters.imagesReused} used again, ${counters.imagesFailed} failed
Requests    ${counters.sourceRequests} to BigCommerce, ${counters.targetRequests} to WooCommerce (${counters.writes} of them writes)`);
  if (issues.length > 0) console.log("\nIssues");
  for (const issue of issues) {
    console.log(`  ${issue.records} × ${issue.title} (${issue.severity}). ${issue.cause} ${issue.remedy}`);
  }
  console.log(
    `\nCompared field by field: ${comparison.products} products and ${comparison.variations} variations, ${comparison.differences.length} differences, ${comparison.missing.length} missing, ${comparison.duplicates.length} twice.`,
  );
  for (const id of comparison.missing.slice(0, SHOWN)) console.log(`  missing in the target: product ${id}`);
  for (const difference of comparison.differences.slice(0, SHOWN)) {
    const { sourceId, name, field, expected, held } = difference;
    console.log(
      `  ${sourceId} ${name}: ${field}: expected "${expected.slice(0, 120)}", the target holds "${held.slice(0, 120)}"`,
    );
  }
  if (comparison.differences.length > SHOWN)
    console.log(`  and ${comparison.differences.length - SHOWN} more`);
}
