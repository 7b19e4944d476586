"use client";

import { EllipsisVertical, Eraser, RotateCcw } from "lucide-react";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { Tooltip } from "@/components/ui/tooltip";
import type { Evaluation } from "./evaluate";
import { useStudio } from "./studio-context";
import type { StudioRow } from "./studio-rows";
import { ValueView } from "./value-view";

/** Third column: the target field, and what it would get. */
export function TargetCell({ row, evaluation }: { row: StudioRow; evaluation: Evaluation | null }) {
  const { names, put, reset } = useStudio();
  const { field, rule } = row;
  return (
    <div className="grid min-w-0 grid-cols-[minmax(0,1fr)_auto] content-start gap-x-1">
      <div className="flex h-7 min-w-0 items-center gap-1.5">
        <Tooltip
          content={
            <span className="grid gap-0.5">
              <span>{field.help ?? field.label}</span>
              <span className="font-mono opacity-75">{field.key}</span>
            </span>
          }
        >
          <button
            type="button"
            className="focus-ring min-w-0 cursor-help truncate rounded font-medium text-sm decoration-dotted underline-offset-4 hover:underline"
          >
            {field.label}
          </button>
        </Tooltip>
        {field.required ? <span className="shrink-0 text-ink-muted text-xs">required</span> : null}
        {row.changed ? (
          <span className="shrink-0 rounded bg-accent-soft px-1.5 py-px text-2xs text-accent-text">
            changed
          </span>
        ) : null}
      </div>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button variant="ghost" size="icon-sm" aria-label={`More about ${field.label}`}>
            <EllipsisVertical aria-hidden />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          <DropdownMenuItem disabled={!row.changed} onSelect={() => reset(row)}>
            <RotateCcw aria-hidden />
            Reset to automatic
          </DropdownMenuItem>
          <DropdownMenuItem
            disabled={!row.filled || !rule}
            onSelect={() => rule && put({ ...rule, enabled: false })}
          >
            <Eraser aria-hidden />
            Leave this field alone
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      {row.filled ? (
        <div className="col-span-2 flex min-h-5 min-w-0 items-center">
          {evaluation && !evaluation.error ? (
            <ValueView value={evaluation.result} type={field.type} names={names} strong />
          ) : null}
        </div>
      ) : null}
    </div>
  );
}
