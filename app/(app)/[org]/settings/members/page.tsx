import { Lock } from "lucide-react";
import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { api, fetchOrNotFound, HydrateClient, prefetch } from "@/app/_trpc/server";
import { loadTableQuery } from "@/components/data-table/table-definition";
import { MemberSettings } from "@/components/members/member-settings";
import { memberTable } from "@/components/members/member-table";
import { EmptyState } from "@/components/ui/empty-state";

export const metadata: Metadata = { title: "Members" };

export default async function MembersPage({
  params,
  searchParams,
}: {
  params: Promise<{ org: string }>;
  searchParams: Promise<SearchParams>;
}) {
  const { org } = await params;
  const { scopes } = await fetchOrNotFound(api.organisation.get.queryOptions({ org }));
  if (!scopes.includes("member:read")) {
    return (
      <EmptyState page icon={Lock} title="For members who are there for all clients">
        You are here for single clients, so the other members are not listed. Ask an owner or admin of the
        organisation if you need to know who belongs to it.
      </EmptyState>
    );
  }
  const query = await loadTableQuery(memberTable, searchParams);
  await Promise.all([
    prefetch(api.member.list.queryOptions({ org, ...query })),
    prefetch(api.member.invitations.queryOptions({ org, page: 1 })),
  ]);
  return (
    <HydrateClient>
      <MemberSettings />
    </HydrateClient>
  );
}
