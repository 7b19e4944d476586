import { REACH_WORDS } from "@/components/schedule-editor/schedule-words";
import { describeRhythm } from "@/server/domain/schedule/describe-rhythm";
import type { TemplateSchedule } from "@/server/mapping/templates/content";

/** "Every day at 02:30, Berlin time: what has changed"; null where there is none. */
export function scheduleInWords(schedule: TemplateSchedule | null, timeZone: string): string | null {
  if (!schedule) return null;
  const { rhythm, reach, whenBusy, catchUp } = schedule;
  return [
    `${describeRhythm(rhythm, timeZone)}: ${REACH_WORDS[reach].title.toLowerCase()}`,
    ...(whenBusy === "queue" ? ["starts after a run that is under way"] : []),
    ...(catchUp ? [] : ["missed times are not made up for"]),
  ].join("; ");
}
