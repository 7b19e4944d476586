"use client";

import { useQuery } from "@tanstack/react-query";
import { ChevronsUpDown, Store } from "lucide-react";
import { useState } from "react";
import { useTRPC } from "@/components/api/trpc";
import { ChosenMark, ClientCommand } from "@/components/clients/client-command";
import { CommandGroup, CommandItem } from "@/components/ui/command";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { useChosenClient } from "./client-context";
import { useOrganisation } from "./organisation-context";

/** Whom the lists are for: all clients, or one. Not drawn where there is nothing to choose. */
export function ClientSwitcher({ onChosen }: { onChosen?: (() => void) | undefined }) {
  const { clientCount } = useOrganisation();
  const { clientId, choose } = useChosenClient();
  const [open, setOpen] = useState(false);
  if (clientCount < 2 && !clientId) return null;
  const take = (id: string | null) => {
    setOpen(false);
    choose(id);
    onChosen?.();
  };
  return (
    // Modal, so that its list can be scrolled where the rail is a sheet.
    <Popover open={open} onOpenChange={setOpen} modal>
      <PopoverTrigger
        className="focus-ring -mt-1 flex h-8.5 items-center gap-2.5 rounded-md border bg-surface px-2.5 text-left text-sm shadow-card hover:bg-hover"
        aria-label="Client whose imports, runs and connections are shown"
      >
        <Store className="size-4 shrink-0 text-ink-faint" aria-hidden />
        <span className="min-w-0 flex-1 truncate font-medium">
          {clientId ? <ChosenName clientId={clientId} /> : "All clients"}
        </span>
        <ChevronsUpDown className="size-4 shrink-0 text-ink-faint" aria-hidden />
      </PopoverTrigger>
      <PopoverContent className="w-64 p-0" aria-label="Choose a client">
        <ClientCommand
          chosen={new Set(clientId ? [clientId] : [])}
          onChoose={({ id }) => take(id)}
          first={
            <CommandGroup>
              <CommandItem value="all" onSelect={() => take(null)} aria-checked={!clientId}>
                <ChosenMark chosen={!clientId} />
                All clients
              </CommandItem>
            </CommandGroup>
          }
        />
      </PopoverContent>
    </Popover>
  );
}

function ChosenName({ clientId }: { clientId: string }) {
  const { slug: org } = useOrganisation();
  const trpc = useTRPC();
  const client = useQuery(trpc.client.get.queryOptions({ org, clientId }));
  if (client.data) return <>{client.data.name}</>;
  return <>{client.isError ? "A client that is not there" : "…"}</>;
}
