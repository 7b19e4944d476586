"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { ArrowRight, KeyRound } from "lucide-react";
import { useState } from "react";
import { toast } from "sonner";
import { sentenceOf } from "@/components/api/error-sentence";
import { LoadError } from "@/components/api/load-error";
import { type RouterOutputs, useTRPC } from "@/components/api/trpc";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { RelativeTime } from "@/components/ui/relative-time";
import { Skeleton } from "@/components/ui/skeleton";
import { StateBadge } from "@/components/ui/state-badge";
import { lengthWord, STANDING_WORDS } from "./access-words";

type OwnAccess = RouterOutputs["support"]["accesses"][number];

const POLL_MS = 30_000;

/** What the person has asked for, and where they may go now. */
export function OwnAccesses() {
  const trpc = useTRPC();
  const query = useQuery(trpc.support.accesses.queryOptions(undefined, { refetchInterval: POLL_MS }));
  if (query.error && !query.data) {
    return <LoadError what="Your access" error={query.error} onRetry={() => void query.refetch()} />;
  }
  if (!query.data) return <Skeleton className="h-40 rounded-xl" />;
  return (
    <Card aria-label="Your access">
      {query.data.length === 0 ? (
        <EmptyState
          icon={KeyRound}
          title="You have asked for no access yet"
          actions={
            <Button asChild variant="primary">
              <Link href="/support">Go to the queue</Link>
            </Button>
          }
        >
          Ask from a run in the queue. The organisation decides, and for how long.
        </EmptyState>
      ) : (
        <ul className="divide-y">
          {query.data.map((access) => (
            <AccessRow key={access.id} access={access} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function AccessRow({ access }: { access: OwnAccess }) {
  const { standing } = access;
  const { state, word } = STANDING_WORDS[standing];
  return (
    <li className="flex flex-wrap items-start gap-x-6 gap-y-2 px-4 py-3">
      <div className="min-w-0 flex-1 basis-72">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="font-medium text-sm [overflow-wrap:anywhere]">
            {access.organisation}
            {access.client === access.organisation ? "" : `, ${access.client}`}
          </span>
          <StateBadge state={state} className="[&_svg]:animate-none">
            {word}
          </StateBadge>
        </p>
        <p className="mt-0.5 text-ink-muted text-sm [overflow-wrap:anywhere]">{access.reason}</p>
        <p className="mt-0.5 text-ink-muted text-xs">
          Asked <RelativeTime value={access.askedAt} /> for {lengthWord(access.minutes)}
          {access.wantsPersonalData ? ", with personal data" : ""}
          {standing === "granted" && access.expiresAt ? (
            <>
              . Ends <RelativeTime value={access.expiresAt} />, personal data{" "}
              {access.personalData ? "shown" : "hidden"}
            </>
          ) : null}
          .
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        {standing === "granted" ? (
          <Button asChild size="sm" variant="primary">
            <Link href={access.runId ? `/${access.slug}/runs/${access.runId}` : `/${access.slug}`}>
              Open
              <ArrowRight aria-hidden />
            </Link>
          </Button>
        ) : null}
        {standing === "granted" || standing === "asked" ? <EndButton access={access} /> : null}
      </div>
    </li>
  );
}

function EndButton({ access }: { access: OwnAccess }) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const granted = access.standing === "granted";
  const end = useMutation(
    trpc.support.end.mutationOptions({
      onError: (error) => toast.error(sentenceOf(error)),
      onSettled: async () => {
        setAsking(false);
        await client.invalidateQueries(trpc.support.pathFilter());
      },
    }),
  );
  const act = granted ? "End access" : "Take back";
  return (
    <>
      <Button size="sm" onClick={() => setAsking(true)}>
        {act}
        <span className="sr-only">{` to ${access.organisation}, ${access.client}`}</span>
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={granted ? `End your access to ${access.client}?` : "Take your request back?"}
        description={
          granted
            ? "It ends at once. To come back you have to ask the organisation again."
            : `${access.organisation} is not asked any more.`
        }
        confirmLabel={act}
        pending={end.isPending}
        onConfirm={() => end.mutate({ accessId: access.id })}
      />
    </>
  );
}
