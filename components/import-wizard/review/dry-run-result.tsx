"use client";

import { FlaskConical } from "lucide-react";
import { useQueryStates } from "nuqs";
import { useRef } from "react";
import type { RouterOutputs } from "@/components/api/trpc";
import { filterParsers, pagingParsers } from "@/components/data-table/table-definition";
import type { ImportDetails } from "@/components/imports/import-words";
import { countOf, STEP_WORDS } from "@/components/imports/import-words";
import { LimitsPanel } from "@/components/runs/limits-panel";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { CodeView } from "@/components/ui/code-view";
import { Disclosure } from "@/components/ui/disclosure";
import { formatDuration } from "@/components/ui/format-time";
import { RelativeTime } from "@/components/ui/relative-time";
import { DryRunRecords } from "./dry-run-records";
import { dryRunTable } from "./dry-run-table";
import { IssueGroups } from "./issue-groups";
import { OutcomeTiles } from "./outcome-tiles";

type RunDetail = RouterOutputs["run"]["get"];
type Stale = NonNullable<ImportDetails["lastDryRun"]>["stale"];

/** What a dry run has found: totals, what is wrong by cause, and each record with its differences. */
export function DryRunResult({
  run,
  stale,
  startable,
  pending,
  onAgain,
}: {
  run: RunDetail;
  stale: Stale;
  startable: boolean;
  pending: boolean;
  onAgain(): void;
}) {
  const records = useRef<HTMLDivElement>(null);
  const [, setPaging] = useQueryStates(pagingParsers, { history: "push", scroll: false });
  const [, setFilters] = useQueryStates(filterParsers(dryRunTable.filters), {
    history: "push",
    scroll: false,
  });
  const show = (filters: Parameters<typeof setFilters>[0]) => {
    void setPaging({ page: null, q: null });
    void setFilters(filters);
    records.current?.scrollIntoView({ behavior: "smooth", block: "start" });
  };
  return (
    <>
      {stale.length > 0 ? (
        <Alert
          state="attention"
          title="This dry run is out of date"
          actions={
            <Button size="sm" disabled={!startable} pending={pending} onClick={onAgain}>
              {pending ? null : <FlaskConical aria-hidden />}
              Do it again
            </Button>
          }
        >
          {listed(stale.map((part) => `the ${STEP_WORDS[part].title.toLowerCase()}`))} changed since. What you
          see below would no longer happen like this.
        </Alert>
      ) : null}
      {run.status === "failed" ? <Stopped run={run} /> : null}
      {run.status === "cancelled" ? (
        <Alert state="attention" title="This dry run was cancelled">
          It shows what had been compared until then.
        </Alert>
      ) : null}
      <section aria-label="Totals">
        <p className="mb-2.5 text-ink-muted text-sm">
          {countOf(run.entity, run.counters.read)} read
          {run.startedAt && run.endedAt
            ? ` in ${formatDuration(run.endedAt.getTime() - run.startedAt.getTime())}`
            : ""}
          , <RelativeTime value={run.endedAt ?? run.createdAt} />. Nothing was written.
        </p>
        <OutcomeTiles
          counters={run.counters}
          onShow={(outcome) => show({ state: [outcome], kind: null, issue: null })}
        />
      </section>
      <IssueGroups runId={run.id} onShow={(code) => show({ issue: [code], state: null, kind: null })} />
      <LimitsPanel run={run} />
      <div ref={records} className="scroll-mt-16">
        <DryRunRecords runId={run.id} entity={run.entity} />
      </div>
    </>
  );
}

function listed(parts: string[]): string {
  const words = parts.length > 1 ? `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}` : (parts[0] ?? "");
  const sentence = words.charAt(0).toUpperCase() + words.slice(1);
  const plural = parts.length > 1 || ["the filters", "the options"].includes(parts[0] ?? "");
  return `${sentence} ${plural ? "were" : "was"}`;
}

function Stopped({ run }: { run: RunDetail }) {
  return (
    <Alert state="broken" title="This dry run stopped before its end">
      {run.failure?.message ?? "The reason was not told."}
      {run.failure?.technical ? (
        <Disclosure summary="Technical part" className="mt-1.5">
          <CodeView value={run.failure.technical} label="technical part" />
        </Disclosure>
      ) : null}
    </Alert>
  );
}
