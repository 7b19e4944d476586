"use client";

import { ClientChoice } from "@/components/clients/client-choice";
import type { ClientName } from "@/components/clients/client-command";
import { Field } from "@/components/form/field";

export function ClientField({
  value,
  onChange,
}: {
  value: ClientName | null;
  onChange(client: ClientName): void;
}) {
  return (
    <Field label="Client" help="Whose store this is. It cannot be changed later.">
      <ClientChoice value={value} onChange={onChange} />
    </Field>
  );
}
