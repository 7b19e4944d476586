"use client";

import { Check, ListFilter } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
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
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";

export interface FacetOption {
  value: string;
  label: string;
  icon?: ReactNode;
  count?: number;
}

const SEARCH_FROM = 8;

/** A filter with several values, any of which may hold. */
export function FacetFilter({
  title,
  options,
  value,
  onChange,
}: {
  title: string;
  options: readonly FacetOption[];
  value: readonly string[];
  onChange(values: string[]): void;
}) {
  const chosen = new Set(value);
  const names = options.filter((option) => chosen.has(option.value)).map((option) => option.label);
  const toggle = (option: string) =>
    onChange(chosen.has(option) ? value.filter((other) => other !== option) : [...value, option]);
  return (
    <Popover>
      <PopoverTrigger asChild>
        <Button className={cn(names.length === 0 && "border-dashed text-ink-muted")}>
          <ListFilter aria-hidden />
          {title}
          {names.length > 0 ? (
            <span className="max-w-40 truncate border-l pl-1.5 text-accent-text">
              {names.length > 2 ? `${names.length} chosen` : names.join(", ")}
            </span>
          ) : null}
        </Button>
      </PopoverTrigger>
      <PopoverContent className="w-60 p-0" aria-label={title}>
        <Command>
          {options.length >= SEARCH_FROM ? <CommandInput placeholder={title} /> : null}
          <CommandList>
            <CommandEmpty>Nothing found.</CommandEmpty>
            <CommandGroup>
              {options.map((option) => (
                <CommandItem
                  key={option.value}
                  value={option.label}
                  onSelect={() => toggle(option.value)}
                  aria-checked={chosen.has(option.value)}
                >
                  <span
                    className={cn(
                      "flex size-4 items-center justify-center rounded border border-line-strong",
                      chosen.has(option.value) && "border-accent bg-accent text-accent-ink",
                    )}
                  >
                    {chosen.has(option.value) ? (
                      <Check className="size-3" strokeWidth={3} aria-hidden />
                    ) : null}
                  </span>
                  {option.icon}
                  <span className="min-w-0 flex-1 truncate">{option.label}</span>
                  {option.count === undefined ? null : (
                    <span className="text-ink-faint text-xs tabular-nums">{formatCount(option.count)}</span>
                  )}
                </CommandItem>
              ))}
            </CommandGroup>
          </CommandList>
        </Command>
      </PopoverContent>
    </Popover>
  );
}
