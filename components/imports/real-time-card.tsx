"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Zap } from "lucide-react";
import type { ReactNode } from "react";
import { toast } from "sonner";
import { sentenceOf } from "@/components/api/error-sentence";
import { LoadError } from "@/components/api/load-error";
import { type RouterOutputs, useTRPC } from "@/components/api/trpc";
import { useMay, useOrganisation } from "@/components/shell/organisation-context";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardHeader } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { RelativeTime } from "@/components/ui/relative-time";
import { StateBadge } from "@/components/ui/state-badge";
import { countOf, type ImportDetails } from "./import-words";
import { realTimeState } from "./real-time-state";

export type RealTime = RouterOutputs["import"]["realTime"];

const POLL_MS = 10_000;

/** Whether changes at the source arrive by themselves. Nothing where the source cannot tell of any. */
export function RealTimeCard({ details }: { details: ImportDetails }) {
  const { slug: org } = useOrganisation();
  const trpc = useTRPC();
  const query = useQuery(
    trpc.import.realTime.queryOptions(
      { org, importId: details.id },
      { refetchInterval: ({ state }) => (state.data?.on ? POLL_MS : false) },
    ),
  );
  if (query.error) {
    return <LoadError what="Real time" error={query.error} onRetry={() => void query.refetch()} />;
  }
  const { data } = query;
  if (!data?.supported || !data.source) return null;
  return <Loaded details={details} realTime={data} source={data.source} />;
}

function Loaded({
  details,
  realTime,
  source,
}: {
  details: ImportDetails;
  realTime: RealTime;
  source: NonNullable<RealTime["source"]>;
}) {
  const mayManage = useMay("import:manage");
  const mayManageConnections = useMay("connection:manage");
  const set = useSetRealTime(details);
  const { state, word } = realTimeState(realTime);
  const { on, hooks } = realTime;
  const needsHooks = hooks === "off";
  return (
    <Card aria-label="Real time">
      <CardHeader
        title={
          <span className="flex items-center gap-2">
            Real time
            <StateBadge state={state}>{word}</StateBadge>
          </span>
        }
        actions={
          on && mayManage ? (
            <Button size="sm" pending={set.pending} onClick={() => set.to(false)}>
              Switch off
            </Button>
          ) : null
        }
      />
      <CardContent className="grid gap-3 text-sm">
        {on ? (
          <On
            details={details}
            realTime={realTime}
            source={source}
            mend={
              needsHooks && mayManageConnections ? (
                <Button size="sm" pending={set.pending} onClick={() => set.to(true)}>
                  Switch it on again
                </Button>
              ) : null
            }
          />
        ) : (
          <>
            <p className="text-ink-muted">
              Changes at {source.name} arrive with the next run. In real time they arrive within seconds.
            </p>
            {details.status !== "ready" ? (
              <p className="text-ink-muted">It can be switched on once the import is complete.</p>
            ) : needsHooks && !mayManageConnections ? (
              <p className="text-ink-muted">
                {source.name} does not tell of changes yet. Ask an admin to switch real time on for that
                connection.
              </p>
            ) : mayManage ? (
              <>
                {needsHooks ? (
                  <p className="text-ink-muted">
                    This also has {source.platformName} tell PrimeLink of each change at {source.name}.
                  </p>
                ) : null}
                <div>
                  <Button pending={set.pending} onClick={() => set.to(true)}>
                    {set.pending ? null : <Zap aria-hidden />}
                    Switch on
                  </Button>
                </div>
              </>
            ) : null}
          </>
        )}
      </CardContent>
    </Card>
  );
}

function On({
  details,
  realTime,
  source,
  mend,
}: {
  details: ImportDetails;
  realTime: RealTime;
  source: NonNullable<RealTime["source"]>;
  mend: ReactNode;
}) {
  const { slug } = useOrganisation();
  const { hooks, waiting, lastReceivedAt, readOnce } = realTime;
  if (hooks !== "good") {
    return (
      <Alert
        state="attention"
        title={hooks === "off" ? `${source.name} tells of no changes` : "Some changes may come late"}
        actions={
          <>
            {mend}
            <Button asChild size="sm">
              <Link href={`/${slug}/connections/${source.id}`}>See the connection</Link>
            </Button>
          </>
        }
      >
        {hooks === "off"
          ? "Real time was switched off for that connection. Until it is on again, changes arrive with the next run."
          : `The hooks of ${source.name} need a look. What they miss arrives with the next run.`}
      </Alert>
    );
  }
  return (
    <>
      <p className="text-ink-muted">
        {readOnce
          ? `Each change at ${source.name} arrives within seconds.`
          : "It begins once the first run has ended."}
      </p>
      <dl className="grid gap-2" aria-live="polite">
        <div className="flex justify-between gap-3">
          <dt className="text-ink-muted">Waiting now</dt>
          <dd className="text-right tabular-nums">
            {waiting.records === 0 ? "Nothing" : countOf(details.entity, waiting.records)}
            {waiting.since ? (
              <span className="block text-ink-muted text-xs">
                the first was changed <RelativeTime value={waiting.since} />
              </span>
            ) : null}
          </dd>
        </div>
        <div className="flex justify-between gap-3">
          <dt className="text-ink-muted">Last heard from the store</dt>
          <dd className="text-right">
            {lastReceivedAt ? <RelativeTime value={lastReceivedAt} /> : "Not yet"}
          </dd>
        </div>
      </dl>
    </>
  );
}

function useSetRealTime(details: ImportDetails) {
  const { slug: org } = useOrganisation();
  const trpc = useTRPC();
  const client = useQueryClient();
  const mayManageConnections = useMay("connection:manage");
  const mutation = useMutation(
    trpc.import.setRealTime.mutationOptions({
      onError: (error) => toast.error(sentenceOf(error)),
      onSuccess: ({ problem, catchingUp }, { on }) => {
        if (problem) toast.warning(`Real time is on, yet the hooks need a look. ${problem}`);
        else if (!on) toast.success("Real time is off. Changes arrive with the next run.");
        else if (catchingUp)
          toast.success("Real time is on. What has changed since the last run comes first.");
        else toast.success("Real time is on.");
      },
      onSettled: () =>
        Promise.all([
          client.invalidateQueries(trpc.import.pathFilter()),
          client.invalidateQueries(trpc.run.pathFilter()),
          client.invalidateQueries(trpc.connection.webhooks.pathFilter()),
        ]),
    }),
  );
  return {
    to: (on: boolean) =>
      mutation.mutate({ org, importId: details.id, on, enableWebhooks: on && mayManageConnections }),
    pending: mutation.isPending,
  };
}
