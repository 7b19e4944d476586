"use client";

import { Field } from "@/components/form/field";
import type { TransformFormProps } from "./transform-editor";
import { ValueInput } from "./value-input";

export function FixedForm({ value, onChange, errors, row }: TransformFormProps<"fixed">) {
  return (
    <Field label="Value" error={errors.value} help="Every record gets this, whatever the source holds.">
      <ValueInput
        field={row.field}
        lines
        value={value.value}
        onChange={(text) => onChange({ ...value, value: text })}
      />
    </Field>
  );
}
