"use client";

import { useQuery } from "@tanstack/react-query";
import { Search } from "lucide-react";
import { type ReactNode, useId, useState } from "react";
import { LoadError } from "@/components/api/load-error";
import { type RouterOutputs, useTRPC } from "@/components/api/trpc";
import { useOrganisation } from "@/components/shell/organisation-context";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { Input } from "@/components/ui/input";
import { Skeleton } from "@/components/ui/skeleton";

type Filter = RouterOutputs["import"]["filterChoices"][number]["filter"];

/** From this many on they can be searched. */
const MANY = 16;

/** What the store itself has to choose from, such as its customer groups; none ticked means all. */
export function ChoiceFilter({
  importId,
  filter,
  title,
  help,
  none,
  value,
  onChange,
}: {
  importId: string;
  filter: Filter;
  title: string;
  help: ReactNode;
  /** What is said of a store that has none. */
  none: string;
  value: readonly string[];
  onChange(value: string[]): void;
}) {
  const { slug } = useOrganisation();
  const trpc = useTRPC();
  const id = useId();
  const [text, setText] = useState("");
  const lists = useQuery(
    trpc.import.filterChoices.queryOptions({ org: slug, importId }, { staleTime: 5 * 60_000 }),
  );
  const choices = lists.data?.find((list) => list.filter === filter)?.choices;
  const wanted = text.trim().toLowerCase();
  const shown = choices?.filter(({ label }) => label.toLowerCase().includes(wanted)) ?? [];
  const known = new Set(choices?.map((choice) => choice.id));
  const gone = choices ? value.filter((one) => !known.has(one)) : [];
  const toggle = (one: string, tick: boolean) =>
    onChange(tick ? [...value, one] : value.filter((other) => other !== one));

  return (
    <fieldset className="@container grid min-w-0 gap-2">
      <legend className="mb-2 flex w-full flex-wrap items-end justify-between gap-2">
        <span>
          <span className="block font-medium text-sm">{title}</span>
          <span className="block text-ink-muted text-xs">{help}</span>
        </span>
      </legend>
      {lists.error ? (
        <LoadError what={title} error={lists.error} onRetry={() => void lists.refetch()} />
      ) : (
        <Card className="overflow-hidden">
          {choices && choices.length >= MANY ? (
            <div className="relative border-b">
              <Search
                className="-translate-y-1/2 pointer-events-none absolute top-1/2 left-3.5 size-4 text-ink-faint"
                aria-hidden
              />
              <Input
                type="search"
                aria-label={`Find in ${title.toLowerCase()}`}
                placeholder="Find by name"
                value={text}
                onChange={(event) => setText(event.target.value)}
                className="h-10 rounded-none border-0 bg-transparent pl-9.5 shadow-none"
              />
            </div>
          ) : null}
          {lists.isPending ? (
            <div className="grid gap-3 p-4">
              {["w-40", "w-32", "w-48", "w-36"].map((width) => (
                <Skeleton key={width} className={`h-4 ${width}`} />
              ))}
            </div>
          ) : shown.length === 0 ? (
            <p className="px-4 py-6 text-center text-ink-muted text-sm">
              {wanted === "" ? none : "None has this name."}
            </p>
          ) : (
            <div className="grid max-h-80 @md:grid-cols-2 @2xl:grid-cols-3 overflow-y-auto p-1.5">
              {shown.map((choice) => (
                <label
                  key={choice.id}
                  htmlFor={`${id}-${choice.id}`}
                  className="flex min-w-0 cursor-pointer items-center gap-2.5 rounded-md px-2 py-1.5 text-sm hover:bg-hover"
                >
                  <Checkbox
                    id={`${id}-${choice.id}`}
                    checked={value.includes(choice.id)}
                    onCheckedChange={(tick) => toggle(choice.id, tick === true)}
                  />
                  <span className="truncate">{choice.label}</span>
                </label>
              ))}
            </div>
          )}
          {value.length > 0 ? (
            <div className="flex flex-wrap items-center justify-between gap-2 border-t px-3.5 py-1.5 text-xs">
              <span className="text-ink-muted tabular-nums" role="status">
                {value.length} chosen
                {gone.length > 0 ? (
                  <span className="text-attention">, {gone.length} of them no longer in the store</span>
                ) : null}
              </span>
              <span className="flex gap-1">
                {gone.length > 0 ? (
                  <Button size="sm" onClick={() => onChange(value.filter((one) => known.has(one)))}>
                    Take those out
                  </Button>
                ) : null}
                <Button size="sm" variant="ghost" onClick={() => onChange([])}>
                  Clear
                </Button>
              </span>
            </div>
          ) : null}
        </Card>
      )}
    </fieldset>
  );
}
