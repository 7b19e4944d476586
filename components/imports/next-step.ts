import type { RouterOutputs } from "@/components/api/trpc";
import { formatCounted } from "@/components/ui/number";
import { isRunEnded } from "@/server/domain/run";
import { STEP_WORDS } from "./import-words";

type Listed = Pick<
  RouterOutputs["import"]["list"]["rows"][number],
  "id" | "ready" | "openStep" | "lastRun" | "lastDryRun"
>;

export interface NextStep {
  label: string;
  /** Below the organisation's own address. */
  path: string;
}

/** What a person would do with this import now; null when all is well. */
export function nextStepOf(item: Listed): NextStep | null {
  const { lastRun, lastDryRun } = item;
  const edit = (step: string) => `/imports/${item.id}/edit/${step}`;
  if (lastRun && !isRunEnded(lastRun.status)) return { label: "Watch the run", path: `/runs/${lastRun.id}` };
  if (!item.ready) return { label: STEP_WORDS[item.openStep].todo, path: edit(item.openStep) };
  if (lastDryRun && !isRunEnded(lastDryRun.status)) {
    return { label: "Watch the dry run", path: edit("review") };
  }
  if (!lastRun) {
    return { label: lastDryRun ? "Look at the dry run" : "Do a dry run", path: edit("review") };
  }
  if (lastRun.status === "failed") return { label: "See why it stopped", path: `/runs/${lastRun.id}` };
  if (lastRun.status === "cancelled") return { label: "Resume the run", path: `/runs/${lastRun.id}` };
  if (lastRun.status === "completed_with_issues") {
    const { failed } = lastRun.counters;
    const label = failed > 0 ? `Look at ${formatCounted(failed, "failure")}` : "Look at the issues";
    return { label, path: `/runs/${lastRun.id}` };
  }
  return null;
}
