"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { ScrollText } from "lucide-react";
import { useMemo } from "react";
import { useTRPC } from "@/components/api/trpc";
import { DataTable } from "@/components/data-table/data-table";
import { FacetFilter } from "@/components/data-table/facet-filter";
import { TableToolbar } from "@/components/data-table/table-toolbar";
import { useTableQuery } from "@/components/data-table/use-table-query";
import { RUN_KIND_WORDS, RUN_STATUS_WORDS } from "@/components/imports/import-words";
import { useChosenClient, useNamesClients } from "@/components/shell/client-context";
import { useMay, useOrganisation } from "@/components/shell/organisation-context";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { formatCounted } from "@/components/ui/number";
import { StateIcon } from "@/components/ui/state-badge";
import { isRunEnded, RUN_KINDS, RUN_STATUSES, RUN_TRIGGERS } from "@/server/domain/run";
import { exportUrl } from "./export-url";
import { runColumns } from "./run-columns";
import { runTable, shownTriggers, toRunQuery } from "./run-table";
import { TRIGGER_WORDS } from "./run-words";

const statusOptions = RUN_STATUSES.map((value) => {
  const { state, word } = RUN_STATUS_WORDS[value];
  return { value, label: word, icon: <StateIcon state={state} className="animate-none" /> };
});
const kindOptions = RUN_KINDS.map((value) => ({ value, label: RUN_KIND_WORDS[value] }));

/** While something runs the list moves by itself. */
const POLL_MS = 3_000;

/** All runs of the organisation, or those of one import. */
export function RunList({ importId }: { importId?: string }) {
  const { slug: org } = useOrganisation();
  const trpc = useTRPC();
  const mayExport = useMay("data:export");
  const chosen = useChosenClient();
  // An import's own runs are all of one client.
  const clientId = importId ? undefined : chosen.clientId;
  const namesClients = useNamesClients() && !importId;
  const view = useTableQuery(runTable);
  const { filters, search } = view.query;
  const result = useQuery(
    trpc.run.list.queryOptions(
      { org, ...toRunQuery(view.query), importId, clientId },
      {
        placeholderData: keepPreviousData,
        refetchInterval: ({ state }) =>
          state.data?.rows.some((row) => !isRunEnded(row.status)) ? POLL_MS : false,
      },
    ),
  );
  const counts = useQuery(trpc.run.triggers.queryOptions({ org, importId, clientId })).data ?? {};
  const byWebhooks = counts.webhook ?? 0;
  const webhooksShown = filters.webhooks.length > 0;
  const showWebhooks = (shown: boolean) => view.setFilter("webhooks", shown ? ["shown"] : []);
  const columns = useMemo(
    () => runColumns({ ofOneImport: importId !== undefined, namesClients }),
    [importId, namesClients],
  );
  return (
    <div className="grid gap-3">
      <TableToolbar
        view={view}
        searchLabel={importId ? undefined : "Search by import"}
        exportUrl={
          mayExport
            ? exportUrl("/api/exports/runs", {
                org,
                importId,
                clientId,
                q: search,
                status: filters.status,
                kind: filters.kind,
                trigger: shownTriggers(filters),
              })
            : undefined
        }
      >
        <FacetFilter
          title="State"
          options={statusOptions}
          value={filters.status}
          onChange={(values) => view.setFilter("status", values)}
        />
        <FacetFilter
          title="Kind"
          options={kindOptions}
          value={filters.kind}
          onChange={(values) => view.setFilter("kind", values)}
        />
        <FacetFilter
          title="Started by"
          options={RUN_TRIGGERS.map((value) => ({
            value,
            label: TRIGGER_WORDS[value],
            count: counts[value] ?? 0,
          }))}
          value={filters.trigger}
          onChange={(values) => view.setFilter("trigger", values)}
        />
        {byWebhooks > 0 && filters.trigger.length === 0 ? (
          <Button variant="ghost" onClick={() => showWebhooks(!webhooksShown)}>
            {webhooksShown
              ? "Hide webhooks' runs"
              : `Show ${formatCounted(byWebhooks, "run by webhooks", "runs by webhooks")}`}
          </Button>
        ) : null}
      </TableToolbar>
      <DataTable
        label="Runs"
        columns={columns}
        view={view}
        result={result}
        rowId={(row) => row.id}
        rowHref={(row) => `/${org}/runs/${row.id}`}
        empty={
          byWebhooks > 0 ? (
            <OnlyWebhooks onShow={() => showWebhooks(true)} />
          ) : (
            <NoRuns of={importId ? "import" : clientId ? "client" : "organisation"} />
          )
        }
      />
    </div>
  );
}

function OnlyWebhooks({ onShow }: { onShow(): void }) {
  return (
    <EmptyState
      icon={ScrollText}
      title="Only webhooks have started runs"
      actions={<Button onClick={onShow}>Show them</Button>}
    >
      There may be very many of them, so they are listed when you ask for them.
    </EmptyState>
  );
}

const NO_RUNS = {
  import: "This import has not run yet",
  client: "Nothing has run for this client yet",
  organisation: "No runs yet",
};

function NoRuns({ of }: { of: keyof typeof NO_RUNS }) {
  const { addressOf } = useChosenClient();
  return (
    <EmptyState
      icon={ScrollText}
      title={NO_RUNS[of]}
      actions={
        of === "import" ? null : (
          <Button asChild variant="primary">
            <Link href={addressOf("/imports")}>Go to imports</Link>
          </Button>
        )
      }
    >
      A run brings records from the source into the target and keeps what became of each. Start with a dry
      run: it shows what would happen and writes nothing.
    </EmptyState>
  );
}
