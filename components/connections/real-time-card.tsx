"use client";

import { useQuery } from "@tanstack/react-query";
import { RefreshCw, Zap } from "lucide-react";
import { useState } from "react";
import { LoadError } from "@/components/api/load-error";
import { useTRPC } from "@/components/api/trpc";
import { useMay, useOrganisation } from "@/components/shell/organisation-context";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardHeader } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Link } from "@/components/ui/link";
import { formatCounted } from "@/components/ui/number";
import { Skeleton } from "@/components/ui/skeleton";
import { StateBadge } from "@/components/ui/state-badge";
import type { ConnectionDetails } from "./connection-state";
import { HookList } from "./hook-list";
import { type Webhooks, webhooksState } from "./hook-words";
import { useWebhooks } from "./use-webhooks";
import { WebhookFigures } from "./webhook-figures";

const POLL_MS = 15_000;

/** Whether the store tells of changes by itself, and how its hooks do. Nothing for a store that cannot. */
export function RealTimeCard({ connection }: { connection: ConnectionDetails }) {
  const { slug: org } = useOrganisation();
  const trpc = useTRPC();
  const query = useQuery(
    trpc.connection.webhooks.get.queryOptions(
      { org, connectionId: connection.id },
      { refetchInterval: ({ state }) => (state.data?.on ? POLL_MS : false) },
    ),
  );
  if (query.error) {
    return <LoadError what="Real time" error={query.error} onRetry={() => void query.refetch()} />;
  }
  if (!query.data) return <Skeleton className="h-32 w-full rounded-xl" />;
  if (!query.data.supported) return null;
  return query.data.on ? (
    <SwitchedOn connection={connection} webhooks={query.data} />
  ) : (
    <SwitchedOff connection={connection} webhooks={query.data} />
  );
}

interface Props {
  connection: ConnectionDetails;
  webhooks: Webhooks;
}

function Title({ webhooks }: Pick<Props, "webhooks">) {
  const { state, word } = webhooksState(webhooks);
  return (
    <span className="flex items-center gap-2">
      Real time
      <StateBadge state={state}>{word}</StateBadge>
    </span>
  );
}

function SwitchedOff({ connection, webhooks }: Props) {
  const mayManage = useMay("connection:manage");
  const acts = useWebhooks(connection.id);
  const { name } = connection.platform;
  const { obstacle, problem, host } = webhooks;
  return (
    <Card aria-label="Real time">
      <CardHeader title={<Title webhooks={webhooks} />} />
      <CardContent className="grid gap-3 text-sm">
        <p className="text-ink-muted">
          Now a change at {name} waits for the next run. With real time, {name} tells PrimeLink of each change
          as it happens, and every import that is set to real time brings it over within seconds. It spends
          next to nothing of the store's quota.
        </p>
        {problem ? <Alert state="attention" title={problem} /> : null}
        {obstacle ? (
          <Alert state="attention" title={`${name} cannot reach PrimeLink at ${host}`}>
            {obstacle}
          </Alert>
        ) : (
          <p className="text-ink-muted">
            {name} will post to <span className="font-medium text-ink">{host}</span>, which has to be
            reachable from the internet. Each post carries a secret that only the two know.
          </p>
        )}
        {mayManage ? (
          <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
            <Button
              variant="primary"
              disabled={obstacle !== null || connection.status === "disabled"}
              pending={acts.enable.pending}
              onClick={acts.enable.ask}
            >
              {acts.enable.pending ? null : <Zap aria-hidden />}
              Switch real time on
            </Button>
            <span aria-live="polite" className="text-ink-muted">
              {acts.enable.pending ? `Setting hooks up at ${name}. This takes some seconds.` : null}
            </span>
          </div>
        ) : null}
      </CardContent>
    </Card>
  );
}

function SwitchedOn({ connection, webhooks }: Props) {
  const mayManage = useMay("connection:manage");
  const acts = useWebhooks(connection.id);
  const [asking, setAsking] = useState(false);
  const { name } = connection.platform;
  const paused = connection.status === "disabled";
  return (
    <Card aria-label="Real time">
      <CardHeader
        title={
          paused ? (
            <span className="flex items-center gap-2">
              Real time <StateBadge state="off">Paused</StateBadge>
            </span>
          ) : (
            <Title webhooks={webhooks} />
          )
        }
        description={
          paused
            ? "While the connection is disabled, the store tells of nothing. The hooks come back with it."
            : `${name} tells PrimeLink of each change as it happens.`
        }
        actions={
          mayManage ? (
            <>
              {paused ? null : (
                <Button size="sm" pending={acts.check.pending} onClick={acts.check.ask}>
                  {acts.check.pending ? null : <RefreshCw aria-hidden />}
                  Check now
                </Button>
              )}
              <Button size="sm" variant="ghost" onClick={() => setAsking(true)}>
                Switch off
              </Button>
            </>
          ) : null
        }
      />
      <CardContent className="grid gap-4">
        {webhooks.problem ? (
          <Alert state="attention" title="The hooks need a look">
            {webhooks.problem}
          </Alert>
        ) : null}
        {paused ? null : (
          <>
            <WebhookFigures webhooks={webhooks} />
            <HookList hooks={webhooks.hooks} />
          </>
        )}
        <UsedFor webhooks={webhooks} />
      </CardContent>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        danger={false}
        title="Switch real time off?"
        description={`PrimeLink's hooks are removed from the store. ${imports(webhooks)} Nothing is lost: what changes arrives with the next run.`}
        confirmLabel="Switch real time off"
        pending={acts.disable.pending}
        onConfirm={() => acts.disable.ask(() => setAsking(false))}
      />
    </Card>
  );
}

function imports({ imports: live }: Webhooks): string {
  if (live.length === 0) return "No import lives by it.";
  return live.length === 1
    ? `The import "${live[0]?.name}" lives by it.`
    : `${formatCounted(live.length, "import")} live by it.`;
}

function UsedFor({ webhooks }: Pick<Props, "webhooks">) {
  const { slug } = useOrganisation();
  const { imports: live } = webhooks;
  return (
    <p className="text-ink-muted text-sm">
      {live.length === 0
        ? "No import is set to real time yet. Switch it on on an import's page."
        : "Kept in step by it: "}
      {live.map(({ id, name }, index) => (
        <span key={id}>
          {index > 0 ? ", " : ""}
          <Link
            href={`/${slug}/imports/${id}`}
            className="focus-ring rounded text-accent-text underline underline-offset-2"
          >
            {name}
          </Link>
        </span>
      ))}
    </p>
  );
}
