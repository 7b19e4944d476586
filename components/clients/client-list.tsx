"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Plus, Store } from "lucide-react";
import { useMemo, useState } from "react";
import { useTRPC } from "@/components/api/trpc";
import { DataTable } from "@/components/data-table/data-table";
import { FacetFilter } from "@/components/data-table/facet-filter";
import { TableToolbar } from "@/components/data-table/table-toolbar";
import { useTableQuery } from "@/components/data-table/use-table-query";
import { exportUrl } from "@/components/runs/export-url";
import { useMay, useOrganisation } from "@/components/shell/organisation-context";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { clientColumns } from "./client-columns";
import { clientTable } from "./client-table";
import { NewClientDialog } from "./name-dialog";

const lackOptions = [
  { value: "connections", label: "No connection yet" },
  { value: "imports", label: "No import yet" },
];

/** Whom the agency works for. */
export function ClientList() {
  const { slug: org, kind } = useOrganisation();
  const mayManage = useMay("client:manage");
  const mayExport = useMay("data:export");
  const tellsMembers = useMay("member:read");
  const trpc = useTRPC();
  const view = useTableQuery(clientTable);
  const [adding, setAdding] = useState(false);
  const result = useQuery(
    trpc.client.list.queryOptions({ org, ...view.query }, { placeholderData: keepPreviousData }),
  );
  const columns = useMemo(
    () => clientColumns({ org, tellsMembers, mayManage }),
    [org, tellsMembers, mayManage],
  );
  const add =
    mayManage && kind === "agency" ? (
      <Button variant="primary" onClick={() => setAdding(true)}>
        <Plus aria-hidden />
        New client
      </Button>
    ) : null;
  const { search, filters } = view.query;
  return (
    <>
      <PageHeader
        title="Clients"
        description="Whom you run stores for. Connections and imports belong to one of them."
        actions={add}
      />
      <div className="grid gap-3">
        <TableToolbar
          view={view}
          searchLabel="Search by name"
          exportUrl={
            mayExport ? exportUrl("/api/exports/clients", { org, q: search, ...filters }) : undefined
          }
        >
          <FacetFilter
            title="Not set up"
            options={lackOptions}
            value={filters.lacks}
            onChange={(values) => view.setFilter("lacks", values)}
          />
        </TableToolbar>
        <DataTable
          label="Clients"
          columns={columns}
          view={view}
          result={result}
          rowId={(row) => row.id}
          rowHref={(row) => `/${org}/clients/${row.id}`}
          empty={
            <EmptyState icon={Store} title="No clients yet" actions={add}>
              A client is a shop that you work for. Add the first one, then connect its two stores: whatever
              you make belongs to it, and you can let its people see it alone.
            </EmptyState>
          }
        />
      </div>
      <NewClientDialog open={adding} onOpenChange={setAdding} />
    </>
  );
}
