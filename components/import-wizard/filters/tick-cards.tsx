"use client";

import { useId } from "react";
import { Card } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";

/** A short list of answers of which any may hold, each explained. */
export function TickCards<Value extends string>({
  question,
  help,
  values,
  words,
  value,
  onChange,
}: {
  question: string;
  help: string;
  values: readonly Value[];
  words: Record<Value, { title: string; about: string }>;
  value: readonly Value[];
  onChange(value: Value[]): void;
}) {
  const id = useId();
  return (
    <fieldset className="@container grid gap-2">
      <legend className="mb-2">
        <span className="block font-medium text-sm">{question}</span>
        <span className="block text-ink-muted text-xs">{help}</span>
      </legend>
      <Card className="grid @lg:grid-cols-3 @lg:divide-x @max-lg:divide-y">
        {values.map((one) => (
          <label
            key={one}
            htmlFor={`${id}-${one}`}
            className="flex cursor-pointer items-start gap-3 p-3.5 hover:bg-hover/50"
          >
            <Checkbox
              id={`${id}-${one}`}
              className="mt-0.5"
              checked={value.includes(one)}
              onCheckedChange={(checked) =>
                onChange(values.filter((other) => (other === one ? checked === true : value.includes(other))))
              }
            />
            <span>
              <span className="block font-medium text-sm">{words[one].title}</span>
              <span className="block text-ink-muted text-xs">{words[one].about}</span>
            </span>
          </label>
        ))}
      </Card>
    </fieldset>
  );
}
