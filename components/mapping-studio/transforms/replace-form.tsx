"use client";

import { useId } from "react";
import { Field } from "@/components/form/field";
import { Checkbox } from "@/components/ui/checkbox";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import type { TransformFormProps } from "./transform-editor";

export function ReplaceForm({ value, onChange, errors }: TransformFormProps<"replace">) {
  const id = useId();
  return (
    <div className="grid gap-3">
      <Field label="Look for" error={errors.search}>
        <Input
          value={value.search}
          onChange={(event) => onChange({ ...value, search: event.target.value })}
        />
      </Field>
      <Field label="Put instead" error={errors.replacement} help="Leave it empty to take the text out.">
        <Input
          value={value.replacement}
          onChange={(event) => onChange({ ...value, replacement: event.target.value })}
        />
      </Field>
      <div className="flex items-center gap-2">
        <Checkbox
          id={id}
          checked={!value.caseSensitive}
          onCheckedChange={(checked) => onChange({ ...value, caseSensitive: checked !== true })}
        />
        <Label htmlFor={id} className="font-normal">
          Capital and small letters are the same
        </Label>
      </div>
    </div>
  );
}
