"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTRPC } from "@/components/api/trpc";
import { useOrganisation } from "@/components/shell/organisation-context";
import { formatCounted } from "@/components/ui/number";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Retention } from "./history-settings";

type Days = Pick<Retention, "keepRunsDays" | "keepRecordsDays">;

/** Counting waits until typing has paused. */
const QUIET_MS = 400;

/** What goes at the next job by the days that stand in the form; nothing is said of days that cannot be saved. */
export function RetentionDue({
  days,
  nextAt,
  unsaved,
}: {
  days: Days | null;
  nextAt: Date;
  unsaved: boolean;
}) {
  const { slug: org } = useOrganisation();
  const trpc = useTRPC();
  const [settled, setSettled] = useState(days);
  const { keepRunsDays, keepRecordsDays } = days ?? {};
  useEffect(() => {
    const timer = setTimeout(
      () =>
        setSettled(
          keepRunsDays === undefined || keepRecordsDays === undefined
            ? null
            : { keepRunsDays, keepRecordsDays },
        ),
      QUIET_MS,
    );
    return () => clearTimeout(timer);
  }, [keepRunsDays, keepRecordsDays]);
  const { data } = useQuery(
    trpc.organisation.retentionPreview.queryOptions(
      { org, ...(settled ?? { keepRunsDays: 0, keepRecordsDays: 0 }) },
      { enabled: settled !== null, placeholderData: keepPreviousData },
    ),
  );
  return (
    <p role="status" className="min-h-10 text-ink-muted text-sm tabular-nums">
      {days && data ? (
        <>
          {unsaved ? "With these days, the next job" : "The next job"} (
          <RelativeTime value={nextAt} />) removes <DueWords {...data} />
        </>
      ) : null}
    </p>
  );
}

function DueWords({ runs, records }: { runs: number; records: number }) {
  if (runs === 0 && records === 0) return "nothing.";
  const parts = [
    records > 0 ? formatCounted(records, "record") : null,
    runs > 0 ? formatCounted(runs, "whole run") : null,
  ].filter((part) => part !== null);
  return (
    <>
      <span className="font-medium text-ink">{parts.join(" and ")}</span>. They cannot be brought back.
    </>
  );
}
