"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Store } from "lucide-react";
import { useQueryState } from "nuqs";
import { useMemo } from "react";
import { useTRPC } from "@/components/api/trpc";
import { DataTable } from "@/components/data-table/data-table";
import { FacetFilter } from "@/components/data-table/facet-filter";
import { TableToolbar } from "@/components/data-table/table-toolbar";
import { useTableQuery } from "@/components/data-table/use-table-query";
import { exportUrl } from "@/components/runs/export-url";
import { useMay, useOrganisation } from "@/components/shell/organisation-context";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { StateIcon } from "@/components/ui/state-badge";
import { CAUSE_GROUP_NAMES, NEEDS, type Need } from "@/server/domain/need";
import { boardColumns } from "./board-columns";
import { boardTable } from "./board-table";
import { boardVerdict, CAUSE_GROUP_WORDS, NEED_WORDS } from "./board-words";
import { ClientSheet } from "./client-sheet";
import { NeedTiles } from "./need-tiles";

const needOptions = NEEDS.map((value) => {
  const { state, word } = NEED_WORDS[value];
  return { value, label: word, icon: <StateIcon state={state} className="animate-none" /> };
});
const causeOptions = CAUSE_GROUP_NAMES.map((value) => ({ value, label: CAUSE_GROUP_WORDS[value] }));

const WHILE_RUNNING_MS = 5_000;
const AT_REST_MS = 60_000;

/** Which of my clients needs me today? The worst first, each with its cause. */
export function BoardList({ platforms }: { platforms: readonly { id: string; name: string }[] }) {
  const { slug: org } = useOrganisation();
  const trpc = useTRPC();
  const table = useMemo(() => boardTable(platforms), [platforms]);
  const mayExport = useMay("data:export");
  const view = useTableQuery(table);
  const [opened, setOpened] = useQueryState("client", { history: "push", scroll: false });
  const result = useQuery(
    trpc.board.list.queryOptions(
      { org, ...view.query },
      {
        placeholderData: keepPreviousData,
        refetchInterval: ({ state }) =>
          state.data?.rows.some(({ running }) => running > 0) ? WHILE_RUNNING_MS : AT_REST_MS,
      },
    ),
  );
  const columns = useMemo(() => boardColumns(org), [org]);
  const { filters, search } = view.query;
  const verdict = result.data ? boardVerdict(result.data.needs) : null;
  const setNeed = (need: Need[]) => view.setFilter("need", need);
  return (
    <>
      <PageHeader
        title="Board"
        description={
          verdict ? (
            <span className="inline-flex items-center gap-1.5" role="status">
              <StateIcon state={verdict.state} />
              {verdict.sentence}
            </span>
          ) : (
            "Which of your clients needs you today?"
          )
        }
      />
      <NeedTiles needs={result.data?.needs} chosen={filters.need} onChoose={setNeed} />
      <div className="grid gap-3">
        <TableToolbar
          view={view}
          searchLabel="Search by client"
          exportUrl={mayExport ? exportUrl("/api/exports/board", { org, q: search, ...filters }) : undefined}
        >
          <FacetFilter
            title="Need"
            options={needOptions}
            value={filters.need}
            onChange={(values) => view.setFilter("need", values)}
          />
          <FacetFilter
            title="Cause"
            options={causeOptions}
            value={filters.cause}
            onChange={(values) => view.setFilter("cause", values)}
          />
          <FacetFilter
            title="Platform"
            options={platforms.map(({ id, name }) => ({ value: id, label: name }))}
            value={filters.platform}
            onChange={(values) => view.setFilter("platform", values)}
          />
        </TableToolbar>
        <DataTable
          label="Clients"
          columns={columns}
          view={view}
          result={result}
          rowId={(row) => row.id}
          onOpen={(row) => void setOpened(row.id)}
          empty={<NoClients />}
        />
      </div>
      <ClientSheet
        clientId={opened}
        row={result.data?.rows.find(({ id }) => id === opened)}
        onClose={() => void setOpened(null)}
      />
    </>
  );
}

function NoClients() {
  const { slug } = useOrganisation();
  const mayAdd = useMay("client:manage");
  return (
    <EmptyState
      icon={Store}
      title="No clients yet"
      actions={
        mayAdd ? (
          <Button asChild variant="primary">
            <Link href={`/${slug}/clients`}>Add the first client</Link>
          </Button>
        ) : null
      }
    >
      A client is a merchant that you work for. Once it has its stores and an import, this page says each
      morning whether it needs you, and why.
    </EmptyState>
  );
}
