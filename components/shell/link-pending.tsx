"use client";

import { LoaderCircle } from "lucide-react";
import { useLinkStatus } from "next/link";

/** Within a Link: turns while its page is on the way, should that take longer than a blink. */
export function LinkPending() {
  const { pending } = useLinkStatus();
  if (!pending) return null;
  return (
    <LoaderCircle
      aria-hidden
      className="fade-in-0 ml-auto size-3.5 animate-[spin_1s_linear_infinite,enter_200ms_150ms_both] text-ink-faint"
    />
  );
}
