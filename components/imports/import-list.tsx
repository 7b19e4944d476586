"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { ArrowLeftRight, Plus } from "lucide-react";
import { useMemo } from "react";
import { useTRPC } from "@/components/api/trpc";
import { DataTable } from "@/components/data-table/data-table";
import { FacetFilter } from "@/components/data-table/facet-filter";
import { TableToolbar } from "@/components/data-table/table-toolbar";
import { useTableQuery } from "@/components/data-table/use-table-query";
import { exportUrl } from "@/components/runs/export-url";
import { useChosenClient, useNamesClients } from "@/components/shell/client-context";
import { useMay, useOrganisation } from "@/components/shell/organisation-context";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { StateIcon } from "@/components/ui/state-badge";
import { IMPORT_LIST_STATES } from "@/server/domain/import-list";
import { importColumns } from "./import-columns";
import { importTable } from "./import-table";
import { IMPORT_STATE_WORDS } from "./import-words";

const stateOptions = IMPORT_LIST_STATES.map((value) => {
  const { state, word } = IMPORT_STATE_WORDS[value];
  return { value, label: word, icon: <StateIcon state={state} className="animate-none" /> };
});

/** While something runs the list moves by itself. */
const POLL_MS = 4_000;

export function ImportList() {
  const { slug } = useOrganisation();
  const { clientId } = useChosenClient();
  const namesClients = useNamesClients();
  const trpc = useTRPC();
  const mayExport = useMay("data:export");
  const view = useTableQuery(importTable);
  const result = useQuery(
    trpc.import.list.queryOptions(
      { org: slug, ...view.query, clientId },
      {
        placeholderData: keepPreviousData,
        refetchInterval: ({ state }) =>
          state.data?.rows.some((row) => row.state === "running") ? POLL_MS : false,
      },
    ),
  );
  const columns = useMemo(() => importColumns({ org: slug, namesClients }), [slug, namesClients]);
  return (
    <>
      <PageHeader
        title="Imports"
        description="What is brought from which store into which, and how it went last time."
        actions={<NewImportButton />}
      />
      <div className="grid gap-3">
        <TableToolbar
          view={view}
          searchLabel="Search by name or store"
          exportUrl={
            mayExport
              ? exportUrl("/api/exports/imports", {
                  org: slug,
                  clientId,
                  q: view.query.search,
                  ...view.query.filters,
                })
              : undefined
          }
        >
          <FacetFilter
            title="State"
            options={stateOptions}
            value={view.query.filters.state}
            onChange={(values) => view.setFilter("state", values)}
          />
        </TableToolbar>
        <DataTable
          label="Imports"
          columns={columns}
          view={view}
          result={result}
          rowId={(row) => row.id}
          rowHref={(row) => `/${slug}/imports/${row.id}`}
          empty={<NoImports ofClient={clientId !== undefined} />}
        />
      </div>
    </>
  );
}

function NewImportButton() {
  const { slug } = useOrganisation();
  if (!useMay("import:manage")) return null;
  return (
    <Button asChild variant="primary">
      <Link href={`/${slug}/imports/new`}>
        <Plus aria-hidden />
        New import
      </Link>
    </Button>
  );
}

function NoImports({ ofClient }: { ofClient: boolean }) {
  return (
    <EmptyState
      icon={ArrowLeftRight}
      title={ofClient ? "This client has no import yet" : "No imports yet"}
      actions={<NewImportButton />}
    >
      An import says what is brought from a BigCommerce store into a WooCommerce store. The wizard asks for
      both stores, shows the mapping on your own data, and does a dry run before anything is written.
    </EmptyState>
  );
}
