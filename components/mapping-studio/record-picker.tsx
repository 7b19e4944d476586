"use client";

import { ChevronLeft, ChevronRight, ChevronsUpDown, ExternalLink } from "lucide-react";
import { type FormEvent, useState } from "react";
import type { RouterOutputs } from "@/components/api/trpc";
import { ENTITY_WORDS } from "@/components/imports/import-words";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { Input } from "@/components/ui/input";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { Skeleton } from "@/components/ui/skeleton";
import type { Entity } from "@/server/domain/entity";

export type SampleHead = RouterOutputs["import"]["samples"]["records"][number];

/** Chooses the real record on which the mapping is shown. */
export function RecordPicker({
  entity,
  records,
  chosen,
  title,
  adminUrl,
  onChoose,
  more,
}: {
  entity: Entity;
  records: readonly SampleHead[];
  chosen: string | null;
  title: string | null;
  /** The record's page in the store's admin. */
  adminUrl: string | null;
  onChoose(sourceId: string): void;
  more: { has: boolean; pending: boolean; load(): void };
}) {
  const [open, setOpen] = useState(false);
  const place = records.findIndex((record) => record.sourceId === chosen);
  const step = (by: number) => {
    const next = records[place + by];
    if (next) onChoose(next.sourceId);
  };
  return (
    <div className="flex min-w-0 items-center gap-1">
      <Popover open={open} onOpenChange={setOpen}>
        <PopoverTrigger asChild>
          <Button
            className="min-w-0 max-w-80 flex-1 justify-between font-normal"
            aria-label={`Previewed record: ${title ?? "none"}`}
          >
            {title === null ? <Skeleton className="h-4 w-36" /> : <span className="truncate">{title}</span>}
            <ChevronsUpDown className="text-ink-faint" aria-hidden />
          </Button>
        </PopoverTrigger>
        <PopoverContent
          align="end"
          className="w-[min(24rem,calc(100vw-2rem))] p-0"
          aria-label="Records of the store"
        >
          <ById
            one={ENTITY_WORDS[entity].one}
            onChoose={(id) => {
              setOpen(false);
              onChoose(id);
            }}
          />
          <ul className="max-h-80 overflow-y-auto p-1.5">
            {records.map((record) => (
              <li key={record.sourceId}>
                <button
                  type="button"
                  onClick={() => {
                    setOpen(false);
                    onChoose(record.sourceId);
                  }}
                  aria-current={record.sourceId === chosen}
                  className={cn(
                    "focus-ring flex w-full items-baseline justify-between gap-3 rounded-md px-2 py-1.5 text-left hover:bg-hover",
                    record.sourceId === chosen && "bg-accent-soft",
                  )}
                >
                  <span className="min-w-0">
                    <span className="block truncate text-sm">{record.title}</span>
                    <span className="block truncate text-ink-muted text-xs">
                      {record.sku ?? (entity === "products" ? "no SKU" : null)}
                      {record.sku || entity === "products" ? " · " : ""}id {record.sourceId}
                    </span>
                  </span>
                  {entity === "products" ? (
                    <span className="shrink-0 text-ink-faint text-xs tabular-nums">
                      {record.variants > 0 ? `${record.variants} variants` : "simple"}
                    </span>
                  ) : null}
                </button>
              </li>
            ))}
          </ul>
          {more.has ? (
            <div className="border-t p-1.5">
              <Button variant="ghost" size="sm" className="w-full" pending={more.pending} onClick={more.load}>
                Show more of this store
              </Button>
            </div>
          ) : null}
        </PopoverContent>
      </Popover>
      <Button
        size="icon"
        variant="ghost"
        aria-label="Previous record"
        disabled={place <= 0}
        onClick={() => step(-1)}
      >
        <ChevronLeft aria-hidden />
      </Button>
      <Button
        size="icon"
        variant="ghost"
        aria-label="Next record"
        disabled={place < 0 || place >= records.length - 1}
        onClick={() => step(1)}
      >
        <ChevronRight aria-hidden />
      </Button>
      {adminUrl ? (
        <Button asChild size="icon" variant="ghost">
          <a
            href={adminUrl}
            target="_blank"
            rel="noreferrer"
            aria-label="Open this record in the store's admin"
          >
            <ExternalLink aria-hidden />
          </a>
        </Button>
      ) : null}
    </div>
  );
}

function ById({ one, onChoose }: { one: string; onChoose(id: string): void }) {
  const [id, setId] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (id.trim() !== "") onChoose(id.trim());
  };
  return (
    <form onSubmit={submit} className="flex gap-1.5 border-b p-2">
      <Input
        aria-label={`Id of a record (${one})`}
        placeholder={`Any ${one} by its id`}
        inputMode="numeric"
        value={id}
        onChange={(event) => setId(event.target.value)}
      />
      <Button type="submit" disabled={id.trim() === ""}>
        Show
      </Button>
    </form>
  );
}
