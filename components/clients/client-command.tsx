"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Check } from "lucide-react";
import { type ReactNode, useState } from "react";
import { type RouterOutputs, useTRPC } from "@/components/api/trpc";
import { useOrganisation } from "@/components/shell/organisation-context";
import { cn } from "@/components/ui/class-names";
import {
  Command,
  CommandEmpty,
  CommandGroup,
  CommandInput,
  CommandItem,
  CommandList,
} from "@/components/ui/command";
import { formatCount } from "@/components/ui/number";

export type ClientName = RouterOutputs["client"]["search"]["rows"][number];

/** The organisation's clients to choose from, found by the server: there can be very many. */
export function ClientCommand({
  chosen,
  onChoose,
  first,
  more,
  className,
}: {
  chosen: ReadonlySet<string>;
  onChoose(client: ClientName): void;
  /** What stands before the clients while nothing is typed. */
  first?: ReactNode;
  /** What stands after them. */
  more?: (text: string, found: readonly ClientName[]) => ReactNode;
  className?: string;
}) {
  const { slug: org } = useOrganisation();
  const trpc = useTRPC();
  const [text, setText] = useState("");
  const search = useQuery(
    trpc.client.search.queryOptions({ org, text: text.trim() }, { placeholderData: keepPreviousData }),
  );
  const found = search.data?.rows ?? [];
  const left = (search.data?.total ?? 0) - found.length;
  return (
    // What fits is decided by the server.
    <Command shouldFilter={false} label="Clients">
      <CommandInput placeholder="Search clients" value={text} onValueChange={setText} />
      <CommandList className={className}>
        <CommandEmpty>
          {search.isError
            ? "The clients could not be loaded."
            : search.isFetching
              ? "Searching…"
              : "No client of that name."}
        </CommandEmpty>
        {text === "" ? first : null}
        <CommandGroup>
          {found.map((client) => (
            <CommandItem
              key={client.id}
              value={client.id}
              onSelect={() => onChoose(client)}
              aria-checked={chosen.has(client.id)}
            >
              <ChosenMark chosen={chosen.has(client.id)} />
              <span className="min-w-0 flex-1 truncate" title={client.name}>
                {client.name}
              </span>
            </CommandItem>
          ))}
        </CommandGroup>
        {more?.(text.trim(), found)}
        {left > 0 ? (
          <p className="px-2 py-1.5 text-ink-faint text-xs">
            {formatCount(left)} more. Type a part of the name to find them.
          </p>
        ) : null}
      </CommandList>
    </Command>
  );
}

export function ChosenMark({ chosen }: { chosen: boolean }) {
  return <Check className={cn("text-accent-text!", !chosen && "invisible")} aria-hidden />;
}
