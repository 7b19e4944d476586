"use client";

import type { ComponentProps } from "react";
import { Input, Textarea } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import type { FieldDescriptor } from "@/server/domain/field";

type InputProps = Pick<ComponentProps<"input">, "id" | "aria-invalid" | "aria-describedby" | "aria-label">;

/** An input for a value of this target field: its own values where it has a list of them. */
export function ValueInput({
  field,
  value,
  onChange,
  lines = false,
  ...props
}: InputProps & {
  field: FieldDescriptor;
  value: string;
  onChange(value: string): void;
  /** Room for a long text where the field may hold one. */
  lines?: boolean;
}) {
  const values = field.values ?? (field.type === "boolean" ? ["true", "false"] : null);
  if (values) {
    return (
      <NativeSelect {...props} value={value} onChange={(event) => onChange(event.target.value)}>
        {values.includes(value) ? null : (
          <option value={value}>{value === "" ? "Choose a value" : value}</option>
        )}
        {values.map((one) => (
          <option key={one} value={one}>
            {field.type === "boolean" ? (one === "true" ? "Yes" : "No") : one}
          </option>
        ))}
      </NativeSelect>
    );
  }
  if (lines && (field.type === "html" || field.type === "text")) {
    return <Textarea {...props} rows={3} value={value} onChange={(event) => onChange(event.target.value)} />;
  }
  return <Input {...props} value={value} onChange={(event) => onChange(event.target.value)} />;
}
