"use client";

import { Check } from "lucide-react";
import { type ReactNode, useState } from "react";
import {
  Command,
  CommandEmpty,
  CommandGroup,
  CommandInput,
  CommandItem,
  CommandList,
} from "@/components/ui/command";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { isEmptyValue } from "@/server/mapping/value";
import { shownValue } from "./shown-value";
import type { SourceField } from "./source-fields";
import { useStudio } from "./studio-context";

/** Chooses a source field, with what the previewed record holds in each. */
export function FieldPicker({
  trigger,
  chosen,
  onChoose,
  none,
}: {
  trigger: ReactNode;
  chosen: string | null;
  onChoose(key: string): void;
  /** A first entry for choosing none at all. */
  none?: { label: string; onChoose(): void };
}) {
  const [open, setOpen] = useState(false);
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger asChild>{trigger}</PopoverTrigger>
      <PopoverContent
        collisionPadding={12}
        className="w-[min(26rem,calc(100vw-2rem))] p-0"
        aria-label="Source fields"
      >
        <FieldList
          chosen={chosen}
          onChoose={(key) => {
            setOpen(false);
            onChoose(key);
          }}
          none={
            none && {
              label: none.label,
              onChoose: () => {
                setOpen(false);
                none.onChoose();
              },
            }
          }
        />
      </PopoverContent>
    </Popover>
  );
}

function FieldList({
  chosen,
  onChoose,
  none,
}: {
  chosen: string | null;
  onChoose(key: string): void;
  none: { label: string; onChoose(): void } | undefined;
}) {
  const { fields } = useStudio();
  const groups = new Map<string, SourceField[]>();
  for (const field of fields) groups.set(field.group, [...(groups.get(field.group) ?? []), field]);
  return (
    <Command defaultValue={chosen ?? undefined} label="Source fields">
      <CommandInput placeholder="Search source fields" />
      <CommandList>
        <CommandEmpty>No source field has this name.</CommandEmpty>
        {none ? (
          <CommandGroup>
            <CommandItem value="__none" keywords={[none.label]} onSelect={none.onChoose}>
              <span className="text-ink-muted">{none.label}</span>
            </CommandItem>
          </CommandGroup>
        ) : null}
        {[...groups].map(([title, of]) => (
          <CommandGroup key={title} heading={title}>
            {of.map((field) => (
              <FieldItem
                key={field.key}
                field={field}
                chosen={field.key === chosen}
                onSelect={() => onChoose(field.key)}
              />
            ))}
          </CommandGroup>
        ))}
      </CommandList>
    </Command>
  );
}

function FieldItem({ field, chosen, onSelect }: { field: SourceField; chosen: boolean; onSelect(): void }) {
  const { read, names } = useStudio();
  const value = read?.(field.key) ?? null;
  return (
    <CommandItem value={field.key} keywords={[field.label, field.group]} onSelect={onSelect}>
      <span className="min-w-0 flex-1 truncate">{field.label}</span>
      <span className="max-w-36 shrink-0 truncate text-ink-faint text-xs">
        {isEmptyValue(value) ? "" : shownValue(value, field.type, names)}
      </span>
      {chosen ? <Check className="size-4 text-accent-text!" aria-label="chosen" /> : null}
    </CommandItem>
  );
}
