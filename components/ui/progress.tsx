"use client";

import { Progress as ProgressPrimitive } from "radix-ui";
import { cn } from "./class-names";

const tones = {
  accent: "bg-accent",
  good: "bg-good",
  attention: "bg-attention",
  broken: "bg-broken",
};

/** A bar from 0 to 100; `value` null when the end is not known. */
export function Progress({
  value,
  label,
  tone = "accent",
  className,
}: {
  value: number | null;
  label: string;
  tone?: keyof typeof tones;
  className?: string;
}) {
  return (
    <ProgressPrimitive.Root
      value={value}
      aria-label={label}
      className={cn("relative h-1.5 w-full overflow-hidden rounded-full bg-hover", className)}
    >
      <ProgressPrimitive.Indicator
        className={cn(
          "h-full rounded-full transition-transform duration-500",
          tones[tone],
          value === null && "w-1/3 animate-pulse",
        )}
        style={value === null ? undefined : { transform: `translateX(-${100 - value}%)` }}
      />
    </ProgressPrimitive.Root>
  );
}
