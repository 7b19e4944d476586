"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { PackageOpen } from "lucide-react";
import { usePathname, useSearchParams } from "next/navigation";
import { parseAsString, useQueryState } from "nuqs";
import { type MouseEvent, type ReactNode, useMemo } from "react";
import { type RouterOutputs, useTRPC } from "@/components/api/trpc";
import type { DataColumn } from "@/components/data-table/data-column";
import { DataTable } from "@/components/data-table/data-table";
import { FacetFilter } from "@/components/data-table/facet-filter";
import { TableToolbar } from "@/components/data-table/table-toolbar";
import { useTableQuery } from "@/components/data-table/use-table-query";
import { ENTITY_WORDS } from "@/components/imports/import-words";
import { exportUrl } from "@/components/runs/export-url";
import { RECORD_KIND_WORDS, recordKindsOf, SEARCH_WORDS } from "@/components/runs/run-words";
import { useMay, useOrganisation } from "@/components/shell/organisation-context";
import { EmptyState } from "@/components/ui/empty-state";
import { Money } from "@/components/ui/money";
import { StateIcon } from "@/components/ui/state-badge";
import { type Entity, RECORD_KIND_OF } from "@/server/domain/entity";
import { ISSUE_CATALOGUE } from "@/server/domain/issue";
import { dryRunTable } from "./dry-run-table";
import { OUTCOME_WORDS, OUTCOMES, OutcomeIcon, OutcomeText } from "./outcomes";
import { RecordSheet } from "./record-sheet";

type RecordRow = RouterOutputs["run"]["records"]["rows"][number];

const columnsOf = (entity: Entity): DataColumn<RecordRow, "seq" | "title" | "sku">[] => [
  {
    id: "title",
    header: "Record",
    sort: "title",
    primary: true,
    className: "max-w-80",
    cell: (row) => <span className="block truncate font-medium">{row.title}</span>,
  },
  entity === "orders"
    ? {
        id: "amount",
        header: "Total",
        align: "right",
        cell: (row) =>
          row.amount ? <Money amount={row.amount} /> : <span className="text-ink-faint">none</span>,
      }
    : {
        id: "sku",
        header: entity === "products" ? "SKU" : "E-mail",
        sort: "sku",
        className: "max-w-56 truncate text-ink-muted",
        cell: (row) => row.sku ?? <span className="text-ink-faint">none</span>,
      },
  {
    id: "outcome",
    header: "Would be",
    cell: (row) => <OutcomeText state={row.state} />,
  },
  {
    id: "issues",
    header: "Issues",
    phone: "bare",
    className: "max-w-72",
    cell: (row) => <Issues issues={row.issues} />,
  },
];

/** Every record of the dry run; opened, each shows its differences field by field. */
export function DryRunRecords({ runId, entity }: { runId: string; entity: Entity }) {
  const { slug } = useOrganisation();
  const trpc = useTRPC();
  const mayExport = useMay("data:export");
  const view = useTableQuery(dryRunTable);
  const pathname = usePathname();
  const address = useSearchParams();
  const [open, setOpen] = useQueryState("record", parseAsString.withOptions({ history: "push" }));
  const { filters } = view.query;
  // Categories and brands were read too; what a person looks for here are products.
  const kinds = filters.kind.length > 0 ? filters.kind : [RECORD_KIND_OF[entity]];
  const offered = recordKindsOf(entity);
  const columns = useMemo(() => columnsOf(entity), [entity]);
  const { one } = ENTITY_WORDS[entity];
  const result = useQuery(
    trpc.run.records.queryOptions(
      {
        org: slug,
        runId,
        ...view.query,
        filters: { ...filters, kind: kinds },
      },
      { placeholderData: keepPreviousData },
    ),
  );
  const hrefOf = (row: RecordRow) => {
    const next = new URLSearchParams(address);
    next.set("record", row.id);
    return `${pathname}?${next.toString()}`;
  };
  /** Opens at once: the address is for sharing, and no page has to be fetched for it. */
  const openHere = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || !(event.target instanceof Element)) return;
    const id = new URL(event.target.closest("a")?.href ?? "about:blank").searchParams.get("record");
    if (!id) return;
    event.preventDefault();
    void setOpen(id);
  };
  return (
    <section aria-label="Records" className="grid gap-3" onClickCapture={openHere}>
      <h2 className="font-semibold text-base">Record by record</h2>
      <TableToolbar
        view={view}
        searchLabel={SEARCH_WORDS[entity]}
        exportUrl={
          mayExport
            ? exportUrl(`/api/exports/runs/${runId}/records`, {
                org: slug,
                q: view.query.search,
                ...filters,
                kind: kinds,
              })
            : undefined
        }
      >
        <FacetFilter
          title="Would be"
          options={OUTCOMES.map((value) => ({
            value,
            label: OUTCOME_WORDS[value].word,
            icon: <OutcomeIcon outcome={value} />,
          }))}
          value={filters.state}
          onChange={(values) => view.setFilter("state", values)}
        />
        <IssueFilter
          runId={runId}
          value={filters.issue}
          onChange={(values) => view.setFilter("issue", values)}
        />
        {offered.length > 1 ? (
          <FacetFilter
            title="Kind"
            options={offered.map((value) => ({ value, label: RECORD_KIND_WORDS[value].many }))}
            value={filters.kind}
            onChange={(values) => view.setFilter("kind", values)}
          />
        ) : null}
      </TableToolbar>
      <DataTable
        label="Records"
        columns={columns}
        view={view}
        result={result}
        rowId={(row) => row.id}
        rowHref={hrefOf}
        empty={
          <EmptyState icon={PackageOpen} title={`No ${one} was read`}>
            The source has no {one} that the filters let through, or the dry run stopped before the first one.
          </EmptyState>
        }
      />
      <RecordSheet recordId={open} onClose={() => void setOpen(null)} />
    </section>
  );
}

/** Offers the issues that this dry run has, not the whole closed list. */
function IssueFilter({
  runId,
  value,
  onChange,
}: {
  runId: string;
  value: readonly string[];
  onChange(values: string[]): void;
}) {
  const { slug } = useOrganisation();
  const trpc = useTRPC();
  const groups = useQuery(trpc.run.issues.queryOptions({ org: slug, runId }));
  if (!groups.data || (groups.data.length === 0 && value.length === 0)) return null;
  return (
    <FacetFilter
      title="Issue"
      options={groups.data.map(({ code, records }) => ({
        value: code,
        label: ISSUE_CATALOGUE[code].title,
        count: records,
      }))}
      value={value}
      onChange={onChange}
    />
  );
}

function Issues({ issues }: { issues: RecordRow["issues"] }): ReactNode {
  const [first, ...others] = issues;
  if (!first) return <span className="text-ink-faint max-md:hidden">none</span>;
  return (
    <span className="flex min-w-0 items-center gap-1.5 text-ink-muted">
      <StateIcon state={first.severity === "error" ? "broken" : "attention"} />
      <span className="truncate">{first.title}</span>
      {others.length > 0 ? <span className="shrink-0 text-xs">and {others.length} more</span> : null}
    </span>
  );
}
