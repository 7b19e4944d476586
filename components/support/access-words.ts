import type { State } from "@/components/ui/state-badge";
import { ACCESS_MINUTES, type AccessStanding, type QueueState } from "@/server/domain/support";

/** "1 hour", "4 hours", "1 day". */
export function lengthWord(minutes: number): string {
  const [count, unit] = minutes % 1_440 === 0 ? [minutes / 1_440, "day"] : [Math.round(minutes / 60), "hour"];
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}

export const LENGTHS = ACCESS_MINUTES.map((minutes) => ({ minutes, label: lengthWord(minutes) }));

/** The shortest length that is offered and covers what was asked for. */
export function lengthFor(minutes: number): number {
  return ACCESS_MINUTES.find((offered) => offered >= minutes) ?? ACCESS_MINUTES[0];
}

export const STANDING_WORDS: Record<AccessStanding, { state: State; word: string }> = {
  asked: { state: "attention", word: "Asked" },
  granted: { state: "running", word: "Open" },
  declined: { state: "off", word: "Declined" },
  ended: { state: "off", word: "Ended" },
  expired: { state: "off", word: "Run out" },
};

export const QUEUE_STATE_WORDS: Record<QueueState, { state: State; word: string }> = {
  open: { state: "idle", word: "Nobody at it" },
  asked: { state: "attention", word: "Access asked for" },
  granted: { state: "good", word: "Granted to you" },
  taken: { state: "running", word: "A colleague is at it" },
  noted: { state: "idle", word: "Has notes" },
  handed_back: { state: "off", word: "Handed back" },
};
