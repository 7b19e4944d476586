"use client";

import { Field } from "@/components/form/field";
import { ENTITY_WORDS } from "@/components/imports/import-words";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardHeader } from "@/components/ui/card";
import { Input } from "@/components/ui/input";
import type { Entity } from "@/server/domain/entity";
import { DEFAULT_OPTIONS, type ImportOptions, importOptionsSchema } from "@/server/domain/import-settings";

const speeds = [
  {
    name: "pageSize",
    label: (many: string) => `${many} in one page`,
    most: 250,
    help: "Read from the source at once, up to 250. Smaller pages are gentler on a store with large records.",
  },
  {
    name: "batchSize",
    label: (many: string) => `${many} in one request`,
    most: 100,
    help: "Sent to the target at once, up to 100. Lower it if the shop's server runs out of time or memory.",
  },
  {
    name: "concurrency",
    label: () => "Requests at a time",
    most: 8,
    help: "To the target, up to 8. Two suit most shops; one is safest on small hosting.",
  },
] as const;

type SpeedName = (typeof speeds)[number]["name"];

export type SpeedErrors = Partial<Record<SpeedName, string>>;

export function speedErrors(options: ImportOptions): SpeedErrors {
  const result = importOptionsSchema.safeParse(options);
  const paths = new Set(result.error?.issues.map((issue) => issue.path[0]));
  return Object.fromEntries(
    speeds
      .filter(({ name }) => paths.has(name))
      .map(({ name, most }) => [name, `Write a whole number from 1 to ${most}.`]),
  );
}

/** How much is read and sent at once. */
export function SpeedCard({
  entity,
  options,
  errors,
  onChange,
}: {
  entity: Entity;
  options: ImportOptions;
  errors: SpeedErrors;
  onChange(part: Partial<ImportOptions>): void;
}) {
  const changed = speeds.some(({ name }) => options[name] !== DEFAULT_OPTIONS[name]);
  return (
    <Card>
      <CardHeader
        title="Batches and speed"
        description="These suit most stores. Slower never loses anything; it only takes longer."
        actions={
          changed ? (
            <Button
              size="sm"
              variant="ghost"
              onClick={() =>
                onChange(Object.fromEntries(speeds.map(({ name }) => [name, DEFAULT_OPTIONS[name]])))
              }
            >
              Back to the defaults
            </Button>
          ) : null
        }
      />
      <CardContent className="@container">
        <div className="grid @lg:grid-cols-3 gap-5">
          {speeds.map(({ name, label, most, help }) => (
            <SpeedField
              key={name}
              label={label(ENTITY_WORDS[entity].many)}
              help={help}
              most={most}
              value={options[name]}
              error={errors[name]}
              onChange={(value) => onChange({ [name]: value })}
            />
          ))}
        </div>
      </CardContent>
    </Card>
  );
}

function SpeedField({
  label,
  help,
  most,
  value,
  error,
  onChange,
}: {
  label: string;
  help: string;
  most: number;
  value: number;
  error: string | undefined;
  onChange(value: number): void;
}) {
  return (
    <Field label={label} help={help} error={error} className="content-start">
      <Input
        type="number"
        inputMode="numeric"
        min={1}
        max={most}
        step={1}
        className="tabular-nums"
        value={value === 0 ? "" : value}
        onChange={(event) => onChange(event.target.value === "" ? 0 : event.target.valueAsNumber)}
      />
    </Field>
  );
}
