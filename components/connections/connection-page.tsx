"use client";

import { useQuery } from "@tanstack/react-query";
import { PlugZap } from "lucide-react";
import { useEffect, useRef } from "react";
import { LoadError } from "@/components/api/load-error";
import { useTRPC } from "@/components/api/trpc";
import { useMay, useOrganisation } from "@/components/shell/organisation-context";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { RelativeTime } from "@/components/ui/relative-time";
import { StateBadge } from "@/components/ui/state-badge";
import { CheckList, CheckSummary } from "./check-list";
import { ConnectionActions } from "./connection-actions";
import { ConnectionFacts } from "./connection-facts";
import { type ConnectionDetails, connectionState } from "./connection-state";
import { RealTimeCard } from "./real-time-card";
import { TestUnderWay } from "./test-panel";
import { useCheck } from "./use-check";

export function ConnectionPage({ connectionId }: { connectionId: string }) {
  const { slug: org } = useOrganisation();
  const trpc = useTRPC();
  const query = useQuery(trpc.connection.get.queryOptions({ org, connectionId }));
  if (query.data) return <LoadedConnection connection={query.data} />;
  return <LoadError what="The connection" error={query.error} onRetry={() => void query.refetch()} />;
}

function LoadedConnection({ connection }: { connection: ConnectionDetails }) {
  const mayManage = useMay("connection:manage");
  const { check, status } = connection;
  const { state, word } = connectionState(connection);
  const test = useCheck(connection.id);
  const { run } = test;

  // One that came by the one-click way has not been tested yet.
  const begun = useRef(false);
  const untested = mayManage && status === "unchecked" && check === null;
  useEffect(() => {
    if (!untested || begun.current) return;
    begun.current = true;
    run();
  }, [untested, run]);

  return (
    <>
      <PageHeader
        title={connection.name}
        badge={<StateBadge state={state}>{word}</StateBadge>}
        description={`${connection.platform.name} · ${connection.platform.roles.join(" and ")}`}
        actions={
          mayManage ? (
            <>
              <Button onClick={run} pending={test.pending}>
                {test.pending ? null : <PlugZap aria-hidden />}
                Test connection
              </Button>
              <ConnectionActions connection={connection} />
            </>
          ) : null
        }
      />
      {status === "disabled" ? (
        <Alert state="attention" title="This connection is disabled">
          No run uses it until it is enabled again. Its credentials are kept.
        </Alert>
      ) : null}
      {test.problem ? <Alert state="broken" title={test.problem} /> : null}
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="grid gap-6">
          <Card aria-label="Last test" aria-live="polite" aria-busy={test.pending}>
            {test.pending ? (
              <TestUnderWay platformName={connection.platform.name} />
            ) : check ? (
              <>
                <header className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 border-b px-4 py-3">
                  <CheckSummary items={check.items} />
                  <span className="text-ink-muted text-sm">
                    Tested <RelativeTime value={check.at} />
                  </span>
                </header>
                <CheckList items={check.items} />
              </>
            ) : (
              <p className="p-4 text-ink-muted text-sm">
                This connection was not tested since its credentials were entered.
              </p>
            )}
          </Card>
          {connection.platform.roles.includes("source") ? <RealTimeCard connection={connection} /> : null}
        </div>
        <ConnectionFacts connection={connection} />
      </div>
    </>
  );
}
