"use client";

import { Field } from "@/components/form/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { LEAST_MINUTES, MOST_MINUTES, RHYTHM_KINDS } from "@/server/domain/schedule/rhythm";
import type { ScheduleDraft } from "./schedule-draft";
import { RHYTHM_KIND_WORDS } from "./schedule-words";
import { WeekdayPicker } from "./weekday-picker";

export interface RhythmFieldsProps {
  draft: ScheduleDraft;
  errors: Record<string, string>;
  onChange(part: Partial<ScheduleDraft>): void;
}

/** How often, with the inputs that this needs. */
export function RhythmFields({ draft, errors, onChange }: RhythmFieldsProps) {
  return (
    <div className="grid gap-4">
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <Field label="How often">
          <NativeSelect
            value={draft.kind}
            onChange={({ target }) => {
              const kind = RHYTHM_KINDS.find((known) => known === target.value);
              if (kind) onChange({ kind });
            }}
          >
            {RHYTHM_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {RHYTHM_KIND_WORDS[kind]}
              </option>
            ))}
          </NativeSelect>
        </Field>
        <Beside draft={draft} errors={errors} onChange={onChange} />
      </div>
      <Below draft={draft} errors={errors} onChange={onChange} />
    </div>
  );
}

/** The number of an input; not a number while it is empty. */
const numberOf = (text: string) => (text === "" ? Number.NaN : Number(text));
const shown = (number: number) => (Number.isNaN(number) ? "" : number);

function Beside({ draft, errors, onChange }: RhythmFieldsProps) {
  switch (draft.kind) {
    case "minutes":
      return (
        <Field label="Minutes from one to the next" error={errors["rhythm.every"]}>
          <Input
            type="number"
            inputMode="numeric"
            min={LEAST_MINUTES}
            max={MOST_MINUTES}
            className="tabular-nums"
            value={shown(draft.every)}
            onChange={({ target }) => onChange({ every: numberOf(target.value) })}
          />
        </Field>
      );
    case "hourly":
      return (
        <Field label="Minutes past the hour" error={errors["rhythm.minute"]}>
          <Input
            type="number"
            inputMode="numeric"
            min={0}
            max={59}
            className="tabular-nums"
            value={shown(draft.minute)}
            onChange={({ target }) => onChange({ minute: numberOf(target.value) })}
          />
        </Field>
      );
    case "cron":
      return (
        <Field
          label="Expression"
          error={errors["rhythm.expression"]}
          help="Minute, hour, day of the month, month, weekday."
        >
          <Input
            className="font-mono"
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            value={draft.expression}
            onChange={({ target }) => onChange({ expression: target.value })}
          />
        </Field>
      );
    default:
      return (
        <Field label="At" error={errors["rhythm.hour"] ?? errors["rhythm.minute"]}>
          <Input
            type="time"
            className="tabular-nums"
            value={draft.time}
            onChange={({ target }) => onChange({ time: target.value })}
          />
        </Field>
      );
  }
}

const DAYS = Array.from({ length: 31 }, (_, index) => index + 1);

function Below({ draft, errors, onChange }: RhythmFieldsProps) {
  if (draft.kind === "weekly") {
    return (
      <WeekdayPicker
        value={draft.weekdays}
        error={errors["rhythm.weekdays"]}
        onChange={(weekdays) => onChange({ weekdays })}
      />
    );
  }
  if (draft.kind !== "monthly") return null;
  return (
    <Field
      label="Day of the month"
      error={errors["rhythm.day"]}
      help={
        typeof draft.day === "number" && draft.day > 28
          ? "In months that lack this day it is their last one."
          : undefined
      }
    >
      <NativeSelect
        className="sm:w-1/2"
        value={draft.day}
        onChange={({ target }) => onChange({ day: target.value === "last" ? "last" : Number(target.value) })}
      >
        {DAYS.map((day) => (
          <option key={day} value={day}>
            {day}
          </option>
        ))}
        <option value="last">The last day</option>
      </NativeSelect>
    </Field>
  );
}
