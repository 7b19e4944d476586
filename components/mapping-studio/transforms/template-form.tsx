"use client";

import { Plus } from "lucide-react";
import { useRef } from "react";
import { Field } from "@/components/form/field";
import { Button } from "@/components/ui/button";
import { Textarea } from "@/components/ui/input";
import { FieldPicker } from "../field-picker";
import type { TransformFormProps } from "./transform-editor";

export function TemplateForm({ value, onChange, errors }: TransformFormProps<"template">) {
  const area = useRef<HTMLTextAreaElement>(null);
  const insert = (key: string) => {
    const at = area.current?.selectionStart ?? value.template.length;
    const end = area.current?.selectionEnd ?? at;
    const text = `{{${key}}}`;
    onChange({ ...value, template: value.template.slice(0, at) + text + value.template.slice(end) });
  };
  return (
    <div className="grid gap-2">
      <Field
        label="Text"
        error={errors.template}
        help="{{value}} stands for the value so far. A field in double braces stands for what it holds."
      >
        <Textarea
          ref={area}
          rows={3}
          className="font-mono text-xs"
          value={value.template}
          onChange={(event) => onChange({ ...value, template: event.target.value })}
        />
      </Field>
      <div className="flex flex-wrap gap-1.5">
        <FieldPicker
          chosen={null}
          onChoose={insert}
          trigger={
            <Button size="sm">
              <Plus aria-hidden />
              Insert a field
            </Button>
          }
        />
        <Button size="sm" variant="ghost" onClick={() => insert("value")}>
          Insert the value
        </Button>
      </div>
    </div>
  );
}
