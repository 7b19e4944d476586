"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { RowSelectionState } from "@tanstack/react-table";
import { ListTree } from "lucide-react";
import { useMemo, useState } from "react";
import { useTRPC } from "@/components/api/trpc";
import { DataTable } from "@/components/data-table/data-table";
import { FacetFilter } from "@/components/data-table/facet-filter";
import { TableToolbar } from "@/components/data-table/table-toolbar";
import { useTableQuery } from "@/components/data-table/use-table-query";
import { RunStatusBadge } from "@/components/imports/run-status";
import { useMay, useOrganisation } from "@/components/shell/organisation-context";
import { EmptyState } from "@/components/ui/empty-state";
import { formatCount, formatCounted } from "@/components/ui/number";
import { PageHeader } from "@/components/ui/page-header";
import { StateIcon } from "@/components/ui/state-badge";
import { isRunEnded, RECORD_STATES, type RunKind } from "@/server/domain/run";
import { exportUrl } from "./export-url";
import { recordColumns } from "./record-columns";
import { RecordSelection } from "./record-selection";
import { recordTable } from "./record-table";
import { recordAddress } from "./record-view";
import {
  RECORD_KIND_WORDS,
  RECORD_STATE_WORDS,
  recordKindsOf,
  recordStateWord,
  SEARCH_WORDS,
} from "./run-words";

function stateOptions(kind: RunKind) {
  return RECORD_STATES.map((value) => ({
    value,
    label: recordStateWord(value, kind),
    icon: <StateIcon state={RECORD_STATE_WORDS[value].state} className="animate-none" />,
  }));
}

const POLL_MS = 3_000;

/** The records of one run. */
export function RecordList({ runId }: { runId: string }) {
  const { slug: org } = useOrganisation();
  const trpc = useTRPC();
  const mayExport = useMay("data:export");
  const view = useTableQuery(recordTable);
  const { filters, search } = view.query;
  const run = useQuery(trpc.run.get.queryOptions({ org, runId }));
  const running = run.data !== undefined && !isRunEnded(run.data.status);
  const kind = run.data?.kind ?? "full";
  const entity = run.data?.entity ?? "products";
  const issues = useQuery(trpc.run.issues.queryOptions({ org, runId }));
  const result = useQuery(
    trpc.run.records.queryOptions(
      { org, runId, ...view.query },
      { placeholderData: keepPreviousData, refetchInterval: running ? POLL_MS : false },
    ),
  );
  const [selection, setSelection] = useState<RowSelectionState>({});
  const mayRetry = useMay("run:retry") && run.data !== undefined && !running && kind !== "dry_run";
  const columns = useMemo(() => recordColumns({ kind, entity }), [kind, entity]);
  const issueOptions = [
    ...new Map(
      (issues.data ?? []).map(({ code, title, records }) => [
        code,
        { value: code, label: title, count: records },
      ]),
    ).values(),
  ];
  return (
    <>
      <PageHeader
        title="Records"
        badge={run.data ? <RunStatusBadge status={run.data.status} /> : null}
        description={
          result.data ? (
            <span className="tabular-nums">
              {formatCount(result.data.total)}
              {result.data.capped ? "+" : ""} {view.narrowed ? "records match" : "records of this run"}
              {run.data ? ` · ${run.data.importName}` : ""}
            </span>
          ) : (
            (run.data?.importName ?? "…")
          )
        }
      />
      <div className="grid gap-3">
        <TableToolbar
          view={view}
          searchLabel={SEARCH_WORDS[entity]}
          exportUrl={
            mayExport
              ? exportUrl(`/api/exports/runs/${runId}/records`, { org, q: search, ...filters })
              : undefined
          }
        >
          <FacetFilter
            title="Outcome"
            options={stateOptions(kind)}
            value={filters.state}
            onChange={(values) => view.setFilter("state", values)}
          />
          {recordKindsOf(entity).length > 1 ? (
            <FacetFilter
              title="Kind"
              options={recordKindsOf(entity).map((value) => ({ value, label: RECORD_KIND_WORDS[value].one }))}
              value={filters.kind}
              onChange={(values) => view.setFilter("kind", values)}
            />
          ) : null}
          {issueOptions.length > 0 ? (
            <FacetFilter
              title="Issue"
              options={issueOptions}
              value={filters.issue}
              onChange={(values) => view.setFilter("issue", values)}
            />
          ) : null}
        </TableToolbar>
        <DataTable
          label="Records"
          columns={columns}
          view={view}
          result={result}
          rowId={(row) => row.id}
          rowHref={(row) => recordAddress(org, runId, row.id, view.query)}
          empty={
            run.data?.recordsRemoved ? (
              <EmptyState icon={ListTree} title="These records were removed">
                Your organisation keeps records for {formatCounted(run.data.recordsRemoved.keepDays, "day")}.
                The run's numbers and its log are still on its page.
              </EmptyState>
            ) : (
              <EmptyState icon={ListTree} title={running ? "Nothing read yet" : "This run has no records"}>
                {running
                  ? "Records appear here as they are read from the source."
                  : "It ended before anything was read, or the import's filters left nothing."}
              </EmptyState>
            )
          }
          selection={
            mayRetry ? { value: selection, onChange: setSelection, label: (row) => row.title } : undefined
          }
        />
      </div>
      {mayRetry ? (
        <RecordSelection runId={runId} selection={selection} onClear={() => setSelection({})} />
      ) : null}
    </>
  );
}
