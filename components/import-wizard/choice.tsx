"use client";

import type { ReactNode } from "react";
import { useId } from "react";
import { RadioCard, RadioGroup } from "@/components/ui/radio-group";

/** One question with its answers as cards, each explained. */
export function Choice<Value extends string>({
  question,
  help,
  value,
  onChange,
  answers,
  columns,
}: {
  question: string;
  help?: ReactNode;
  value: Value;
  onChange(value: Value): void;
  answers: Record<Value, { title: string; about: string }>;
  columns: 2 | 3;
}) {
  const id = useId();
  const values = Object.keys(answers) as Value[];
  return (
    <section aria-labelledby={id} className="@container grid gap-2">
      <div>
        <h2 id={id} className="font-medium text-sm">
          {question}
        </h2>
        {help ? <p className="text-ink-muted text-xs">{help}</p> : null}
      </div>
      <RadioGroup
        aria-labelledby={id}
        value={value}
        onValueChange={(chosen) => {
          const known = values.find((candidate) => candidate === chosen);
          if (known) onChange(known);
        }}
        className={columns === 3 ? "@lg:grid-cols-3" : "@md:grid-cols-2"}
      >
        {values.map((candidate) => (
          <RadioCard
            key={candidate}
            value={candidate}
            title={answers[candidate].title}
            description={answers[candidate].about}
          />
        ))}
      </RadioGroup>
    </section>
  );
}
