"use client";

import { Plus, X } from "lucide-react";
import { Field } from "@/components/form/field";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { useStudio } from "../studio-context";
import type { TransformFormProps } from "./transform-editor";
import { ValueInput } from "./value-input";

export function TableForm({ value, onChange, errors, row }: TransformFormProps<"table">) {
  const { entries } = value;
  const { choiceNames } = useStudio();
  const names = choiceNames.get(row.rule?.source ?? "");
  const missing = [...(names?.keys() ?? [])].filter((id) => !entries.some(({ from }) => from === id));
  const change = (place: number, part: Partial<(typeof entries)[number]>) =>
    onChange({
      ...value,
      entries: entries.map((entry, index) => (index === place ? { ...entry, ...part } : entry)),
    });
  return (
    <div className="grid gap-3">
      <div className="grid gap-1.5">
        <div className="grid grid-cols-[1fr_1fr_1.75rem] gap-1.5 text-ink-muted text-xs" aria-hidden>
          <span>The source says</span>
          <span>{row.field.label} becomes</span>
        </div>
        <ul className="grid max-h-56 gap-1.5 overflow-y-auto p-0.5">
          {entries.map((entry, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines are told apart by their place alone.
            <li key={index} className="grid grid-cols-[1fr_1fr_1.75rem] items-center gap-1.5">
              {names ? (
                <NativeSelect
                  aria-label={`Value ${index + 1} of the source`}
                  value={entry.from}
                  onChange={(event) => change(index, { from: event.target.value })}
                >
                  {names.has(entry.from) ? null : (
                    <option value={entry.from}>
                      {entry.from === "" ? "Choose a value" : `${entry.from} (not in this store)`}
                    </option>
                  )}
                  {[...names].map(([id, name]) => (
                    <option key={id} value={id}>
                      {id} · {name}
                    </option>
                  ))}
                </NativeSelect>
              ) : (
                <Input
                  aria-label={`Value ${index + 1} of the source`}
                  value={entry.from}
                  onChange={(event) => change(index, { from: event.target.value })}
                />
              )}
              <ValueInput
                aria-label={`What value ${index + 1} becomes`}
                field={row.field}
                value={entry.to}
                onChange={(to) => change(index, { to })}
              />
              <Button
                variant="ghost"
                size="icon-sm"
                aria-label={`Remove line ${index + 1}`}
                onClick={() => onChange({ ...value, entries: entries.filter((_, place) => place !== index) })}
              >
                <X aria-hidden />
              </Button>
            </li>
          ))}
        </ul>
        {errors.entries ? <p className="text-broken text-xs">{errors.entries}</p> : null}
        <div className="flex flex-wrap gap-1">
          <Button
            size="sm"
            variant="ghost"
            onClick={() => onChange({ ...value, entries: [...entries, { from: missing[0] ?? "", to: "" }] })}
          >
            <Plus aria-hidden />
            Add a line
          </Button>
          {missing.length > 1 ? (
            <Button
              size="sm"
              variant="ghost"
              onClick={() =>
                onChange({ ...value, entries: [...entries, ...missing.map((from) => ({ from, to: "" }))] })
              }
            >
              Add all {missing.length} that are missing
            </Button>
          ) : null}
        </div>
      </div>
      <Field label="Any other value" help="Yes and no of the source are written as true and false.">
        <NativeSelect
          value={value.otherwise}
          onChange={(event) =>
            onChange({ ...value, otherwise: event.target.value === "empty" ? "empty" : "keep" })
          }
        >
          <option value="keep">stays as it is</option>
          <option value="empty">is left out</option>
        </NativeSelect>
      </Field>
    </div>
  );
}
