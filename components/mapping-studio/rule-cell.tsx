"use client";

import {
  Braces,
  Calculator,
  ListStart,
  type LucideIcon,
  MoveRight,
  Plus,
  Replace,
  Table2,
  TextCursorInput,
} from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { Popover, PopoverAnchor, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import type { MappingRule, Transform } from "@/server/mapping/rule";
import type { Evaluation } from "./evaluate";
import { useStudio } from "./studio-context";
import type { StudioRow } from "./studio-rows";
import { blankTransform, TRANSFORM_WORDS, type TransformKind, transformInWords } from "./transform-words";
import { TransformEditor } from "./transforms/transform-editor";

const icons: Record<TransformKind, LucideIcon> = {
  fixed: TextCursorInput,
  template: Braces,
  replace: Replace,
  arithmetic: Calculator,
  table: Table2,
  first: ListStart,
};

/** Never taller than the room beside its chip. */
const editorClasses =
  "max-h-(--radix-popover-content-available-height) w-[min(24rem,calc(100vw-2rem))] overflow-y-auto p-4";

const kinds = Object.keys(TRANSFORM_WORDS) as TransformKind[];

/** Second column: what is done to the value on its way, one chip for each step. */
export function RuleCell({ row, evaluation }: { row: StudioRow; evaluation: Evaluation | null }) {
  const { put } = useStudio();
  const [adding, setAdding] = useState<TransformKind | null>(null);
  const { field } = row;
  const rule: MappingRule = row.rule ?? {
    level: field.level,
    target: field.key,
    source: null,
    transforms: [],
    enabled: true,
  };
  const transforms = row.filled ? rule.transforms : [];
  const save = (next: Transform[]) => put({ ...rule, transforms: next, enabled: true });
  return (
    <div className="flex min-w-0 flex-wrap content-start items-center gap-1.5 py-0.5">
      <MoveRight
        aria-hidden
        className={cn("size-4 shrink-0 max-md:hidden", row.filled ? "text-ink-muted" : "text-line-strong/40")}
      />
      {transforms.map((transform, index) => (
        <Chip
          // biome-ignore lint/suspicious/noArrayIndexKey: steps are told apart by their place alone.
          key={index}
          row={row}
          transform={transform}
          input={evaluation?.inputs[index] ?? null}
          onSave={(changed) => save(transforms.map((other, place) => (place === index ? changed : other)))}
          onRemove={() => save(transforms.filter((_, place) => place !== index))}
          onEarlier={
            index === 0
              ? undefined
              : () =>
                  save(
                    transforms.map((other, place) =>
                      place === index - 1
                        ? transform
                        : place === index
                          ? (transforms[index - 1] ?? other)
                          : other,
                    ),
                  )
          }
        />
      ))}
      <Popover open={adding !== null} onOpenChange={(open) => setAdding(open ? adding : null)}>
        <DropdownMenu>
          <PopoverAnchor asChild>
            <DropdownMenuTrigger asChild>
              <Button
                variant="ghost"
                size="sm"
                className="h-6 px-1.5 text-ink-faint"
                aria-label={`Add a step to ${field.label}`}
              >
                <Plus className="size-3.5!" aria-hidden />
                {transforms.length === 0 && !row.filled ? "Rule" : null}
              </Button>
            </DropdownMenuTrigger>
          </PopoverAnchor>
          <DropdownMenuContent align="start" onCloseAutoFocus={(event) => event.preventDefault()}>
            {kinds.map((kind) => {
              const Icon = icons[kind];
              return (
                <DropdownMenuItem key={kind} onSelect={() => setAdding(kind)} className="items-start">
                  <Icon className="mt-0.5" aria-hidden />
                  <span>
                    <span className="block">{TRANSFORM_WORDS[kind].title}</span>
                    <span className="block text-ink-muted text-xs">{TRANSFORM_WORDS[kind].about}</span>
                  </span>
                </DropdownMenuItem>
              );
            })}
          </DropdownMenuContent>
        </DropdownMenu>
        <PopoverContent collisionPadding={12} className={editorClasses} aria-label="New step">
          {adding ? (
            <TransformEditor
              row={row}
              transform={blankTransform(adding)}
              input={evaluation?.output ?? null}
              onSave={(added) => {
                setAdding(null);
                save([...transforms, added]);
              }}
              onCancel={() => setAdding(null)}
            />
          ) : null}
        </PopoverContent>
      </Popover>
    </div>
  );
}

function Chip({
  row,
  transform,
  input,
  onSave,
  onRemove,
  onEarlier,
}: {
  row: StudioRow;
  transform: Transform;
  input: Evaluation["source"];
  onSave(transform: Transform): void;
  onRemove(): void;
  onEarlier: (() => void) | undefined;
}) {
  const [open, setOpen] = useState(false);
  const Icon = icons[transform.kind];
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <button
          type="button"
          aria-label={`${TRANSFORM_WORDS[transform.kind].title} of ${row.field.label}: ${transformInWords(transform)}`}
          className="focus-ring inline-flex h-6 max-w-full items-center gap-1.5 rounded-md border bg-surface px-1.5 text-ink text-xs shadow-card hover:bg-hover data-[state=open]:border-accent data-[state=open]:bg-accent-soft"
        >
          <Icon className="size-3.5 shrink-0 text-ink-faint" aria-hidden />
          <span className="truncate">{transformInWords(transform)}</span>
        </button>
      </PopoverTrigger>
      <PopoverContent
        collisionPadding={12}
        className={editorClasses}
        aria-label={TRANSFORM_WORDS[transform.kind].title}
      >
        <TransformEditor
          row={row}
          transform={transform}
          input={input}
          onSave={(changed) => {
            setOpen(false);
            onSave(changed);
          }}
          onCancel={() => setOpen(false)}
          onRemove={() => {
            setOpen(false);
            onRemove();
          }}
          onEarlier={
            onEarlier &&
            (() => {
              setOpen(false);
              onEarlier();
            })
          }
        />
      </PopoverContent>
    </Popover>
  );
}
