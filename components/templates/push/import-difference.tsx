"use client";

import { ChevronRight, Hand } from "lucide-react";
import { useId, useState } from "react";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/class-names";
import { formatCounted } from "@/components/ui/number";
import { StateBadge } from "@/components/ui/state-badge";
import type { Entity } from "@/server/domain/entity";
import { sizeOf } from "@/server/mapping/templates/three-way";
import { DifferenceList } from "../difference-list";
import { KeepChoice } from "./keep-choice";
import type { ImportPreview, Verdict } from "./push-verdict";

/** One import of a push: what would become of it, and on demand the difference itself. */
export function ImportDifference({
  preview,
  verdict,
  entity,
  labels,
  version,
  keep,
  onKeep,
  open: openAtFirst,
}: {
  preview: ImportPreview;
  verdict: Verdict;
  entity: Entity;
  labels: Readonly<Record<string, string>>;
  version: number;
  keep: boolean;
  onKeep(keep: boolean): void;
  open: boolean;
}) {
  const [open, setOpen] = useState(openAtFirst);
  const id = useId();
  const size = sizeOf(preview.changes);
  const sentence = verdict.kind === "misfit" || verdict.kind === "faulty" ? verdict.sentence : null;
  const opens = size > 0;
  return (
    <section className="rounded-xl border bg-surface shadow-card" aria-label={preview.name}>
      <button
        type="button"
        disabled={!opens}
        aria-expanded={opens ? open : undefined}
        aria-controls={opens ? id : undefined}
        onClick={() => setOpen(!open)}
        className="focus-ring flex w-full items-start gap-2.5 rounded-xl p-3.5 text-left enabled:hover:bg-hover/60"
      >
        <ChevronRight
          aria-hidden
          className={cn(
            "mt-0.5 size-4 shrink-0 text-ink-faint transition-transform",
            open && opens && "rotate-90",
            !opens && "invisible",
          )}
        />
        <span className="flex min-w-0 flex-1 flex-wrap items-start justify-between gap-x-4 gap-y-1.5">
          <span className="min-w-0">
            <span className="block font-medium text-sm [overflow-wrap:anywhere]">{preview.name}</span>
            <span className="block text-ink-muted text-xs [overflow-wrap:anywhere]">
              {preview.clientName}
              {preview.given
                ? `, holds version ${preview.given.version}${preview.given.same ? "" : ` of ${preview.given.name}`}`
                : ""}
            </span>
          </span>
          <span className="flex flex-wrap items-center gap-1.5">
            {preview.running ? <Badge>Run under way</Badge> : null}
            {preview.byHand > 0 ? (
              <Badge className="border-attention-line bg-attention-soft text-attention">
                <Hand aria-hidden />
                {preview.byHand} changed here since
              </Badge>
            ) : null}
            <VerdictBadge verdict={verdict} version={version} />
          </span>
        </span>
      </button>
      {sentence ? (
        <p className="px-3.5 pb-3.5 pl-10 text-sm [overflow-wrap:anywhere]">
          {verdict.kind === "faulty" ? `It could not run any more. ${sentence}` : sentence}
        </p>
      ) : null}
      {opens && open ? (
        <div id={id} className="grid gap-4 border-t p-3.5">
          {preview.byHand > 0 ? (
            <KeepChoice
              name={preview.importId}
              question="What was changed here since the last push"
              keep={keep}
              onChange={onKeep}
            />
          ) : null}
          <DifferenceList entity={entity} labels={labels} difference={preview.changes} keep={keep} />
        </div>
      ) : null}
    </section>
  );
}

function VerdictBadge({ verdict, version }: { verdict: Verdict; version: number }) {
  switch (verdict.kind) {
    case "misfit":
      return <StateBadge state="off">Left out</StateBadge>;
    case "faulty":
      return <StateBadge state="broken">Left out</StateBadge>;
    case "changes":
      return <Badge className="text-ink">{formatCounted(verdict.count, "change")}</Badge>;
    case "mark":
      return <Badge>Nothing changes</Badge>;
    case "same":
      return <StateBadge state="good">Holds version {version}</StateBadge>;
  }
}
