"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "sonner";
import { sentenceOf } from "@/components/api/error-sentence";
import { LoadError } from "@/components/api/load-error";
import { useTRPC } from "@/components/api/trpc";
import { useMay, useOrganisation } from "@/components/shell/organisation-context";
import { Card, CardContent, CardHeader } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { Skeleton } from "@/components/ui/skeleton";
import { PercentForm } from "./percent-form";
import { thresholdWords } from "./threshold-words";

/** From when on a run counts as failing. */
export function ThresholdCard() {
  const { slug: org } = useOrganisation();
  const mayManage = useMay("organisation:manage");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [problem, setProblem] = useState<string | undefined>();
  const thresholds = useQuery(trpc.notice.thresholds.queryOptions({ org }));
  const save = useMutation(trpc.notice.setThreshold.mutationOptions());
  const { data } = thresholds;
  const submit = async (percent: number) => {
    setProblem(undefined);
    try {
      await save.mutateAsync({ org, percent });
      await queryClient.invalidateQueries(trpc.notice.thresholds.queryFilter({ org }));
      toast.success("Saved. It holds from the next run on.");
    } catch (error) {
      setProblem(sentenceOf(error));
    }
  };
  return (
    <Card>
      <CardHeader
        title="When an import counts as failing"
        description="When its last run stopped, when both stores disagree after it, when a run that was due could not start, or when more records failed than this."
      />
      {thresholds.error ? (
        <CardContent>
          <LoadError
            what="The threshold"
            error={thresholds.error}
            onRetry={() => void thresholds.refetch()}
          />
        </CardContent>
      ) : !data ? (
        <CardContent>
          <Skeleton className="h-14 w-full max-w-sm" />
        </CardContent>
      ) : (
        <CardContent className="grid gap-4">
          {mayManage ? (
            <PercentForm
              label="Failed records, in per cent of those read"
              percent={data.percent}
              pending={save.isPending}
              problem={problem}
              onSubmit={submit}
            />
          ) : (
            <p className="text-sm">{thresholdWords(data.percent)}</p>
          )}
          {data.own.length > 0 ? (
            <div>
              <h3 className="text-ink-muted text-xs">Imports with a threshold of their own</h3>
              <ul className="mt-1 grid gap-1 text-sm">
                {data.own.map(({ importId, name, percent }) => (
                  <li key={importId} className="flex flex-wrap justify-between gap-x-4">
                    <Link
                      href={`/${org}/imports/${importId}`}
                      className="focus-ring min-w-0 truncate rounded font-medium hover:underline"
                    >
                      {name}
                    </Link>
                    <span className="text-ink-muted tabular-nums">{thresholdWords(percent)}</span>
                  </li>
                ))}
              </ul>
            </div>
          ) : null}
        </CardContent>
      )}
    </Card>
  );
}
