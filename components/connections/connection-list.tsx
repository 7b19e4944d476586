"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Plug, Plus, SearchX } from "lucide-react";
import { LoadError } from "@/components/api/load-error";
import { useTRPC } from "@/components/api/trpc";
import { FacetFilter } from "@/components/data-table/facet-filter";
import { PAGE_SIZES } from "@/components/data-table/table-definition";
import { TableToolbar } from "@/components/data-table/table-toolbar";
import { useTableQuery } from "@/components/data-table/use-table-query";
import { useChosenClient, useNamesClients } from "@/components/shell/client-context";
import { useMay, useOrganisation } from "@/components/shell/organisation-context";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Skeleton } from "@/components/ui/skeleton";
import { StateIcon } from "@/components/ui/state-badge";
import { CONNECTION_STATUSES } from "@/server/domain/connection";
import { ConnectionCard } from "./connection-card";
import { connectionState } from "./connection-state";
import { connectionTable } from "./connection-table";

const gridClasses = "grid gap-4 md:grid-cols-2 xl:grid-cols-3";

const statusOptions = CONNECTION_STATUSES.map((value) => {
  const { state, word } = connectionState({ status: value, check: null });
  return { value, label: word, icon: <StateIcon state={state} /> };
});

export function ConnectionList() {
  const { slug: org } = useOrganisation();
  const { clientId } = useChosenClient();
  const namesClients = useNamesClients();
  const mayManage = useMay("connection:manage");
  const trpc = useTRPC();
  const view = useTableQuery(connectionTable);
  const list = useQuery(
    trpc.connection.page.queryOptions(
      { org, ...view.query, clientId },
      { placeholderData: keepPreviousData },
    ),
  );
  const add = mayManage ? (
    <Button asChild variant="primary">
      <Link href={`/${org}/connections/new`}>
        <Plus aria-hidden />
        New connection
      </Link>
    </Button>
  ) : null;
  const total = list.data?.total ?? 0;
  const { page, pageSize, filters } = view.query;
  // A handful is taken in at a glance.
  const many = total > PAGE_SIZES[0] || view.narrowed;
  return (
    <>
      <PageHeader
        title="Connections"
        description="The stores that PrimeLink reads from and writes to."
        actions={total > 0 || view.narrowed ? add : null}
      />
      {many ? (
        <TableToolbar view={view} searchLabel={namesClients ? "Search by name or client" : "Search by name"}>
          <FacetFilter
            title="State"
            options={statusOptions}
            value={filters.status}
            onChange={(values) => view.setFilter("status", values)}
          />
        </TableToolbar>
      ) : null}
      {list.error && !list.data ? (
        <LoadError what="The connections" error={list.error} onRetry={() => void list.refetch()} />
      ) : !list.data ? (
        <div className={gridClasses}>
          {[0, 1, 2].map((index) => (
            <Skeleton key={index} className="h-48 rounded-xl" />
          ))}
        </div>
      ) : total === 0 ? (
        <div className="rounded-xl border bg-surface shadow-card">
          {view.narrowed ? (
            <EmptyState
              icon={SearchX}
              title="Nothing matches"
              actions={<Button onClick={view.clear}>Clear search and filters</Button>}
            >
              No connection fits this search and these filters.
            </EmptyState>
          ) : (
            <EmptyState
              icon={Plug}
              title={clientId ? "This client has no connection yet" : "Connect your first store"}
              actions={add}
            >
              An import needs two: the BigCommerce store that it reads from, and the WooCommerce store that it
              writes to. Start with either.
            </EmptyState>
          )}
        </div>
      ) : (
        <ul className={gridClasses}>
          {list.data.rows.map((connection) => (
            <li key={connection.id}>
              <ConnectionCard
                connection={connection}
                href={`/${org}/connections/${connection.id}`}
                namesClient={namesClients}
              />
            </li>
          ))}
        </ul>
      )}
      {total > PAGE_SIZES[0] ? (
        <Pagination
          page={page}
          pageSize={pageSize}
          pageSizes={PAGE_SIZES}
          total={total}
          onPage={view.setPage}
          onPageSize={view.setPageSize}
        />
      ) : null}
    </>
  );
}
