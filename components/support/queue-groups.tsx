"use client";

import { LoadError } from "@/components/api/load-error";
import type { RouterOutputs } from "@/components/api/trpc";
import { Card, CardHeader } from "@/components/ui/card";
import { cn } from "@/components/ui/class-names";
import { formatCounted } from "@/components/ui/number";
import { RelativeTime } from "@/components/ui/relative-time";
import { Skeleton } from "@/components/ui/skeleton";
import type { QueueCause } from "@/server/domain/support";

type Group = RouterOutputs["support"]["groups"][number];

interface QueueGroupsProps {
  result: { data?: Group[] | undefined; error: unknown; refetch(): unknown };
  chosen: readonly QueueCause[];
  onChoose(causes: QueueCause[]): void;
}

/** The causes, the most frequent first. Each is a switch that narrows the runs below to it. */
export function QueueGroups({ result, chosen, onChoose }: QueueGroupsProps) {
  const groups = result.data;
  if (result.error && !groups) {
    return <LoadError what="The causes" error={result.error} onRetry={() => void result.refetch()} />;
  }
  if (groups?.length === 0 && chosen.length === 0) return null;
  return (
    <Card aria-label="Causes">
      <CardHeader title="By cause" description="Choose one to see its runs alone." />
      <ul className="max-h-96 divide-y overflow-y-auto border-t">
        {groups === undefined
          ? [0, 1, 2].map((line) => (
              <li key={line} className="grid gap-2 px-4 py-3">
                <Skeleton className="h-4 w-64 max-w-full" />
                <Skeleton className="h-3.5 w-96 max-w-full" />
              </li>
            ))
          : groups.map((group) => {
              const on = chosen.includes(group.cause);
              return (
                <li key={group.cause}>
                  <CauseSwitch
                    group={group}
                    on={on}
                    onToggle={() =>
                      onChoose(
                        on ? chosen.filter((cause) => cause !== group.cause) : [...chosen, group.cause],
                      )
                    }
                  />
                </li>
              );
            })}
      </ul>
    </Card>
  );
}

function CauseSwitch({ group, on, onToggle }: { group: Group; on: boolean; onToggle(): void }) {
  const { title, remedy, runs, organisations, records, latest } = group;
  return (
    <button
      type="button"
      aria-pressed={on}
      onClick={onToggle}
      className={cn(
        "focus-ring -outline-offset-2 grid w-full gap-x-6 gap-y-1 px-4 py-3 text-left transition-colors hover:bg-hover/60 sm:grid-cols-[minmax(0,1fr)_auto]",
        on && "bg-accent-soft/60 hover:bg-accent-soft",
      )}
    >
      <span className="min-w-0">
        <span className="block font-medium text-sm">{title}</span>
        <span className="block text-ink-muted text-sm [overflow-wrap:anywhere]">{remedy}</span>
      </span>
      <span className="self-center text-sm tabular-nums sm:text-right">
        <span className="font-medium">{formatCounted(runs, "run")}</span>
        {organisations > 1 ? ` in ${formatCounted(organisations, "organisation")}` : ""}
        {records > 0 ? `, ${formatCounted(records, "record")}` : ""}
        <span className="block text-ink-muted text-xs">
          Last <RelativeTime value={latest} />
        </span>
      </span>
    </button>
  );
}
