"use client";

import { useId } from "react";
import { RadioCard, RadioGroup } from "@/components/ui/radio-group";
import type { OrganisationKind } from "@/server/domain/organisation";

/** Whose stores an organisation looks after: its own, or those of clients. */
export function KindChoice({
  value,
  onChange,
  disabled = false,
}: {
  value: OrganisationKind;
  onChange(kind: OrganisationKind): void;
  disabled?: boolean;
}) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="grid gap-1.5">
      <p id={id} className="font-medium text-sm">
        Whose stores are they?
      </p>
      <RadioGroup
        aria-labelledby={id}
        className="gap-1.5"
        value={value}
        onValueChange={(kind) => onChange(kind === "agency" ? "agency" : "merchant")}
        disabled={disabled}
      >
        <RadioCard
          value="merchant"
          title="I have my own store"
          description="Or several, all of one shop."
          className="py-2.5"
        />
        <RadioCard
          value="agency"
          title="I run stores for clients"
          description="Each client is kept apart, and can be let in to see its own alone."
          className="py-2.5"
        />
      </RadioGroup>
    </section>
  );
}
