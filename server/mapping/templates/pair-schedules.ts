import canonicalize from "canonicalize";
import type { TemplateSchedule } from "./content";

/** A schedule of a template bears no name, so what is one and the same on several sides is found by what it does. */
export interface ScheduleSides<Own extends TemplateSchedule> {
  base: TemplateSchedule | null;
  here: Own | null;
  next: TemplateSchedule | null;
}

export function sameSchedule(a: TemplateSchedule | null, b: TemplateSchedule | null): boolean {
  return meaning(a) === meaning(b);
}

function meaning(schedule: TemplateSchedule | null): string {
  if (!schedule) return "";
  const { reach, rhythm, whenBusy, catchUp } = schedule;
  return canonicalize({ reach, rhythm, whenBusy, catchUp }) ?? "";
}

/** Takes the first that fits out of the list. */
function take<T>(list: T[], fits: (one: T) => boolean): T | null {
  const index = list.findIndex(fits);
  return index < 0 ? null : (list.splice(index, 1)[0] ?? null);
}

/**
 * Equal schedules belong together; of the rest those that look at the same part of the source, in their order. So a time
 * that was moved on two sides is one schedule changed twice, and no two schedules.
 */
export function pairSchedules<Own extends TemplateSchedule>(
  base: readonly TemplateSchedule[],
  here: readonly Own[],
  next: readonly TemplateSchedule[],
): ScheduleSides<Own>[] {
  const [leftHere, leftNext] = [[...here], [...next]];
  const slots: ScheduleSides<Own>[] = base.map((one) => ({
    base: one,
    here: take(leftHere, (other) => sameSchedule(one, other)),
    next: take(leftNext, (other) => sameSchedule(one, other)),
  }));
  const added: ScheduleSides<Own>[] = [];
  for (const own of [...leftHere]) {
    const equal = take(leftNext, (other) => sameSchedule(own, other));
    if (!equal) continue;
    leftHere.splice(leftHere.indexOf(own), 1);
    added.push({ base: null, here: own, next: equal });
  }
  for (const slot of slots) {
    const alike = (other: TemplateSchedule) => other.reach === slot.base?.reach;
    slot.here ??= take(leftHere, alike);
    slot.next ??= take(leftNext, alike);
  }
  for (const own of leftHere) {
    added.push({ base: null, here: own, next: take(leftNext, ({ reach }) => reach === own.reach) });
  }
  for (const one of leftNext) added.push({ base: null, here: null, next: one });
  return [...slots, ...added];
}
