"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { ArrowLeftRight, type LucideIcon, Plug, Plus, ScrollText, Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { type RouterOutputs, useTRPC } from "@/components/api/trpc";
import { Button } from "@/components/ui/button";
import {
  Command,
  CommandEmpty,
  CommandGroup,
  CommandInput,
  CommandItem,
  CommandList,
} from "@/components/ui/command";
import { Dialog, DialogContent, DialogDescription, DialogTitle } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { RelativeTime } from "@/components/ui/relative-time";
import { navigationOf } from "./navigation";
import { useMay, useOrganisation } from "./organisation-context";

const OpenContext = createContext<(open: boolean) => void>(() => undefined);

type Hit = RouterOutputs["organisation"]["search"][number];

const hitLooks: Record<Hit["kind"], { heading: string; path: string; icon: LucideIcon }> = {
  import: { heading: "Imports", path: "imports", icon: ArrowLeftRight },
  run: { heading: "Runs", path: "runs", icon: ScrollText },
  connection: { heading: "Connections", path: "connections", icon: Plug },
};

/** Opens with Cmd-K or Ctrl-K from anywhere: pages, acts, and whatever bears a name. */
export function CommandMenuProvider({ children }: { children: ReactNode }) {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.metaKey || event.ctrlKey)) return;
      event.preventDefault();
      setOpen((before) => !before);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
  return (
    <OpenContext.Provider value={setOpen}>
      {children}
      <Dialog open={open} onOpenChange={setOpen}>
        <DialogContent className="top-[18%] max-w-xl translate-y-0 gap-0 overflow-hidden p-0 [&>button]:hidden">
          <DialogTitle className="sr-only">Search and commands</DialogTitle>
          <DialogDescription className="sr-only">
            Type to find pages, imports, runs and connections.
          </DialogDescription>
          <CommandMenu onDone={() => setOpen(false)} />
        </DialogContent>
      </Dialog>
    </OpenContext.Provider>
  );
}

export function CommandMenuButton() {
  const setOpen = useContext(OpenContext);
  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        className="focus-ring hidden h-8.5 w-56 items-center gap-2 rounded-md border bg-surface px-2.5 text-ink-faint text-sm shadow-card hover:bg-hover md:flex"
      >
        <Search className="size-4" aria-hidden />
        <span className="flex-1 text-left">Search or jump to</span>
        <Kbd>⌘K</Kbd>
      </button>
      <Button
        variant="ghost"
        size="icon"
        className="md:hidden"
        aria-label="Search and commands"
        onClick={() => setOpen(true)}
      >
        <Search aria-hidden />
      </Button>
    </>
  );
}

function CommandMenu({ onDone }: { onDone(): void }) {
  const { slug } = useOrganisation();
  const router = useRouter();
  const trpc = useTRPC();
  const [text, setText] = useState("");
  const search = useQuery(
    trpc.organisation.search.queryOptions({ org: slug, text }, { placeholderData: keepPreviousData }),
  );
  const go = (path: string) => {
    onDone();
    router.push(`/${slug}${path}`);
  };
  const commands = useCommands(text);
  const hits = search.data ?? [];
  return (
    // What fits is decided by the server for names, and here for the few commands.
    <Command shouldFilter={false} label="Search and commands">
      <CommandInput
        placeholder="Search pages, imports, runs, connections…"
        value={text}
        onValueChange={setText}
      />
      <CommandList>
        <CommandEmpty>{search.isFetching ? "Searching…" : "Nothing found."}</CommandEmpty>
        {commands.length > 0 ? (
          <CommandGroup heading="Go to">
            {commands.map((command) => (
              <CommandItem key={command.label} value={command.label} onSelect={() => go(command.path)}>
                <command.icon aria-hidden />
                {command.label}
              </CommandItem>
            ))}
          </CommandGroup>
        ) : null}
        {(["import", "run", "connection"] as const).map((kind) => (
          <HitGroup key={kind} kind={kind} hits={hits.filter((hit) => hit.kind === kind)} onGo={go} />
        ))}
      </CommandList>
    </Command>
  );
}

function useCommands(text: string) {
  const organisation = useOrganisation();
  const mayConnect = useMay("connection:manage");
  const mayImport = useMay("import:manage");
  const all = [
    ...navigationOf(organisation),
    ...(mayImport ? [{ label: "New import", path: "/imports/new", icon: Plus }] : []),
    ...(mayConnect ? [{ label: "New connection", path: "/connections/new", icon: Plus }] : []),
  ];
  return all.filter((command) => command.label.toLowerCase().includes(text.trim().toLowerCase()));
}

function HitGroup({ kind, hits, onGo }: { kind: Hit["kind"]; hits: Hit[]; onGo(path: string): void }) {
  const { heading, path, icon: Icon } = hitLooks[kind];
  if (hits.length === 0) return null;
  return (
    <CommandGroup heading={heading}>
      {hits.map((hit) => (
        <CommandItem key={hit.id} value={hit.id} onSelect={() => onGo(`/${path}/${hit.id}`)}>
          <Icon aria-hidden />
          <span className="min-w-0 flex-1 truncate">{hit.name}</span>
          {hit.kind === "run" ? (
            <span className="text-ink-faint text-xs">
              <RelativeTime value={hit.createdAt} />
            </span>
          ) : null}
        </CommandItem>
      ))}
    </CommandGroup>
  );
}
