"use client";

import { useState } from "react";
import { shownValue } from "@/components/mapping-studio/shown-value";
import { cn } from "@/components/ui/class-names";
import { formatCounted } from "@/components/ui/number";
import type { FieldDescriptor } from "@/server/domain/field";
import type { JsonValue } from "@/server/domain/json";
import type { Difference } from "./differences";

const noNames = new Map<string, string>();

/** Field by field what the target holds now and what it would get. */
export function DifferenceTable({
  differences,
  fields,
  isNew,
}: {
  differences: readonly Difference[];
  fields: readonly FieldDescriptor[];
  isNew: boolean;
}) {
  return (
    <section aria-label="Fields">
      <h3 className="mb-2 font-medium text-sm">
        {isNew
          ? formatCounted(differences.length, "field would be filled", "fields would be filled")
          : formatCounted(differences.length, "field would change", "fields would change")}
      </h3>
      <dl className="divide-y overflow-hidden rounded-lg border">
        {differences.map((difference) => (
          <div
            key={difference.field}
            className="grid gap-x-4 gap-y-1 px-3 py-2 text-sm sm:grid-cols-[minmax(0,11rem)_minmax(0,1fr)]"
          >
            <dt className="text-ink-muted [overflow-wrap:anywhere]">{difference.label}</dt>
            <dd className="grid min-w-0 gap-1">
              {isNew ? null : (
                <Value value={difference.before} difference={difference} fields={fields} tone="before" />
              )}
              <Value
                value={difference.after}
                difference={difference}
                fields={fields}
                tone={isNew ? "plain" : "after"}
              />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

const tones = {
  before: { classes: "bg-broken-soft text-ink", mark: "−", spoken: "now" },
  after: { classes: "bg-good-soft text-ink", mark: "+", spoken: "then" },
  plain: { classes: "", mark: "", spoken: "" },
};

const FOLDED = 160;

function Value({
  value,
  difference,
  fields,
  tone,
}: {
  value: JsonValue;
  difference: Difference;
  fields: readonly FieldDescriptor[];
  tone: keyof typeof tones;
}) {
  const [open, setOpen] = useState(false);
  const { classes, mark, spoken } = tones[tone];
  const type = fields.find((field) => field.key === difference.field)?.type ?? "text";
  const text = shownValue(value, type === "html" ? "text" : type, noNames);
  const long = text !== null && text.length > FOLDED;
  return (
    <span
      className={cn(
        "flex min-w-0 gap-2 rounded [overflow-wrap:anywhere]",
        tone !== "plain" && "px-2 py-1",
        classes,
      )}
    >
      {mark ? (
        <span aria-hidden className="select-none text-ink-muted">
          {mark}
        </span>
      ) : null}
      {spoken ? <span className="sr-only">{spoken}: </span> : null}
      <span className="min-w-0">
        {text === null ? (
          <span className="text-ink-muted italic">empty</span>
        ) : long && !open ? (
          `${text.slice(0, FOLDED)}…`
        ) : (
          text
        )}
        {long ? (
          <button
            type="button"
            className="focus-ring ml-1 rounded text-accent-text text-xs hover:underline"
            onClick={() => setOpen(!open)}
          >
            {open ? "less" : "more"}
          </button>
        ) : null}
      </span>
    </span>
  );
}
