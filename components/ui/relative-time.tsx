"use client";

import { useEffect, useState } from "react";
import { formatExact, formatRelative } from "./format-time";
import { useTimeZone } from "./time-zone";
import { Tooltip } from "./tooltip";

/** "5 minutes ago", with the exact time in the organisation's zone on hover and on focus. */
export function RelativeTime({ value, className }: { value: Date | string; className?: string }) {
  const timeZone = useTimeZone();
  const date = typeof value === "string" ? new Date(value) : value;
  const time = date.getTime();
  const [now, setNow] = useState(() => Date.now());
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new time is measured from now, not from the last tick.
  useEffect(() => {
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 20_000);
    return () => clearInterval(timer);
  }, [time]);
  return (
    <Tooltip content={formatExact(date, timeZone)}>
      {/* The server and the browser may stand on different sides of a minute. */}
      <time dateTime={date.toISOString()} className={className} suppressHydrationWarning>
        {formatRelative(date, now, timeZone)}
      </time>
    </Tooltip>
  );
}
