import type { RouterOutputs } from "@/components/api/trpc";
import type { State } from "@/components/ui/state-badge";

export type ConnectionView = RouterOutputs["connection"]["list"][number];
export type ConnectionDetails = RouterOutputs["connection"]["get"];
export type PlatformOffer = RouterOutputs["connection"]["platforms"][number];
export type CheckReport = RouterOutputs["connection"]["test"];
export type CheckItem = CheckReport["items"][number];

/** A connection's state as colour and word. */
export function connectionState({ status, check }: Pick<ConnectionView, "status" | "check">): {
  state: State;
  word: string;
} {
  if (status === "disabled") return { state: "off", word: "Disabled" };
  if (status === "unchecked") return { state: "idle", word: "Not tested" };
  if (status === "failing") return { state: "broken", word: "Not working" };
  const warns = check?.items.some((item) => item.state === "warning");
  return warns ? { state: "attention", word: "Remarks" } : { state: "good", word: "Working" };
}

export const checkStates: Record<CheckItem["state"], { state: State; word: string }> = {
  ok: { state: "good", word: "Holds" },
  warning: { state: "attention", word: "Remark" },
  failed: { state: "broken", word: "Failed" },
  skipped: { state: "off", word: "Not checked" },
};

/** "All 9 checks hold", "2 of 9 checks failed", "1 remark among 9 checks". */
export function summariseCheck(items: readonly CheckItem[]): { state: State; sentence: string } {
  const count = (state: CheckItem["state"]) => items.filter((item) => item.state === state).length;
  const failed = count("failed");
  const warnings = count("warning");
  const skipped = count("skipped");
  if (failed > 0) {
    const rest = skipped > 0 ? `, ${skipped} could not be made` : "";
    return { state: "broken", sentence: `${failed} of ${items.length} checks failed${rest}` };
  }
  if (warnings > 0) {
    return {
      state: "attention",
      sentence: `It works, with ${warnings === 1 ? "one remark" : `${warnings} remarks`}`,
    };
  }
  return { state: "good", sentence: `All ${items.length} checks hold` };
}
