"use client";

import { useQuery } from "@tanstack/react-query";
import { LoadError } from "@/components/api/load-error";
import { useTRPC } from "@/components/api/trpc";
import { useOrganisation } from "@/components/shell/organisation-context";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { formatCounted } from "@/components/ui/number";
import { Skeleton } from "@/components/ui/skeleton";
import { StateIcon } from "@/components/ui/state-badge";
import type { IssueCode } from "@/server/domain/issue";

/** What is wrong, by cause, the worst first, each with what to do. */
export function IssueGroups({ runId, onShow }: { runId: string; onShow(code: IssueCode): void }) {
  const { slug } = useOrganisation();
  const trpc = useTRPC();
  const groups = useQuery(trpc.run.issues.queryOptions({ org: slug, runId }));
  if (groups.error) {
    return <LoadError what="The issues" error={groups.error} onRetry={() => void groups.refetch()} />;
  }
  if (!groups.data) return <Skeleton className="h-32 w-full" />;
  if (groups.data.length === 0) {
    return <Alert state="good" title="No record has an issue" />;
  }
  const errors = groups.data.filter((group) => group.severity === "error");
  return (
    <Card>
      <CardHeader
        title="What needs a look"
        description={
          errors.length > 0
            ? "Records with a failure are not written until it is mended. Remarks do not hold anything up."
            : "Nothing here holds the run up. It is good to know all the same."
        }
      />
      <ul className="divide-y border-t">
        {groups.data.map((group) => (
          <li key={group.code} className="flex gap-3 px-4 py-3.5">
            <StateIcon state={group.severity === "error" ? "broken" : "attention"} className="mt-0.5" />
            <div className="min-w-0 flex-1">
              <p className="flex flex-wrap items-baseline gap-x-2">
                <span className="font-medium text-sm">{group.title}</span>
                <span className="text-ink-muted text-xs">
                  {group.severity === "error" ? "failure" : "remark"}
                </span>
              </p>
              <p className="text-ink-muted text-sm [overflow-wrap:anywhere]">
                {group.records > 1 ? "For example: " : ""}
                {group.cause}
              </p>
              <p className="mt-1 text-sm [overflow-wrap:anywhere]">
                <span className="font-medium">What to do: </span>
                {group.remedy}
              </p>
            </div>
            <Button size="sm" className="shrink-0 tabular-nums" onClick={() => onShow(group.code)}>
              {formatCounted(group.records, "record")}
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  );
}
