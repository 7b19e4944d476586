"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/components/api/trpc";
import { ActivityChart } from "@/components/overview/activity-chart";
import { useOrganisation } from "@/components/shell/organisation-context";
import { Skeleton } from "@/components/ui/skeleton";
import { BoardList } from "./board-list";

const EVERY_MS = 60_000;

export function BoardPage({ platforms }: { platforms: readonly { id: string; name: string }[] }) {
  return (
    <>
      <BoardList platforms={platforms} />
      <BoardActivity />
    </>
  );
}

/** What all clients' runs have come to; nothing until one has. */
function BoardActivity() {
  const { slug: org } = useOrganisation();
  const trpc = useTRPC();
  const { data, isPending } = useQuery(
    trpc.board.summary.queryOptions({ org }, { refetchInterval: EVERY_MS }),
  );
  if (isPending) return <Skeleton className="h-72 rounded-xl" />;
  const anything = data?.days.some(({ records, failed }) => records + failed > 0);
  return anything && data ? <ActivityChart days={data.days} /> : null;
}
