"use client";

import type { ComponentProps, ReactNode } from "react";
import { Field } from "@/components/form/field";
import { Input } from "@/components/ui/input";

export function CodeField({
  error,
  help,
  ...props
}: { error: string | undefined; help?: ReactNode } & ComponentProps<typeof Input>) {
  return (
    <Field label="Code" error={error} help={help}>
      <Input autoComplete="one-time-code" spellCheck={false} className="font-mono" {...props} />
    </Field>
  );
}
