"use client";

import { type ReactNode, useEffect, useState } from "react";
import { TimeZoneProvider } from "@/components/ui/time-zone";

/** Where no organisation says which zone times are shown in, it is where the browser stands. */
export function BrowserTimeZone({ children }: { children: ReactNode }) {
  const [timeZone, setTimeZone] = useState("UTC");
  useEffect(() => setTimeZone(Intl.DateTimeFormat().resolvedOptions().timeZone), []);
  return <TimeZoneProvider timeZone={timeZone}>{children}</TimeZoneProvider>;
}
