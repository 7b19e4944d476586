"use client";

import { useQuery } from "@tanstack/react-query";
import { LoadError } from "@/components/api/load-error";
import { useTRPC } from "@/components/api/trpc";
import { REACH_WORDS, SCHEDULE_STATE_WORDS } from "@/components/schedule-editor/schedule-words";
import { useMay, useOrganisation } from "@/components/shell/organisation-context";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardHeader } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { RelativeTime } from "@/components/ui/relative-time";
import { Skeleton } from "@/components/ui/skeleton";
import { StateText } from "@/components/ui/state-badge";

const POLL_MS = 30_000;

/** When the import runs by itself next, with the way to its schedules. */
export function ScheduleCard({ importId }: { importId: string }) {
  const { slug } = useOrganisation();
  const trpc = useTRPC();
  const mayManage = useMay("import:manage");
  const schedules = useQuery(
    trpc.schedule.list.queryOptions({ org: slug, importId }, { refetchInterval: POLL_MS }),
  );
  if (schedules.error) {
    return (
      <LoadError what="The schedules" error={schedules.error} onRetry={() => void schedules.refetch()} />
    );
  }
  const rows = schedules.data;
  return (
    <Card>
      <CardHeader
        title="Schedule"
        actions={
          <Button asChild size="sm">
            <Link href={`/${slug}/imports/${importId}/schedule`}>
              {rows?.length === 0 && mayManage ? "Add a schedule" : "See the schedule"}
            </Link>
          </Button>
        }
      />
      {!rows ? (
        <CardContent>
          <Skeleton className="h-9 w-full" />
        </CardContent>
      ) : rows.length === 0 ? (
        <CardContent className="text-ink-muted text-sm">It runs only when somebody starts it.</CardContent>
      ) : (
        <ul className="divide-y border-t">
          {rows.map(({ id, words, reach, state, next: [next] }) => (
            <li key={id} className="px-4 py-2.5 text-sm">
              <span className="block [overflow-wrap:anywhere]">{words}</span>
              <span className="flex flex-wrap justify-between gap-x-3 text-ink-muted text-xs">
                {REACH_WORDS[reach].title}
                {state === "active" && next ? (
                  <RelativeTime value={next} />
                ) : (
                  <StateText state={SCHEDULE_STATE_WORDS[state].state} className="text-xs">
                    {SCHEDULE_STATE_WORDS[state].word}
                  </StateText>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
