"use client";

import { useOrganisation } from "@/components/shell/organisation-context";
import { RadioCard, RadioGroup } from "@/components/ui/radio-group";
import { type Role, rolesManagedBy } from "@/server/domain/roles";
import { ROLE_WORDS } from "./role-words";

/** The roles that this person may give, each with what it allows. */
export function RoleChoice({ value, onChange }: { value: Role; onChange(role: Role): void }) {
  const { role } = useOrganisation();
  return (
    <RadioGroup
      aria-label="Role"
      className="gap-1.5"
      value={value}
      onValueChange={(chosen) => onChange(chosen as Role)}
    >
      {rolesManagedBy(role).map((one) => (
        <RadioCard
          key={one}
          value={one}
          title={ROLE_WORDS[one].word}
          description={ROLE_WORDS[one].about}
          className="py-2.5"
        />
      ))}
    </RadioGroup>
  );
}
