"use client";

import { RelativeTime } from "@/components/ui/relative-time";
import { useTimeZone } from "@/components/ui/time-zone";
import { formatDue } from "./schedule-words";

const WEEK_MS = 7 * 24 * 60 * 60_000;

/** The next times on the organisation's clocks, each with how far away it is while that is told in days or less. */
export function DueTimes({ times }: { times: Date[] }) {
  const timeZone = useTimeZone();
  const near = Date.now() + WEEK_MS;
  return (
    <ol className="grid gap-1 text-sm">
      {times.map((at) => (
        <li key={at.getTime()} className="flex flex-wrap justify-between gap-x-4">
          <span className="tabular-nums">{formatDue(at, timeZone)}</span>
          {at.getTime() < near ? (
            <RelativeTime value={at} className="text-ink-muted text-xs leading-5" />
          ) : null}
        </li>
      ))}
    </ol>
  );
}
