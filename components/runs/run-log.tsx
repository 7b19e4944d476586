"use client";

import { useQuery } from "@tanstack/react-query";
import { ChevronRight, Download } from "lucide-react";
import { useState } from "react";
import { LoadError } from "@/components/api/load-error";
import { useTRPC } from "@/components/api/trpc";
import { useMay, useOrganisation } from "@/components/shell/organisation-context";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { cn } from "@/components/ui/class-names";
import { CopyButton } from "@/components/ui/copy-button";
import { formatExact } from "@/components/ui/format-time";
import { Skeleton } from "@/components/ui/skeleton";
import { useTimeZone } from "@/components/ui/time-zone";
import { clockTime } from "./clock-time";
import { exportUrl } from "./export-url";

const tones: Record<string, string> = { warning: "text-attention", error: "text-broken" };

/** The run's log, asked for once it is opened. */
export function RunLog({ runId, pollMs }: { runId: string; pollMs: number | false }) {
  const { slug: org } = useOrganisation();
  const trpc = useTRPC();
  const mayExport = useMay("data:export");
  const timeZone = useTimeZone();
  const [open, setOpen] = useState(false);
  const query = useQuery(
    trpc.run.log.queryOptions({ org, runId }, { enabled: open, refetchInterval: pollMs }),
  );
  const lines = query.data?.toReversed() ?? [];
  const text = lines
    .map(({ at, level, message }) => `${at.toISOString()} ${level.padEnd(7)} ${message}`)
    .join("\n");
  return (
    <Card aria-label="Log">
      <div className="flex items-center justify-between gap-2 pr-3">
        <h2 className="min-w-0 flex-1">
          <button
            type="button"
            aria-expanded={open}
            aria-controls="run-log"
            onClick={() => setOpen(!open)}
            className="focus-ring flex w-full items-center gap-1.5 rounded-xl p-4 text-left font-semibold text-sm"
          >
            <ChevronRight
              className={cn("size-4 text-ink-faint transition-transform", open && "rotate-90")}
              aria-hidden
            />
            Log
          </button>
        </h2>
        {open && lines.length > 0 ? <CopyButton value={text} what="the log" /> : null}
        {mayExport ? (
          <Button asChild size="sm">
            <a href={exportUrl(`/api/exports/runs/${runId}/log`, { org })} download>
              <Download aria-hidden />
              Export<span className="sr-only"> the log</span>
            </a>
          </Button>
        ) : null}
      </div>
      <div id="run-log" hidden={!open} className="border-t">
        {query.error && !query.data ? (
          <div className="p-4">
            <LoadError what="The log" error={query.error} onRetry={() => void query.refetch()} />
          </div>
        ) : query.isPending ? (
          <div className="grid gap-2 p-4">
            <Skeleton className="h-4 w-80 max-w-full" />
            <Skeleton className="h-4 w-64 max-w-full" />
          </div>
        ) : lines.length === 0 ? (
          <p className="p-4 text-ink-muted text-sm">Nothing has been written here yet.</p>
        ) : (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard.
          <ol tabIndex={0} aria-label="Log" className="focus-ring max-h-96 overflow-y-auto px-4 py-3 text-sm">
            {lines.map(({ id, at, level, message }) => (
              <li key={id} className="flex gap-3 py-0.5">
                <time
                  dateTime={at.toISOString()}
                  title={formatExact(at, timeZone)}
                  className="shrink-0 text-ink-faint text-xs tabular-nums leading-5"
                >
                  {clockTime(at, timeZone)}
                </time>
                <span className={cn("min-w-0 [overflow-wrap:anywhere]", tones[level])}>
                  {level === "info" ? null : <span className="sr-only">{level}: </span>}
                  {message}
                </span>
              </li>
            ))}
          </ol>
        )}
      </div>
    </Card>
  );
}
