"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ChevronsUpDown, Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import type { ComponentProps } from "react";
import { useState } from "react";
import { toast } from "sonner";
import { sentenceOf } from "@/components/api/error-sentence";
import { useTRPC } from "@/components/api/trpc";
import { useMay, useOrganisation } from "@/components/shell/organisation-context";
import { cn } from "@/components/ui/class-names";
import { CommandGroup, CommandItem } from "@/components/ui/command";
import { fieldClasses } from "@/components/ui/input";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { ClientCommand, type ClientName } from "./client-command";

/** One client, chosen by name. Whoever may add clients can add one here, too. */
export function ClientChoice({
  value,
  onChange,
  className,
  ...field
}: Omit<ComponentProps<"button">, "value" | "onChange"> & {
  value: ClientName | null;
  onChange(client: ClientName): void;
}) {
  const [open, setOpen] = useState(false);
  const take = (client: ClientName) => {
    setOpen(false);
    onChange(client);
  };
  return (
    <Popover open={open} onOpenChange={setOpen} modal>
      <PopoverTrigger asChild>
        <button
          {...field}
          type="button"
          role="combobox"
          aria-expanded={open}
          className={cn(fieldClasses, "flex h-8.5 items-center gap-2 text-left", className)}
        >
          <span className={cn("min-w-0 flex-1 truncate", !value && "text-ink-faint")}>
            {value?.name ?? "Choose a client"}
          </span>
          <ChevronsUpDown className="size-4 shrink-0 text-ink-faint" aria-hidden />
        </button>
      </PopoverTrigger>
      <PopoverContent className="w-(--radix-popover-trigger-width) min-w-64 p-0" aria-label="Choose a client">
        <ClientCommand
          chosen={new Set(value ? [value.id] : [])}
          onChoose={take}
          more={(text, found) => <AddClient name={text} found={found} onAdded={take} />}
        />
      </PopoverContent>
    </Popover>
  );
}

function AddClient({
  name,
  found,
  onAdded,
}: {
  name: string;
  found: readonly ClientName[];
  onAdded(client: ClientName): void;
}) {
  const { slug: org, kind } = useOrganisation();
  const mayAdd = useMay("client:manage") && kind === "agency";
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const router = useRouter();
  const add = useMutation(
    trpc.client.create.mutationOptions({
      onSuccess: async (client) => {
        onAdded(client);
        // How many there are reaches the page by its layout.
        router.refresh();
        await queryClient.invalidateQueries(trpc.client.pathFilter());
      },
      onError: (error) => toast.error(sentenceOf(error)),
    }),
  );
  const known = found.some((client) => client.name.toLowerCase() === name.toLowerCase());
  if (!mayAdd || name === "" || known) return null;
  return (
    <CommandGroup>
      <CommandItem value="add" disabled={add.isPending} onSelect={() => add.mutate({ org, name })}>
        <Plus aria-hidden />
        <span className="min-w-0 flex-1 truncate">Add the client “{name}”</span>
      </CommandItem>
    </CommandGroup>
  );
}
