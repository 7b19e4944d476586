"use client";

import { useForm } from "react-hook-form";
import { Field } from "@/components/form/field";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";

/** A whole number of per cent, saved by its button. */
export function PercentForm({
  label,
  percent,
  pending,
  problem,
  onSubmit,
}: {
  label: string;
  percent: number;
  pending: boolean;
  problem: string | undefined;
  onSubmit(percent: number): Promise<void>;
}) {
  const form = useForm({ values: { percent: String(percent) } });
  const submit = form.handleSubmit(async (values) => {
    const number = Number(values.percent);
    if (values.percent.trim() === "" || !Number.isInteger(number) || number < 0 || number > 100) {
      form.setError("percent", { message: "Give a whole number from 0 to 100." });
      return;
    }
    await onSubmit(number);
  });
  return (
    <form onSubmit={submit} noValidate>
      <Field
        label={label}
        error={form.formState.errors.percent?.message ?? problem}
        help="With 0 any failed record counts; with 100 failed records alone never do. A run of single records, by a webhook or to retry them, is measured by how many records of the whole import are left failed."
      >
        <PercentInput pending={pending} {...form.register("percent")} />
      </Field>
    </form>
  );
}

function PercentInput({ pending, ...props }: React.ComponentProps<"input"> & { pending: boolean }) {
  return (
    <span className="flex items-center gap-2">
      <Input inputMode="numeric" autoComplete="off" className="w-20 tabular-nums" {...props} />
      <span aria-hidden className="text-ink-muted text-sm">
        %
      </span>
      <Button type="submit" pending={pending}>
        Save
      </Button>
    </span>
  );
}
