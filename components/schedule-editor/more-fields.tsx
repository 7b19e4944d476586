"use client";

import { useId, useState } from "react";
import { Field } from "@/components/form/field";
import { Checkbox } from "@/components/ui/checkbox";
import { Disclosure } from "@/components/ui/disclosure";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { useTimeZone } from "@/components/ui/time-zone";
import { WHEN_BUSY } from "@/server/domain/schedule/schedule";
import type { RhythmFieldsProps } from "./rhythm-fields";
import { NEW_DRAFT } from "./schedule-draft";
import { WHEN_BUSY_WORDS } from "./schedule-words";

/** What most schedules leave as it is: start and end, what happens when a run is still going, and after downtime. */
export function MoreFields({ draft, errors, onChange }: RhythmFieldsProps) {
  const id = useId();
  const timeZone = useTimeZone();
  // As it was when the form was opened: it is not shut under the hands of who sets something back.
  const [isUnusual] = useState(
    draft.startsAt !== "" ||
      draft.endsAt !== "" ||
      draft.whenBusy !== NEW_DRAFT.whenBusy ||
      draft.catchUp !== NEW_DRAFT.catchUp,
  );
  return (
    <Disclosure summary="Start, end, and what else can happen" {...(isUnusual ? { open: true } : {})}>
      <div className="grid gap-4">
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <Field label="Start" optional error={errors.startsAt}>
            <Input
              type="datetime-local"
              value={draft.startsAt}
              onChange={({ target }) => onChange({ startsAt: target.value })}
            />
          </Field>
          <Field label="End" optional error={errors.endsAt}>
            <Input
              type="datetime-local"
              value={draft.endsAt}
              onChange={({ target }) => onChange({ endsAt: target.value })}
            />
          </Field>
        </div>
        <p className="-mt-2 text-ink-muted text-xs">
          On the organisation's clocks ({timeZone.replaceAll("_", " ")}). Left empty, it starts at once and
          goes on until it is paused.
        </p>
        <Field label="When a run of this import is still going" help={WHEN_BUSY_WORDS[draft.whenBusy].about}>
          <NativeSelect
            value={draft.whenBusy}
            onChange={({ target }) => {
              const whenBusy = WHEN_BUSY.find((known) => known === target.value);
              if (whenBusy) onChange({ whenBusy });
            }}
          >
            {WHEN_BUSY.map((value) => (
              <option key={value} value={value}>
                {WHEN_BUSY_WORDS[value].title}
              </option>
            ))}
          </NativeSelect>
        </Field>
        <label htmlFor={id} className="flex cursor-pointer items-start gap-3">
          <Checkbox
            id={id}
            className="mt-0.5"
            checked={draft.catchUp}
            onCheckedChange={(tick) => onChange({ catchUp: tick === true })}
          />
          <span>
            <span className="block text-sm">Catch up after downtime</span>
            <span className="block text-ink-muted text-xs">
              Where PrimeLink was not running at one or more of its times, one run makes up for all of them.
            </span>
          </span>
        </label>
      </div>
    </Disclosure>
  );
}
