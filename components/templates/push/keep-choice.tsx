"use client";

import { useId } from "react";
import { RadioCard, RadioGroup } from "@/components/ui/radio-group";

/** What becomes of what was changed by hand. */
export function KeepChoice({
  name,
  question,
  keep,
  onChange,
}: {
  name: string;
  question: string;
  keep: boolean;
  onChange(keep: boolean): void;
}) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="@container grid gap-2">
      <h3 id={id} className="font-medium text-sm">
        {question}
      </h3>
      <RadioGroup
        name={name}
        aria-labelledby={id}
        className="@md:grid-cols-2"
        value={keep ? "keep" : "overwrite"}
        onValueChange={(value) => onChange(value === "keep")}
      >
        <RadioCard
          value="keep"
          title="Keep what was changed by hand"
          description="Everything else comes from the template."
        />
        <RadioCard
          value="overwrite"
          title="Overwrite all"
          description="Afterwards the import holds just what the template does."
        />
      </RadioGroup>
    </section>
  );
}
