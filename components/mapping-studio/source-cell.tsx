"use client";

import { ChevronDown } from "lucide-react";
import { cn } from "@/components/ui/class-names";
import { valueAsText } from "@/server/mapping/value";
import { FieldPicker } from "./field-picker";
import { findSourceField } from "./source-fields";
import { useSample, useStudio } from "./studio-context";
import type { StudioRow } from "./studio-rows";
import { ValueView } from "./value-view";

/** First column: which source field, and what it holds in the previewed record. */
export function SourceCell({ row }: { row: StudioRow }) {
  const { fields, names, choiceNames, put, read } = useStudio();
  const { field, filled } = row;
  const source = filled ? (row.rule?.source ?? null) : null;
  const known = source === null ? undefined : findSourceField(fields, source);
  const sample = useSample(source);
  const base = row.rule ?? {
    level: field.level,
    target: field.key,
    source: null,
    transforms: [],
    enabled: true,
  };
  const called = source === null ? undefined : choiceNames.get(source)?.get(valueAsText(sample));
  const label = !filled ? "Not filled" : source === null ? "No source field" : (known?.label ?? source);
  return (
    <div className="grid min-w-0 content-start">
      <FieldPicker
        chosen={source}
        onChoose={(key) => put({ ...base, source: key, enabled: true })}
        none={
          filled
            ? {
                label: "Leave this field alone",
                onChoose: () => put({ ...base, enabled: false }),
              }
            : undefined
        }
        trigger={
          <button
            type="button"
            aria-label={`Source of ${field.label}: ${label}`}
            className={cn(
              "focus-ring -mx-1.5 flex h-7 w-[calc(100%+0.75rem)] items-center gap-1.5 rounded-md px-1.5 text-left text-sm hover:bg-hover data-[state=open]:bg-hover",
              filled ? "font-medium" : "text-ink-faint",
              source !== null && !known && "text-broken",
            )}
          >
            <span className="min-w-0 flex-1 truncate">{label}</span>
            <ChevronDown className="size-3.5 shrink-0 text-ink-faint" aria-hidden />
          </button>
        }
      />
      {source !== null ? (
        <div className="flex h-5 min-w-0 items-center overflow-hidden">
          {read ? <ValueView value={sample} type={known?.type ?? "text"} names={names} /> : null}
          {read && called ? (
            <span className="min-w-0 truncate text-ink-muted text-xs">, in the store "{called}"</span>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}
