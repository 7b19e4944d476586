"use client";

import { Field } from "@/components/form/field";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { useTimeZone } from "@/components/ui/time-zone";
import { fromZoned, toZoned } from "./zoned-time";

const DAY_MS = 24 * 60 * 60_000;
const presets = [
  { label: "Last 24 hours", days: 1 },
  { label: "Last 7 days", days: 7 },
  { label: "Last 30 days", days: 30 },
];

/** A moment on the organisation's clocks; empty means that the time of the last change does not matter. */
export function ModifiedSince({
  value,
  onChange,
}: {
  value: string | null;
  onChange(value: string | null): void;
}) {
  const timeZone = useTimeZone();
  return (
    <div className="grid gap-2">
      <Field
        label="Modified since"
        optional
        help={`Only products that were changed at or after this time (${timeZone.replaceAll("_", " ")}). Leave it empty to take all.`}
        className="max-w-xs"
      >
        <Input
          type="datetime-local"
          value={value ? toZoned(value, timeZone) : ""}
          onChange={(event) => onChange(fromZoned(event.target.value, timeZone))}
        />
      </Field>
      <div className="flex flex-wrap gap-1.5">
        {presets.map(({ label, days }) => (
          <Button
            key={days}
            size="sm"
            onClick={() =>
              onChange(new Date(Math.floor((Date.now() - days * DAY_MS) / 60_000) * 60_000).toISOString())
            }
          >
            {label}
          </Button>
        ))}
        {value ? (
          <Button size="sm" variant="ghost" onClick={() => onChange(null)}>
            Any time
          </Button>
        ) : null}
      </div>
    </div>
  );
}
