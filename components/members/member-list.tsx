"use client";

import { useQuery } from "@tanstack/react-query";
import { LoadError } from "@/components/api/load-error";
import { useTRPC } from "@/components/api/trpc";
import { useOrganisation } from "@/components/shell/organisation-context";
import { Card } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import { MemberRow } from "./member-row";

export function MemberList() {
  const { slug: org } = useOrganisation();
  const trpc = useTRPC();
  const list = useQuery(trpc.member.list.queryOptions({ org }));
  if (list.isError) {
    return <LoadError what="The members" error={list.error} onRetry={() => void list.refetch()} />;
  }
  if (!list.data) return <Skeleton className="h-48 rounded-xl" />;
  const { members, owners } = list.data;
  return (
    <Card aria-label="Members">
      <ul className="divide-y">
        {members.map((member) => (
          <MemberRow key={member.id} member={member} lastOwner={member.role === "owner" && owners === 1} />
        ))}
      </ul>
    </Card>
  );
}
