"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { CalendarClock } from "lucide-react";
import { sentenceOf } from "@/components/api/error-sentence";
import { useTRPC } from "@/components/api/trpc";
import { useOrganisation } from "@/components/shell/organisation-context";
import { Skeleton } from "@/components/ui/skeleton";
import type { ScheduleSettings } from "@/server/services/schedules/schedule.schema";
import { DueTimes } from "./due-times";

/** What stands in the form in words, with the next five times. `settings` is null while something is wrong. */
export function RhythmPreview({ settings }: { settings: ScheduleSettings | null }) {
  const { slug: org } = useOrganisation();
  const trpc = useTRPC();
  const preview = useQuery(
    trpc.schedule.preview.queryOptions(
      {
        org,
        rhythm: settings?.rhythm ?? { kind: "hourly", minute: 0 },
        startsAt: settings?.startsAt ?? null,
        endsAt: settings?.endsAt ?? null,
      },
      { enabled: settings !== null, placeholderData: keepPreviousData, staleTime: 0 },
    ),
  );
  return (
    <section
      aria-label="When it runs"
      aria-live="polite"
      className="flex min-h-44 gap-3 rounded-lg border bg-subtle p-3.5"
    >
      <CalendarClock className="mt-0.5 size-4 shrink-0 text-ink-muted" aria-hidden />
      <div className="min-w-0 flex-1">
        {settings === null ? (
          <p className="text-ink-muted text-sm">The next times stand here once the form is complete.</p>
        ) : preview.error ? (
          <p className="text-broken text-sm">{sentenceOf(preview.error)}</p>
        ) : !preview.data ? (
          <Skeleton className="h-36 w-full" />
        ) : (
          <>
            <p className="font-medium text-sm [overflow-wrap:anywhere]">{preview.data.words}</p>
            {preview.data.next.length > 0 ? (
              <>
                <p className="mt-2 mb-1 text-ink-muted text-xs">Next times</p>
                <DueTimes times={preview.data.next} />
              </>
            ) : (
              <p className="mt-1 text-attention text-sm">No time lies between now and its end.</p>
            )}
          </>
        )}
      </div>
    </section>
  );
}
