"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { LifeBuoy } from "lucide-react";
import { useState } from "react";
import { toast } from "sonner";
import { sentenceOf } from "@/components/api/error-sentence";
import { LoadError } from "@/components/api/load-error";
import { type RouterOutputs, useTRPC } from "@/components/api/trpc";
import { useMay, useOrganisation } from "@/components/shell/organisation-context";
import { lengthWord, STANDING_WORDS } from "@/components/support/access-words";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { RelativeTime } from "@/components/ui/relative-time";
import { Skeleton } from "@/components/ui/skeleton";
import { StateBadge } from "@/components/ui/state-badge";
import { GrantDialog } from "./grant-dialog";

export type SupportAccess = RouterOutputs["supportAccess"]["list"][number];

const POLL_MS = 30_000;

/** Who of PrimeLink's support has asked to look into this organisation, and who may. */
export function SupportSettings() {
  const { slug: org } = useOrganisation();
  const trpc = useTRPC();
  const query = useQuery(trpc.supportAccess.list.queryOptions({ org }, { refetchInterval: POLL_MS }));
  return (
    <>
      <PageHeader
        title="Support"
        description="PrimeLink's support sees that a run failed, and nothing of its records. To look further they ask here; you decide what they may see, and until when."
      />
      <Card aria-label="Support access">
        {query.error && !query.data ? (
          <div className="p-4">
            <LoadError what="Support access" error={query.error} onRetry={() => void query.refetch()} />
          </div>
        ) : !query.data ? (
          <div className="grid gap-3 p-4">
            {[0, 1].map((line) => (
              <Skeleton key={line} className="h-14 w-full" />
            ))}
          </div>
        ) : query.data.length === 0 ? (
          <EmptyState icon={LifeBuoy} title="Nobody has asked for access">
            When support asks, owners and admins are told here, on the overview and by mail.
          </EmptyState>
        ) : (
          <ul className="divide-y">
            {query.data.map((access) => (
              <AccessRow key={access.id} access={access} />
            ))}
          </ul>
        )}
      </Card>
    </>
  );
}

function AccessRow({ access }: { access: SupportAccess }) {
  const { slug } = useOrganisation();
  const { state, word } = STANDING_WORDS[access.standing];
  return (
    <li className="flex flex-wrap items-start gap-x-6 gap-y-2 px-4 py-3">
      <div className="min-w-0 flex-1 basis-72">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="font-medium text-sm [overflow-wrap:anywhere]">{access.supporter}</span>
          <StateBadge state={state} className="[&_svg]:animate-none">
            {word}
          </StateBadge>
        </p>
        <p className="mt-0.5 text-sm [overflow-wrap:anywhere]">{access.reason}</p>
        <p className="mt-1 text-ink-muted text-xs">
          Asked <RelativeTime value={access.askedAt} /> for {lengthWord(access.minutes)}, to look into{" "}
          {access.client}
          {access.wantsPersonalData ? " and shoppers' personal data" : ""}.{" "}
          {access.runId ? (
            <Link
              href={`/${slug}/runs/${access.runId}`}
              className="focus-ring rounded text-accent-text underline underline-offset-2"
            >
              The run
            </Link>
          ) : null}
        </p>
        <Answer access={access} />
      </div>
      <AccessActs access={access} />
    </li>
  );
}

function Answer({ access }: { access: SupportAccess }) {
  const { standing, decidedBy, decidedAt, expiresAt, endedAt, personalData } = access;
  const by = decidedBy ? ` by ${decidedBy}` : "";
  if (standing === "asked") return null;
  return (
    <p className="mt-0.5 text-ink-muted text-xs">
      {decidedAt ? (
        <>
          {standing === "declined" ? "Declined" : "Granted"}
          {by} <RelativeTime value={decidedAt} />
          {standing === "declined" ? "." : `, personal data ${personalData ? "shown" : "hidden"}.`}
        </>
      ) : null}
      {standing === "granted" && expiresAt ? (
        <>
          {" "}
          Ends <RelativeTime value={expiresAt} />.
        </>
      ) : null}
      {standing === "ended" && endedAt ? (
        <>
          {" "}
          {decidedAt ? "Ended" : "Taken back"} <RelativeTime value={endedAt} />.
        </>
      ) : null}
    </p>
  );
}

function AccessActs({ access }: { access: SupportAccess }) {
  const { slug: org } = useOrganisation();
  const mayManage = useMay("support:manage");
  const trpc = useTRPC();
  const client = useQueryClient();
  const [asking, setAsking] = useState<"grant" | "end" | null>(null);
  const options = {
    onError: (error: unknown) => void toast.error(sentenceOf(error)),
    onSettled: async () => {
      setAsking(null);
      await client.invalidateQueries(trpc.supportAccess.pathFilter());
    },
  };
  const decline = useMutation(trpc.supportAccess.decline.mutationOptions(options));
  const end = useMutation(trpc.supportAccess.end.mutationOptions(options));
  if (!mayManage) return null;
  const ofWhom = <span className="sr-only">{` of ${access.supporter}, ${access.client}`}</span>;
  if (access.standing === "asked") {
    return (
      <div className="flex flex-wrap gap-2">
        <Button
          size="sm"
          pending={decline.isPending}
          onClick={() => decline.mutate({ org, accessId: access.id })}
        >
          Decline
          {ofWhom}
        </Button>
        <Button size="sm" variant="primary" onClick={() => setAsking("grant")}>
          Grant access
          {ofWhom}
        </Button>
        <GrantDialog access={access} open={asking === "grant"} onClose={() => setAsking(null)} />
      </div>
    );
  }
  if (access.standing !== "granted") return null;
  return (
    <>
      <Button size="sm" onClick={() => setAsking("end")}>
        End access
        {ofWhom}
      </Button>
      <ConfirmDialog
        open={asking === "end"}
        onOpenChange={(open) => setAsking(open ? "end" : null)}
        title={`End the access of ${access.supporter}?`}
        description={`They see nothing of ${access.client} any more, at once. What they wrote stays on its runs.`}
        confirmLabel="End access"
        pending={end.isPending}
        onConfirm={() => end.mutate({ org, accessId: access.id })}
      />
    </>
  );
}
