"use client";

import { useEffect, useState } from "react";

/** Whole seconds that are left, counted down between the server's answers; null when nobody can say. */
export function useCountdown(remainingMs: number | null): number | null {
  const [seconds, setSeconds] = useState<number | null>(null);
  useEffect(() => {
    if (remainingMs === null) {
      setSeconds(null);
      return;
    }
    const end = Date.now() + remainingMs;
    const tick = () => setSeconds(Math.max(1, Math.ceil((end - Date.now()) / 1_000)));
    tick();
    const timer = setInterval(tick, 500);
    return () => clearInterval(timer);
  }, [remainingMs]);
  return seconds;
}
