"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "@/components/api/trpc";
import { Field } from "@/components/form/field";
import {
  ATTRIBUTE_WORDS,
  CATEGORY_WORDS,
  EXISTING_WORDS,
  IMAGE_WORDS,
} from "@/components/imports/settings-words";
import { useOrganisation } from "@/components/shell/organisation-context";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardHeader } from "@/components/ui/card";
import { Input } from "@/components/ui/input";
import { DEFAULT_OPTIONS, type ImportOptions, importOptionsSchema } from "@/server/domain/import-settings";
import { Choice } from "./choice";
import { useDraft } from "./use-draft";
import { useSave } from "./use-save";
import { useSaveStep, useWizardImport } from "./wizard-context";

const speeds = [
  {
    name: "pageSize",
    label: "Products in one page",
    most: 250,
    help: "Read from the source at once, up to 250. Smaller pages are gentler on a store with large products.",
  },
  {
    name: "batchSize",
    label: "Products in one request",
    most: 100,
    help: "Sent to the target at once, up to 100. Lower it if the shop's server runs out of time or memory.",
  },
  {
    name: "concurrency",
    label: "Requests at a time",
    most: 8,
    help: "To the target, up to 8. Two suit most shops; one is safest on small hosting.",
  },
] as const;

type SpeedName = (typeof speeds)[number]["name"];

export function OptionsStep() {
  const { slug } = useOrganisation();
  const details = useWizardImport();
  const trpc = useTRPC();
  const saveStep = useSave();
  const mutation = useMutation(trpc.import.saveOptions.mutationOptions());
  const draft = useDraft<ImportOptions>(`import/${details.id}/options`, details.options);
  const options = draft.value;
  const [told, setTold] = useState(false);
  const change = (part: Partial<ImportOptions>) => draft.set((before) => ({ ...before, ...part }));
  const wrong = speedErrors(options);

  useSaveStep(async () => {
    if (Object.keys(wrong).length > 0) {
      setTold(true);
      return false;
    }
    return saveStep(() => mutation.mutateAsync({ org: slug, importId: details.id, options }));
  }, draft.dirty);

  const target = details.target?.name ?? "the target";
  return (
    <div className="grid max-w-3xl gap-7">
      <Choice
        question={`When "${target}" already has a product with the same SKU`}
        help="Only products that no import has brought over yet. Those that one has are always kept in step."
        value={options.existing}
        onChange={(existing) => change({ existing })}
        answers={EXISTING_WORDS}
        columns={3}
      />
      <Choice
        question="Options such as size and colour become"
        value={options.attributes}
        onChange={(attributes) => change({ attributes })}
        answers={ATTRIBUTE_WORDS}
        columns={2}
      />
      <Choice
        question="Images"
        value={options.images}
        onChange={(images) => change({ images })}
        answers={IMAGE_WORDS}
        columns={2}
      />
      <Choice
        question="Categories"
        value={options.categories}
        onChange={(categories) => change({ categories })}
        answers={CATEGORY_WORDS}
        columns={2}
      />
      <Card>
        <CardHeader
          title="Batches and speed"
          description="These suit most stores. Slower never loses anything; it only takes longer."
          actions={
            speeds.some(({ name }) => options[name] !== DEFAULT_OPTIONS[name]) ? (
              <Button
                size="sm"
                variant="ghost"
                onClick={() =>
                  change(Object.fromEntries(speeds.map(({ name }) => [name, DEFAULT_OPTIONS[name]])))
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
                label={label}
                help={help}
                most={most}
                value={options[name]}
                error={told || draft.dirty ? wrong[name] : undefined}
                onChange={(value) => change({ [name]: value })}
              />
            ))}
          </div>
        </CardContent>
      </Card>
    </div>
  );
}

function speedErrors(options: ImportOptions): Partial<Record<SpeedName, string>> {
  const result = importOptionsSchema.safeParse(options);
  const paths = new Set(result.error?.issues.map((issue) => issue.path[0]));
  return Object.fromEntries(
    speeds
      .filter(({ name }) => paths.has(name))
      .map(({ name, most }) => [name, `Write a whole number from 1 to ${most}.`]),
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
    <Field label={label} help={help} error={error}>
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
