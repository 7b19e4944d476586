"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { PlugZap } from "lucide-react";
import { toast } from "sonner";
import { sentenceOf } from "@/components/api/error-sentence";
import { useTRPC } from "@/components/api/trpc";
import { CheckList, CheckSummary } from "@/components/connections/check-list";
import type { ConnectionView } from "@/components/connections/connection-state";
import { TestUnderWay } from "@/components/connections/test-panel";
import { useMay, useOrganisation } from "@/components/shell/organisation-context";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Disclosure } from "@/components/ui/disclosure";
import { RelativeTime } from "@/components/ui/relative-time";

/** What the last test of a saved connection said, and a button to test it again. */
export function ConnectionCheck({ connection }: { connection: ConnectionView }) {
  const { slug } = useOrganisation();
  const trpc = useTRPC();
  const client = useQueryClient();
  const mayTest = useMay("connection:manage");
  const test = useMutation(
    trpc.connection.check.mutationOptions({
      onSuccess: () =>
        Promise.all([
          client.invalidateQueries(trpc.connection.pathFilter()),
          client.invalidateQueries(trpc.import.pathFilter()),
        ]),
      onError: (error) => toast.error(sentenceOf(error)),
    }),
  );
  const { check } = connection;
  const bad = check?.items.filter((item) => item.state === "failed" || item.state === "warning") ?? [];
  const good = check?.items.filter((item) => !bad.includes(item)) ?? [];
  return (
    <Card aria-label={`Test of ${connection.name}`} aria-live="polite" aria-busy={test.isPending}>
      {test.isPending ? (
        <TestUnderWay platformName={connection.name} />
      ) : (
        <>
          <header className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-3">
            <div className="min-w-0">
              {check ? (
                <>
                  <CheckSummary items={check.items} />
                  <p className="text-ink-muted text-xs">
                    Tested <RelativeTime value={check.at} />
                  </p>
                </>
              ) : (
                <p className="text-ink-muted text-sm">
                  This connection has not been tested since its credentials were entered.
                </p>
              )}
            </div>
            {mayTest ? (
              <Button
                size="sm"
                variant={check?.usable ? "secondary" : "primary"}
                onClick={() => test.mutate({ org: slug, connectionId: connection.id })}
              >
                <PlugZap aria-hidden />
                {check ? "Test again" : "Test connection"}
              </Button>
            ) : null}
          </header>
          {bad.length > 0 ? (
            <div className="border-t">
              <CheckList items={bad} />
            </div>
          ) : null}
          {good.length > 0 ? (
            <div className="border-t px-4 py-2.5">
              <Disclosure summary={bad.length > 0 ? "What holds" : "What was checked"}>
                <div className="-mx-4 -mb-2.5 border-t">
                  <CheckList items={good} />
                </div>
              </Disclosure>
            </div>
          ) : null}
        </>
      )}
    </Card>
  );
}
