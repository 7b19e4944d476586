"use client";

import { useId } from "react";
import { Field } from "@/components/form/field";
import { EXTRA_WORDS } from "@/components/imports/option-words";
import { Card, CardContent, CardHeader } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { Input } from "@/components/ui/input";
import type { Entity } from "@/server/domain/entity";
import type { ImportOptions } from "@/server/domain/import-settings";

const extras = ["modifiers", "metafields", "reviews", "priceLists"] as const;

/** What is read beyond the records themselves, and how often all of them. */
export function ReadingCard({
  entity,
  options,
  error,
  onChange,
}: {
  entity: Entity;
  options: ImportOptions;
  error: string | undefined;
  onChange(part: Partial<ImportOptions>): void;
}) {
  const id = useId();
  return (
    <Card>
      <CardHeader
        title="What is read"
        description="Later runs read what has changed since the last one, which spends far less of the store's quota."
      />
      <CardContent className="grid gap-5">
        {entity === "products" ? (
          <fieldset className="grid gap-1">
            <legend className="mb-1.5 font-medium text-sm">Along with each product</legend>
            {extras.map((name) => (
              <label
                key={name}
                htmlFor={`${id}-${name}`}
                className="-mx-2 flex cursor-pointer items-start gap-3 rounded-md px-2 py-1.5 hover:bg-hover/50"
              >
                <Checkbox
                  id={`${id}-${name}`}
                  className="mt-0.5"
                  checked={options.extras[name]}
                  onCheckedChange={(tick) =>
                    onChange({ extras: { ...options.extras, [name]: tick === true } })
                  }
                />
                <span>
                  <span className="block text-sm">{EXTRA_WORDS[name].title}</span>
                  <span className="block text-ink-muted text-xs">{EXTRA_WORDS[name].about}</span>
                </span>
              </label>
            ))}
          </fieldset>
        ) : null}
        <Field
          label="Compare everything again after so many days"
          help="Some changes move no date at the source, so they are found only when all of it is read. 0 never does it by itself."
          error={error}
          className="max-w-md"
        >
          <Input
            type="number"
            inputMode="numeric"
            min={0}
            max={365}
            step={1}
            className="w-28 tabular-nums"
            value={options.fullEveryDays < 0 ? "" : options.fullEveryDays}
            onChange={(event) =>
              onChange({ fullEveryDays: event.target.value === "" ? -1 : event.target.valueAsNumber })
            }
          />
        </Field>
      </CardContent>
    </Card>
  );
}
