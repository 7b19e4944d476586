"use client";

import { Hand } from "lucide-react";
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/class-names";
import { useTimeZone } from "@/components/ui/time-zone";
import type { Entity } from "@/server/domain/entity";
import type { Difference } from "@/server/mapping/templates/three-way";
import { optionLabel, optionValue } from "./option-change-words";
import { rulesApart } from "./rule-words";
import { scheduleInWords } from "./schedule-change-words";

interface Line {
  key: string;
  label: string;
  before: string | null;
  after: string | null;
  mark: Mark | null;
}

/** Who has changed it, where it is a push that is shown. */
interface Mark {
  byHand: boolean;
  templateChanged: boolean;
}

type Marked<T> = T & Partial<Mark>;

export interface ShownDifference {
  rules: Marked<Difference["rules"][number]>[];
  options: Marked<Difference["options"][number]>[];
  schedules: Marked<Difference["schedules"][number]>[];
}

const markOf = ({ byHand, templateChanged }: Partial<Mark>): Mark | null =>
  byHand === undefined ? null : { byHand, templateChanged: templateChanged ?? false };

/** Mapping, options and schedules, each line with what it was and what it becomes. */
export function DifferenceList({
  entity,
  labels,
  difference,
  keep = false,
}: {
  entity: Entity;
  /** What target fields are called, by the ids of their rules. */
  labels: Readonly<Record<string, string>>;
  difference: ShownDifference;
  /** What was changed by hand stays. */
  keep?: boolean;
}) {
  const timeZone = useTimeZone();
  const parts: { title: string; lines: Line[] }[] = [
    {
      title: "Mapping",
      lines: difference.rules.map((change) => {
        const [before, after] = rulesApart(entity, change.before, change.after);
        const label = labels[change.id] ?? change.id.replace(/^(item|child):/, "");
        const level = change.id.startsWith("child:") ? "Variation: " : "";
        return { key: change.id, label: `${level}${label}`, before, after, mark: markOf(change) };
      }),
    },
    {
      title: "Options",
      lines: difference.options.map((change) => ({
        key: change.path,
        label: optionLabel(change.path),
        before: optionValue(entity, change.path, change.before),
        after: optionValue(entity, change.path, change.after),
        mark: markOf(change),
      })),
    },
    {
      title: "Schedules",
      lines: difference.schedules.map((change, index) => ({
        key: String(index),
        label: change.before ? (change.after ? "Changed" : "Removed") : "Added",
        before: scheduleInWords(change.before, timeZone),
        after: scheduleInWords(change.after, timeZone),
        mark: markOf(change),
      })),
    },
  ];
  return (
    <div className="grid gap-4">
      {parts.map(({ title, lines }) =>
        lines.length === 0 ? null : (
          <section key={title} aria-label={title}>
            <h4 className="mb-1.5 font-medium text-ink-muted text-xs">{title}</h4>
            <dl className="divide-y overflow-hidden rounded-lg border">
              {lines.map((line) => (
                <LineView key={line.key} line={line} keep={keep} />
              ))}
            </dl>
          </section>
        ),
      )}
    </div>
  );
}

function LineView({ line: { label, before, after, mark }, keep }: { line: Line; keep: boolean }) {
  const kept = keep && (mark?.byHand ?? false);
  return (
    <div className="grid gap-x-4 gap-y-1 px-3 py-2 text-sm sm:grid-cols-[minmax(0,11rem)_minmax(0,1fr)]">
      <dt className="text-ink-muted [overflow-wrap:anywhere]">
        {label}
        {mark?.byHand ? (
          <Badge className="mt-1 flex w-fit border-attention-line bg-attention-soft text-attention">
            <Hand aria-hidden />
            Changed here since
          </Badge>
        ) : null}
      </dt>
      <dd className="grid min-w-0 content-start gap-1">
        <Side sign={kept ? "=" : "−"} spoken={kept ? "stays" : "now"} tone={kept ? "plain" : "before"}>
          {before}
        </Side>
        <Side sign="+" spoken={kept ? "the template's" : "then"} tone={kept ? "passed" : "after"}>
          {after}
        </Side>
        {kept ? (
          <span className="text-ink-muted text-xs">
            {mark?.templateChanged
              ? "Stays as it was set here. The template has changed it, too."
              : "Stays as it was set here."}
          </span>
        ) : null}
      </dd>
    </div>
  );
}

const tones = {
  before: "bg-broken-soft",
  after: "bg-good-soft",
  plain: "bg-subtle font-medium",
  passed: "text-ink-muted line-through decoration-ink-faint",
};

function Side({
  sign,
  spoken,
  tone,
  children,
}: {
  sign: string;
  spoken: string;
  tone: keyof typeof tones;
  children: ReactNode;
}) {
  return (
    <span className={cn("flex min-w-0 gap-2 rounded px-2 py-1 [overflow-wrap:anywhere]", tones[tone])}>
      <span aria-hidden className="select-none text-ink-muted">
        {sign}
      </span>
      <span className="sr-only">{spoken}: </span>
      <span className="min-w-0 whitespace-pre-wrap">
        {children ?? <span className="text-ink-muted italic">not there</span>}
      </span>
    </span>
  );
}
