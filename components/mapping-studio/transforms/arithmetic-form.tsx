"use client";

import { Field } from "@/components/form/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import type { Transform } from "@/server/mapping/rule";
import type { TransformFormProps } from "./transform-editor";

type Arithmetic = Extract<Transform, { kind: "arithmetic" }>;

const operators: Record<Arithmetic["operator"], string> = {
  add_percent: "Raise by percent",
  subtract_percent: "Lower by percent",
  add: "Add",
  subtract: "Subtract",
  multiply: "Multiply by",
  divide: "Divide by",
};

const modes: Record<Arithmetic["rounding"]["mode"], string> = {
  nearest: "To the nearest",
  up: "Up",
  down: "Down",
  none: "Not at all",
};

function keyOf<Key extends string>(of: Record<Key, string>, value: string, otherwise: Key): Key {
  return (Object.keys(of) as Key[]).find((key) => key === value) ?? otherwise;
}

export function ArithmeticForm({ value, onChange, errors }: TransformFormProps<"arithmetic">) {
  const { rounding } = value;
  const round = (part: Partial<Arithmetic["rounding"]>) =>
    onChange({ ...value, rounding: { ...rounding, ...part } });
  const toEnding = rounding.ending !== null;
  return (
    <div className="grid grid-cols-2 items-start gap-3">
      <Field label="Calculation">
        <NativeSelect
          value={value.operator}
          onChange={(event) =>
            onChange({ ...value, operator: keyOf(operators, event.target.value, value.operator) })
          }
        >
          {Object.entries(operators).map(([key, word]) => (
            <option key={key} value={key}>
              {word}
            </option>
          ))}
        </NativeSelect>
      </Field>
      <Field label="Number" error={errors.operand}>
        <Input
          inputMode="decimal"
          value={value.operand}
          onChange={(event) => onChange({ ...value, operand: event.target.value })}
        />
      </Field>
      <Field label="Round">
        <NativeSelect
          value={rounding.mode}
          onChange={(event) => round({ mode: keyOf(modes, event.target.value, rounding.mode) })}
        >
          {Object.entries(modes).map(([key, word]) => (
            <option key={key} value={key}>
              {word}
            </option>
          ))}
        </NativeSelect>
      </Field>
      {rounding.mode === "none" ? null : (
        <Field label="So that it">
          <NativeSelect
            value={toEnding ? "ending" : "step"}
            onChange={(event) => round({ ending: event.target.value === "ending" ? "0.99" : null })}
          >
            <option value="step">is a multiple of</option>
            <option value="ending">ends with</option>
          </NativeSelect>
        </Field>
      )}
      {rounding.mode === "none" ? null : toEnding ? (
        <Field
          label="Ending"
          error={errors["rounding.ending"]}
          help="0.99 makes prices such as 12.99."
          className="col-span-2"
        >
          <Input
            inputMode="decimal"
            value={rounding.ending ?? ""}
            onChange={(event) => round({ ending: event.target.value })}
          />
        </Field>
      ) : (
        <Field
          label="Step"
          error={errors["rounding.step"]}
          help="0.01 keeps cents, 0.05 is for prices such as 12.95, 1 for whole numbers."
          className="col-span-2"
        >
          <Input
            inputMode="decimal"
            value={rounding.step}
            onChange={(event) => round({ step: event.target.value })}
          />
        </Field>
      )}
    </div>
  );
}
