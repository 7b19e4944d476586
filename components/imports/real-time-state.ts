import type { State } from "@/components/ui/state-badge";
import type { RealTime } from "./real-time-card";

/** An import's real time in a word: on is good only while the source's hooks are. */
export function realTimeState({ on, hooks }: Pick<RealTime, "on" | "hooks">): { state: State; word: string } {
  if (!on) return { state: "off", word: "Off" };
  return hooks === "good" ? { state: "good", word: "On" } : { state: "attention", word: "Needs a look" };
}
