"use client";

import { ArrowLeft, MoveRight, Trash2 } from "lucide-react";
import { type FormEvent, type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import type { JsonValue } from "@/server/domain/json";
import { type Transform, transformSchema } from "@/server/mapping/rule";
import { applyTransform } from "@/server/mapping/transform";
import { valueAsText } from "@/server/mapping/value";
import { useStudio } from "../studio-context";
import type { StudioRow } from "../studio-rows";
import { TRANSFORM_WORDS } from "../transform-words";
import { ArithmeticForm } from "./arithmetic-form";
import { FirstForm } from "./first-form";
import { FixedForm } from "./fixed-form";
import { ReplaceForm } from "./replace-form";
import { TableForm } from "./table-form";
import { TemplateForm } from "./template-form";

/** What each form of a step is given. */
export interface TransformFormProps<Kind extends Transform["kind"]> {
  value: Extract<Transform, { kind: Kind }>;
  onChange(value: Transform): void;
  /** Sentences by the path of the input. */
  errors: Readonly<Record<string, string>>;
  row: StudioRow;
}

/** One step of a rule with its effect on the previewed record. Nothing changes until it is applied. */
export function TransformEditor({
  row,
  transform,
  input,
  onSave,
  onCancel,
  onRemove,
  onEarlier,
}: {
  row: StudioRow;
  transform: Transform;
  /** The value that reaches this step in the previewed record. */
  input: JsonValue;
  onSave(transform: Transform): void;
  onCancel(): void;
  onRemove?: () => void;
  onEarlier?: (() => void) | undefined;
}) {
  const [value, setValue] = useState(transform);
  const [told, setTold] = useState(false);
  const parsed = transformSchema.safeParse(value);
  const errors: Record<string, string> = {};
  for (const issue of parsed.error?.issues ?? []) errors[issue.path.join(".")] ??= issue.message;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (parsed.success) onSave(parsed.data);
    else setTold(true);
  };
  const words = TRANSFORM_WORDS[value.kind];
  return (
    <form onSubmit={submit} noValidate className="grid gap-3.5">
      <div>
        <h3 className="font-semibold text-sm">{words.title}</h3>
        <p className="text-ink-muted text-xs">
          {words.about}, for {row.field.label}
        </p>
      </div>
      {formOf(value, { onChange: setValue, errors: told ? errors : {}, row })}
      <Effect transform={parsed.success ? parsed.data : null} input={input} />
      <div className="flex items-center gap-2 border-t pt-3">
        {onRemove ? (
          <Button variant="ghost" size="icon-sm" aria-label="Remove this step" onClick={onRemove}>
            <Trash2 aria-hidden />
          </Button>
        ) : null}
        {onEarlier ? (
          <Button variant="ghost" size="icon-sm" aria-label="Do this step earlier" onClick={onEarlier}>
            <ArrowLeft aria-hidden />
          </Button>
        ) : null}
        <span className="flex-1" />
        <Button size="sm" onClick={onCancel}>
          Cancel
        </Button>
        <Button size="sm" type="submit" variant="primary">
          Apply
        </Button>
      </div>
    </form>
  );
}

function formOf(value: Transform, rest: Omit<TransformFormProps<Transform["kind"]>, "value">): ReactNode {
  switch (value.kind) {
    case "fixed":
      return <FixedForm value={value} {...rest} />;
    case "template":
      return <TemplateForm value={value} {...rest} />;
    case "replace":
      return <ReplaceForm value={value} {...rest} />;
    case "arithmetic":
      return <ArithmeticForm value={value} {...rest} />;
    case "table":
      return <TableForm value={value} {...rest} />;
    case "first":
      return <FirstForm value={value} {...rest} />;
  }
}

function Effect({ transform, input }: { transform: Transform | null; input: JsonValue }) {
  const { read } = useStudio();
  if (!read) return null;
  const before = valueAsText(input);
  let after = "";
  let problem: string | null = null;
  try {
    after = transform ? valueAsText(applyTransform(input, transform, read)) : "";
  } catch (error) {
    problem = error instanceof Error ? error.message : String(error);
  }
  return (
    <div className="grid gap-0.5 rounded-md bg-subtle px-2.5 py-2 text-xs" aria-live="polite">
      <span className="text-ink-muted">In this record</span>
      {problem ? (
        <span className="text-broken">{problem}</span>
      ) : (
        <span className="flex items-center gap-1.5">
          <span className="min-w-0 truncate text-ink-muted">{before === "" ? "empty" : before}</span>
          <MoveRight className="size-3.5 shrink-0 text-ink-faint" aria-label="becomes" />
          <span className="min-w-0 truncate font-medium">
            {transform ? (after === "" ? "empty" : after) : "…"}
          </span>
        </span>
      )}
    </div>
  );
}
