"use client";

import { Search } from "lucide-react";
import type { ReactNode } from "react";
import { ENTITY_WORDS, sentenceCase } from "@/components/imports/import-words";
import { cn } from "@/components/ui/class-names";
import { Input } from "@/components/ui/input";
import type { Entity } from "@/server/domain/entity";
import type { FieldLevel } from "@/server/domain/field";
import { SHOWN, SHOWN_WORDS, type Shown } from "./studio-rows";

/** Which rows are shown, and on which record. */
export function StudioToolbar({
  entity,
  levels,
  level,
  onLevel,
  levelCounts,
  shown,
  onShown,
  shownCounts,
  text,
  onText,
  children,
}: {
  entity: Entity;
  /** Those that this entity has: only products have something below them. */
  levels: readonly FieldLevel[];
  level: FieldLevel;
  onLevel(level: FieldLevel): void;
  levelCounts: Record<FieldLevel, string>;
  shown: Shown;
  onShown(shown: Shown): void;
  shownCounts: Record<Shown, number>;
  text: string;
  onText(text: string): void;
  children: ReactNode;
}) {
  return (
    <div className="z-10 grid gap-3 bg-canvas/94 py-2 backdrop-blur-sm md:sticky md:top-13">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-3">
        <fieldset className={cn("flex rounded-lg border bg-subtle p-0.5", levels.length < 2 && "hidden")}>
          <legend className="sr-only">Level</legend>
          {levels.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={level === one}
              onClick={() => onLevel(one)}
              className={cn(
                "focus-ring flex items-baseline gap-1.5 rounded-md px-3 py-1 font-medium text-sm",
                level === one
                  ? "bg-surface text-ink shadow-card ring-1 ring-line"
                  : "text-ink-muted hover:text-ink",
              )}
            >
              {one === "child" ? "Variations" : sentenceCase(ENTITY_WORDS[entity].one)}
              <span className="font-normal text-ink-faint text-xs tabular-nums">{levelCounts[one]}</span>
            </button>
          ))}
        </fieldset>
        <div className="flex min-w-0 flex-wrap items-center gap-2 max-sm:w-full">{children}</div>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <div className="relative w-full sm:w-64">
          <Search
            className="-translate-y-1/2 pointer-events-none absolute top-1/2 left-2.5 size-4 text-ink-faint"
            aria-hidden
          />
          <Input
            type="search"
            aria-label="Search fields"
            placeholder="Search fields"
            className="pl-8"
            value={text}
            onChange={(event) => onText(event.target.value)}
          />
        </div>
        <fieldset className="flex min-w-0 gap-1 overflow-x-auto">
          <legend className="sr-only">Which fields are shown</legend>
          {SHOWN.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={shown === one}
              onClick={() => onShown(one)}
              className={cn(
                "focus-ring inline-flex h-7 shrink-0 items-center gap-1.5 rounded-md px-2.5 text-xs",
                shown === one
                  ? "bg-accent-soft font-medium text-accent-text"
                  : "text-ink-muted hover:bg-hover",
                one === "look" && shownCounts.look > 0 && shown !== one && "text-attention",
              )}
            >
              {SHOWN_WORDS[one]}
              <span className="tabular-nums">{shownCounts[one]}</span>
            </button>
          ))}
        </fieldset>
      </div>
    </div>
  );
}
