"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { SearchX } from "lucide-react";
import { LoadError } from "@/components/api/load-error";
import { useTRPC } from "@/components/api/trpc";
import { FacetFilter } from "@/components/data-table/facet-filter";
import { PAGE_SIZES } from "@/components/data-table/table-definition";
import { TableToolbar } from "@/components/data-table/table-toolbar";
import { useTableQuery } from "@/components/data-table/use-table-query";
import { useOrganisation } from "@/components/shell/organisation-context";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Pagination } from "@/components/ui/pagination";
import { Skeleton } from "@/components/ui/skeleton";
import { ROLES } from "@/server/domain/roles";
import { useAsksForClients } from "./clients-choice";
import { MemberRow } from "./member-row";
import { memberTable } from "./member-table";
import { ROLE_WORDS } from "./role-words";

const roleOptions = ROLES.map((value) => ({ value, label: ROLE_WORDS[value].word }));

/** A handful of people is found without searching. */
const SEARCH_FROM = 8;

export function MemberList() {
  const { slug: org } = useOrganisation();
  const trpc = useTRPC();
  const view = useTableQuery(memberTable);
  const tellsClients = useAsksForClients();
  const list = useQuery(
    trpc.member.list.queryOptions({ org, ...view.query }, { placeholderData: keepPreviousData }),
  );
  if (list.isError && !list.data) {
    return <LoadError what="The members" error={list.error} onRetry={() => void list.refetch()} />;
  }
  if (!list.data) return <Skeleton className="h-48 rounded-xl" />;
  const { members, owners, total } = list.data;
  const { page, pageSize, filters } = view.query;
  return (
    <div className="grid gap-3">
      {total >= SEARCH_FROM || view.narrowed ? (
        <TableToolbar view={view} searchLabel="Search by name or e-mail">
          <FacetFilter
            title="Role"
            options={roleOptions}
            value={filters.role}
            onChange={(values) => view.setFilter("role", values)}
          />
        </TableToolbar>
      ) : null}
      <Card aria-label="Members">
        {total === 0 ? (
          <EmptyState
            icon={SearchX}
            title="Nobody matches"
            actions={<Button onClick={view.clear}>Clear search and filters</Button>}
          >
            No member fits this search and these filters.
          </EmptyState>
        ) : (
          <ul className="divide-y">
            {members.map((member) => (
              <MemberRow
                key={member.id}
                member={member}
                lastOwner={member.role === "owner" && owners === 1}
                tellsClients={tellsClients || member.clients !== null}
              />
            ))}
          </ul>
        )}
      </Card>
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
    </div>
  );
}
