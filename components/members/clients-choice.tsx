"use client";

import { X } from "lucide-react";
import { useId } from "react";
import { ClientCommand, type ClientName } from "@/components/clients/client-command";
import { useOrganisation } from "@/components/shell/organisation-context";
import { formatCounted } from "@/components/ui/number";
import { RadioCard, RadioGroup } from "@/components/ui/radio-group";
import type { Role } from "@/server/domain/roles";

/** Whether there is anything to choose: an agency has clients, and a member may be there for some of them already. */
export function useAsksForClients(limited = false): boolean {
  const { kind, clientCount } = useOrganisation();
  return limited || kind === "agency" || clientCount > 1;
}

/** For all clients (null), or for those that are named. */
export function ClientsChoice({
  role,
  value,
  onChange,
  error,
}: {
  role: Role;
  value: ClientName[] | null;
  onChange(clients: ClientName[] | null): void;
  error?: string | undefined;
}) {
  const id = useId();
  if (role === "owner") {
    return <p className="text-ink-muted text-sm">An owner is always there for all clients.</p>;
  }
  const toggle = (client: ClientName) => {
    const others = (value ?? []).filter((one) => one.id !== client.id);
    onChange(others.length === value?.length ? [...others, client] : others);
  };
  return (
    <section aria-labelledby={id} className="grid gap-1.5">
      <h3 id={id} className="font-medium text-sm">
        Clients
      </h3>
      <RadioGroup
        aria-labelledby={id}
        className="gap-1.5 sm:grid-cols-2"
        value={value === null ? "all" : "some"}
        onValueChange={(way) => onChange(way === "all" ? null : [])}
      >
        <RadioCard
          value="all"
          title="All clients"
          description="Also those that come later."
          className="py-2.5"
        />
        <RadioCard
          value="some"
          title="Single clients"
          description="Sees these, and nothing else."
          className="py-2.5"
        />
      </RadioGroup>
      {value === null ? null : (
        <div className="grid gap-2 rounded-lg border p-2">
          <Chosen clients={value} onRemove={toggle} />
          <div className="rounded-md border bg-surface">
            <ClientCommand
              chosen={new Set(value.map(({ id: client }) => client))}
              onChoose={toggle}
              className="max-h-44"
            />
          </div>
        </div>
      )}
      {error ? (
        <p role="alert" className="text-broken text-xs">
          {error}
        </p>
      ) : null}
    </section>
  );
}

function Chosen({ clients, onRemove }: { clients: ClientName[]; onRemove(client: ClientName): void }) {
  if (clients.length === 0) {
    return <p className="px-1 pt-0.5 text-ink-muted text-xs">Choose at least one.</p>;
  }
  return (
    <ul
      aria-label={`${formatCounted(clients.length, "client")} chosen`}
      className="flex max-h-24 flex-wrap gap-1.5 overflow-y-auto"
    >
      {clients.map((client) => (
        <li
          key={client.id}
          className="flex min-w-0 max-w-full items-center gap-1 rounded-md border bg-subtle py-0.5 pr-0.5 pl-2 text-xs"
        >
          <span className="truncate" title={client.name}>
            {client.name}
          </span>
          <button
            type="button"
            className="focus-ring rounded p-0.5 text-ink-faint hover:text-ink"
            aria-label={`Take ${client.name} out`}
            onClick={() => onRemove(client)}
          >
            <X className="size-3.5" aria-hidden />
          </button>
        </li>
      ))}
    </ul>
  );
}
