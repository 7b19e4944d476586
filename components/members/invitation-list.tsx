"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link2, Mail, MailPlus } from "lucide-react";
import { useState } from "react";
import { LoadError } from "@/components/api/load-error";
import { useTRPC } from "@/components/api/trpc";
import { PAGE_SIZES } from "@/components/data-table/table-definition";
import { useOrganisation } from "@/components/shell/organisation-context";
import { Card, CardHeader } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Pagination } from "@/components/ui/pagination";
import { RelativeTime } from "@/components/ui/relative-time";
import { Skeleton } from "@/components/ui/skeleton";
import { StateBadge } from "@/components/ui/state-badge";
import { clientsInWords } from "@/server/domain/named-clients";
import { useAsksForClients } from "./clients-choice";
import { InvitationMenu } from "./invitation-menu";
import { type Invitation, ROLE_WORDS } from "./role-words";

/** What nobody has accepted yet, with the time it has left. */
export function InvitationList() {
  const { slug: org } = useOrganisation();
  const trpc = useTRPC();
  const [page, setPage] = useState(1);
  const list = useQuery(
    trpc.member.invitations.queryOptions({ org, page }, { placeholderData: keepPreviousData }),
  );
  return (
    <Card aria-label="Invitations">
      <CardHeader title="Invitations" description="Each works once, for seven days." />
      {list.isError && !list.data ? (
        <div className="border-t p-4">
          <LoadError what="The invitations" error={list.error} onRetry={() => void list.refetch()} />
        </div>
      ) : !list.data ? (
        <div className="border-t p-4">
          <Skeleton className="h-11 w-full" />
        </div>
      ) : list.data.invitations.length === 0 ? (
        <EmptyState icon={MailPlus} title="Nobody is invited" className="border-t py-8">
          Invite those who work with you, each with the role that their work needs.
        </EmptyState>
      ) : (
        <ul className="divide-y border-t">
          {list.data.invitations.map((invitation) => (
            <InvitationRow key={invitation.id} invitation={invitation} />
          ))}
        </ul>
      )}
      {list.data && list.data.total > PAGE_SIZES[0] ? (
        <div className="border-t px-4 py-3">
          <Pagination
            page={page}
            pageSize={PAGE_SIZES[0]}
            pageSizes={[PAGE_SIZES[0]]}
            total={list.data.total}
            onPage={setPage}
            onPageSize={() => setPage(1)}
          />
        </div>
      ) : null}
    </Card>
  );
}

function InvitationRow({ invitation }: { invitation: Invitation }) {
  const tellsClients = useAsksForClients(invitation.clients !== null);
  const { email, role, clients, invitedBy, createdAt, expiresAt, expired, manageable } = invitation;
  const Icon = email ? Mail : Link2;
  return (
    <li className="flex items-center gap-3 px-4 py-3">
      <Icon className="size-4 shrink-0 text-ink-faint max-sm:hidden" aria-hidden />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="truncate font-medium text-sm">{email ?? "By link"}</span>
          {expired ? <StateBadge state="attention">Expired</StateBadge> : null}
        </p>
        <p className="text-ink-muted text-xs">
          {ROLE_WORDS[role].word}
          {tellsClients ? <> for {clients ? clientsInWords(clients) : "all clients"}</> : null} · invited
          {invitedBy ? ` by ${invitedBy}` : ""} <RelativeTime value={createdAt} /> ·{" "}
          {expired ? "expired" : "expires"} <RelativeTime value={expiresAt} />
        </p>
      </div>
      {manageable ? <InvitationMenu invitation={invitation} /> : null}
    </li>
  );
}
