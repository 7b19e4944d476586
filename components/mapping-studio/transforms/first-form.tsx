"use client";

import { ArrowUp, Plus, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { FieldPicker } from "../field-picker";
import { findSourceField } from "../source-fields";
import { useStudio } from "../studio-context";
import type { TransformFormProps } from "./transform-editor";

export function FirstForm({ value, onChange, errors }: TransformFormProps<"first">) {
  const { fields } = useStudio();
  const { sources } = value;
  const save = (next: string[]) => onChange({ ...value, sources: next });
  return (
    <div className="grid gap-2">
      <p className="text-sm">While the value is empty, take the first of these that is not:</p>
      <ol className="grid gap-1">
        {sources.map((key, index) => (
          <li
            key={key}
            className="flex items-center gap-1 rounded-md border bg-surface py-0.5 pr-0.5 pl-2.5 text-sm"
          >
            <span className="w-4 text-ink-faint text-xs tabular-nums">{index + 1}</span>
            <span className="min-w-0 flex-1 truncate">{findSourceField(fields, key)?.label ?? key}</span>
            {index > 0 ? (
              <Button
                variant="ghost"
                size="icon-sm"
                aria-label={`Take ${key} earlier`}
                onClick={() =>
                  save([
                    ...sources.slice(0, index - 1),
                    key,
                    ...sources.slice(index - 1, index),
                    ...sources.slice(index + 1),
                  ])
                }
              >
                <ArrowUp aria-hidden />
              </Button>
            ) : null}
            <Button
              variant="ghost"
              size="icon-sm"
              aria-label={`Take ${key} out`}
              onClick={() => save(sources.filter((other) => other !== key))}
            >
              <X aria-hidden />
            </Button>
          </li>
        ))}
      </ol>
      {errors.sources ? <p className="text-broken text-xs">{errors.sources}</p> : null}
      <div>
        <FieldPicker
          chosen={null}
          onChoose={(key) => save([...sources.filter((other) => other !== key), key])}
          trigger={
            <Button size="sm">
              <Plus aria-hidden />
              Add a field
            </Button>
          }
        />
      </div>
    </div>
  );
}
