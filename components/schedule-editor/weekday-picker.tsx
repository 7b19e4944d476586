"use client";

import { CircleX } from "lucide-react";
import { useId } from "react";
import { cn } from "@/components/ui/class-names";
import type { Weekday } from "@/server/domain/schedule/rhythm";
import { WEEK } from "./schedule-words";

export function WeekdayPicker({
  value,
  error,
  onChange,
}: {
  value: Weekday[];
  error: string | undefined;
  onChange(value: Weekday[]): void;
}) {
  const id = useId();
  return (
    <fieldset aria-describedby={error ? id : undefined}>
      <legend className="mb-1.5 font-medium text-sm">On</legend>
      <div className="grid grid-cols-7 gap-1 sm:flex sm:gap-1.5">
        {WEEK.map(({ day, short, name }) => {
          const chosen = value.includes(day);
          return (
            <button
              key={day}
              type="button"
              aria-pressed={chosen}
              aria-label={name}
              onClick={() => onChange(chosen ? value.filter((other) => other !== day) : [...value, day])}
              className={cn(
                "focus-ring h-8.5 rounded-md border px-1 text-sm transition-colors sm:min-w-12 sm:px-2",
                chosen
                  ? "border-accent bg-accent text-accent-ink hover:bg-accent-hover"
                  : "bg-surface text-ink-muted hover:bg-hover hover:text-ink",
              )}
            >
              {short}
            </button>
          );
        })}
      </div>
      {error ? (
        <p id={id} className="mt-1.5 flex items-start gap-1.5 text-broken text-xs">
          <CircleX className="mt-px size-3.5 shrink-0" aria-hidden />
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}
