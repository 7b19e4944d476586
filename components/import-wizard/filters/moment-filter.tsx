"use client";

import type { ReactNode } from "react";
import { Field } from "@/components/form/field";
import { fromZoned, toZoned } from "@/components/form/zoned-time";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { useTimeZone } from "@/components/ui/time-zone";

const DAY_MS = 24 * 60 * 60_000;
const presets = [
  { label: "Last 24 hours", days: 1 },
  { label: "Last 7 days", days: 7 },
  { label: "Last 30 days", days: 30 },
];

interface Moment {
  value: string | null;
  onChange(value: string | null): void;
}

/** A moment on the organisation's clocks; empty means that it does not matter. */
function MomentField({ label, help, error, value, onChange }: Moment & MomentWords) {
  const timeZone = useTimeZone();
  return (
    <Field label={label} optional help={help} error={error} className="max-w-xs">
      <Input
        type="datetime-local"
        value={value ? toZoned(value, timeZone) : ""}
        onChange={(event) => onChange(fromZoned(event.target.value, timeZone))}
      />
    </Field>
  );
}

interface MomentWords {
  label: string;
  help?: ReactNode;
  error?: string | undefined;
}

/** Only what was changed lately. `few` is "products", "orders" or "customers". */
export function ModifiedSince({ few, value, onChange }: Moment & { few: string }) {
  const timeZone = useTimeZone();
  return (
    <div className="grid gap-2">
      <MomentField
        label="Modified since"
        help={`Only ${few} that were changed at or after this time (${timeZone.replaceAll("_", " ")}). Leave it empty to take all.`}
        value={value}
        onChange={onChange}
      />
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

export interface CreatedBetween {
  createdSince: string | null;
  createdUntil: string | null;
}

/** Only what was made in a span of time; either end may be open. */
export function CreatedFilter({
  few,
  value,
  onChange,
}: {
  few: string;
  value: CreatedBetween;
  onChange(part: Partial<CreatedBetween>): void;
}) {
  const { createdSince, createdUntil } = value;
  const backwards =
    createdSince !== null && createdUntil !== null && Date.parse(createdUntil) < Date.parse(createdSince);
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-2">
        <span className="block font-medium text-sm">Created</span>
        <span className="block text-ink-muted text-xs">
          Only {few} that were made between these times, both included. Leave an end open to set no limit
          there.
        </span>
      </legend>
      <div className="grid gap-4 sm:grid-cols-[20rem_20rem]">
        <MomentField
          label="From"
          value={createdSince}
          onChange={(since) => onChange({ createdSince: since })}
        />
        <MomentField
          label="Until"
          value={createdUntil}
          error={backwards ? "This is before the other end, so nothing can match." : undefined}
          onChange={(until) => onChange({ createdUntil: until })}
        />
      </div>
    </fieldset>
  );
}
