"use client";

import { useQuery } from "@tanstack/react-query";
import { Link2, Mail, MailPlus } from "lucide-react";
import { LoadError } from "@/components/api/load-error";
import { useTRPC } from "@/components/api/trpc";
import { useOrganisation } from "@/components/shell/organisation-context";
import { Card, CardHeader } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { RelativeTime } from "@/components/ui/relative-time";
import { Skeleton } from "@/components/ui/skeleton";
import { StateBadge } from "@/components/ui/state-badge";
import { InvitationMenu } from "./invitation-menu";
import { type Invitation, ROLE_WORDS } from "./role-words";

/** What nobody has accepted yet, with the time it has left. */
export function InvitationList() {
  const { slug: org } = useOrganisation();
  const trpc = useTRPC();
  const list = useQuery(trpc.member.invitations.queryOptions({ org }));
  return (
    <Card aria-label="Invitations">
      <CardHeader title="Invitations" description="Each works once, for seven days." />
      {list.isError ? (
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
    </Card>
  );
}

function InvitationRow({ invitation }: { invitation: Invitation }) {
  const { email, role, invitedBy, createdAt, expiresAt, expired, manageable } = invitation;
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
          {ROLE_WORDS[role].word} · invited{invitedBy ? ` by ${invitedBy}` : ""}{" "}
          <RelativeTime value={createdAt} /> · {expired ? "expired" : "expires"}{" "}
          <RelativeTime value={expiresAt} />
        </p>
      </div>
      {manageable ? <InvitationMenu invitation={invitation} /> : null}
    </li>
  );
}
