"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { parseAsNumberLiteral, useQueryState } from "nuqs";
import { LoadError } from "@/components/api/load-error";
import { useTRPC } from "@/components/api/trpc";
import { useOrganisation } from "@/components/shell/organisation-context";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardHeader } from "@/components/ui/card";
import { Disclosure } from "@/components/ui/disclosure";
import { formatDay } from "@/components/ui/format-time";
import { Skeleton } from "@/components/ui/skeleton";
import { BarLegend, StackedBars } from "@/components/ui/stacked-bars";
import { HISTORY_DAYS } from "@/server/domain/run";
import { HistoryTable } from "./history-table";
import { historySums, spanName } from "./history-words";

const series = [
  { key: "written", word: "Written", colour: "var(--chart-records)" },
  { key: "unchanged", word: "Unchanged", colour: "var(--chart-unchanged)" },
  { key: "failed", word: "Failed", colour: "var(--chart-failures)" },
] as const;

/** What an import's runs wrote, left unchanged and failed at over time; the span is kept in the address. */
export function HistoryChart({ importId }: { importId: string }) {
  const { slug: org } = useOrganisation();
  const trpc = useTRPC();
  const [days, setDays] = useQueryState("days", parseAsNumberLiteral(HISTORY_DAYS).withDefault(30));
  const query = useQuery(
    trpc.run.history.queryOptions({ org, importId, days }, { placeholderData: keepPreviousData }),
  );
  if (query.error && !query.data) {
    return <LoadError what="The chart" error={query.error} onRetry={() => void query.refetch()} />;
  }
  return (
    <Card aria-label="Records over time">
      <CardHeader
        title={`Last ${days} days`}
        description={query.data ? historySums(query.data) : "…"}
        actions={
          <fieldset className="flex gap-1">
            <legend className="sr-only">Span of time</legend>
            {HISTORY_DAYS.map((span) => (
              <Button
                key={span}
                size="sm"
                variant={span === days ? "secondary" : "ghost"}
                aria-pressed={span === days}
                onClick={() => void setDays(span)}
              >
                {span} days
              </Button>
            ))}
          </fieldset>
        }
      />
      {query.data ? (
        <>
          <CardContent className="h-52 pl-1" aria-hidden>
            <StackedBars
              points={query.data.points}
              series={series}
              nameOf={formatDay}
              titleOf={(day) => spanName(day, query.data.step)}
            />
          </CardContent>
          <CardContent className="flex flex-col-reverse gap-x-6 gap-y-2 sm:flex-row sm:items-start sm:justify-between">
            <Disclosure summary="The numbers as a table" className="min-w-0 flex-1">
              <HistoryTable history={query.data} />
            </Disclosure>
            <BarLegend series={series} />
          </CardContent>
        </>
      ) : (
        <CardContent>
          <Skeleton className="h-56" />
        </CardContent>
      )}
    </Card>
  );
}
