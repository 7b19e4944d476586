import { Lock } from "lucide-react";
import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { api, fetchOrNotFound, HydrateClient, prefetch } from "@/app/_trpc/server";
import { loadTableQuery } from "@/components/data-table/table-definition";
import { AuditLog } from "@/components/settings/audit/audit-log";
import { auditTable } from "@/components/settings/audit/audit-table";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";

export const metadata: Metadata = { title: "Audit log" };

export default async function AuditPage({
  params,
  searchParams,
}: {
  params: Promise<{ org: string }>;
  searchParams: Promise<SearchParams>;
}) {
  const { org } = await params;
  const { scopes } = await fetchOrNotFound(api.organisation.get.queryOptions({ org }));
  if (!scopes.includes("audit:read")) {
    return (
      <EmptyState page icon={Lock} title="For owners and admins">
        The audit log tells who did what, and from where. Ask an owner or admin of the organisation to look
        something up, or to make you an admin.
      </EmptyState>
    );
  }
  const people = await fetchOrNotFound(api.audit.people.queryOptions({ org }));
  const query = await loadTableQuery(auditTable(people), searchParams);
  await prefetch(api.audit.list.queryOptions({ org, ...query }));
  return (
    <>
      <PageHeader
        title="Audit log"
        description="Who did what, when and from where. Nothing of it can be changed or removed."
      />
      <HydrateClient>
        <AuditLog people={people} />
      </HydrateClient>
    </>
  );
}
