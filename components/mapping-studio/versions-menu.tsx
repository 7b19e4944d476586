"use client";

import { useQueryClient } from "@tanstack/react-query";
import { History, RotateCcw, Undo2 } from "lucide-react";
import { toast } from "sonner";
import { sentenceOf } from "@/components/api/error-sentence";
import { type RouterOutputs, useTRPC } from "@/components/api/trpc";
import { useOrganisation } from "@/components/shell/organisation-context";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { formatExact } from "@/components/ui/format-time";
import { useTimeZone } from "@/components/ui/time-zone";
import type { MappingRule } from "@/server/mapping/rule";

type Mapping = RouterOutputs["import"]["mapping"];

/** Earlier versions of the mapping, the automatic one, and what is saved. Taking one up changes nothing until it is saved. */
export function VersionsMenu({
  importId,
  mapping,
  dirty,
  onTake,
  onDiscard,
}: {
  importId: string;
  mapping: Mapping;
  dirty: boolean;
  onTake(rules: MappingRule[], what: string): void;
  onDiscard(): void;
}) {
  const { slug } = useOrganisation();
  const trpc = useTRPC();
  const client = useQueryClient();
  const timeZone = useTimeZone();
  const take = async (version: number) => {
    try {
      const { rules } = await client.fetchQuery(
        trpc.import.mappingVersion.queryOptions({ org: slug, importId, version }),
      );
      onTake(rules, `version ${version}`);
    } catch (error) {
      toast.error(sentenceOf(error));
    }
  };
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button size="icon" aria-label="Versions and reset">
          <History aria-hidden />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end" className="max-h-96 w-72 overflow-y-auto">
        <DropdownMenuItem disabled={!dirty} onSelect={onDiscard}>
          <Undo2 aria-hidden />
          Discard unsaved changes
        </DropdownMenuItem>
        <DropdownMenuItem onSelect={() => onTake(mapping.automatic, "the automatic mapping")}>
          <RotateCcw aria-hidden />
          Reset all to automatic
        </DropdownMenuItem>
        {mapping.versions.length > 0 ? (
          <>
            <DropdownMenuSeparator />
            <DropdownMenuLabel>Saved versions</DropdownMenuLabel>
            {mapping.versions.map(({ version, createdAt, createdBy }) => (
              <DropdownMenuItem key={version} onSelect={() => void take(version)}>
                <span className="min-w-0">
                  <span className="block">
                    Version {version}
                    {version === mapping.version ? " (in force)" : ""}
                  </span>
                  <span className="block truncate text-ink-muted text-xs">
                    {formatExact(createdAt, timeZone)}
                    {createdBy ? `, ${createdBy}` : ""}
                  </span>
                </span>
              </DropdownMenuItem>
            ))}
          </>
        ) : null}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
