import type { RouterOutputs } from "@/components/api/trpc";
import { formatDay } from "@/components/ui/format-time";
import { formatCount, formatCounted } from "@/components/ui/number";

export type RunHistory = RouterOutputs["run"]["history"];

/** "14 Mar", or the week that begins with it. */
export function spanName(day: string, step: RunHistory["step"]): string {
  return step === "week" ? `From ${formatDay(day)}, 7 days` : formatDay(day);
}

/** The whole span in a sentence. */
export function historySums({ points }: RunHistory): string {
  const sum = (key: "runs" | "written" | "unchanged" | "failed") =>
    points.reduce((total, point) => total + point[key], 0);
  return `${formatCounted(sum("runs"), "run")}: ${formatCount(sum("written"))} written, ${formatCount(sum("unchanged"))} unchanged, ${formatCount(sum("failed"))} failed. Dry runs are not counted.`;
}
