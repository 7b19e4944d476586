"use client";

import { ArrowRight } from "lucide-react";
import { RUN_KIND_WORDS } from "@/components/imports/import-words";
import { RunStatusText } from "@/components/imports/run-status";
import { useChosenClient, useNamesClients } from "@/components/shell/client-context";
import { useOrganisation } from "@/components/shell/organisation-context";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { formatCount } from "@/components/ui/number";
import { Progress } from "@/components/ui/progress";
import { RelativeTime } from "@/components/ui/relative-time";
import { StateText } from "@/components/ui/state-badge";
import { isRunEnded } from "@/server/domain/run";
import type { Overview } from "./overview-page";

type Line = Overview["imports"][number];
type LastRun = NonNullable<Line["lastRun"]>;

const SHOWN = 10;

/** A line for each import: which stores, how the last run went, and what it did. */
export function ImportLines({ imports }: { imports: Overview["imports"] }) {
  const { slug } = useOrganisation();
  const { addressOf } = useChosenClient();
  const namesClients = useNamesClients();
  return (
    <Card>
      <CardHeader
        title="Imports"
        actions={
          <Button asChild variant="ghost" size="sm">
            <Link href={addressOf("/imports")}>
              All imports
              <ArrowRight aria-hidden />
            </Link>
          </Button>
        }
      />
      <ul className="divide-y border-t">
        {imports.slice(0, SHOWN).map((line) => (
          <li
            key={line.id}
            className="relative grid items-center gap-x-6 gap-y-1.5 px-4 py-3 transition-colors last:rounded-b-xl hover:bg-hover/60 md:grid-cols-[minmax(0,5fr)_minmax(0,3fr)_minmax(0,4fr)]"
          >
            <div className="min-w-0">
              <Link
                href={`/${slug}/imports/${line.id}`}
                className="block truncate font-medium text-sm outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:outline-ring focus-visible:after:-outline-offset-2"
              >
                {line.name}
              </Link>
              <Stores line={line} namesClient={namesClients} />
            </div>
            <div className="min-w-0">
              {line.lastRun ? (
                <LastRunState run={line.lastRun} slug={slug} />
              ) : (
                <StateText state="idle">{line.ready ? "Not run yet" : "Draft"}</StateText>
              )}
              {line.nextRunAt ? (
                <p className="text-ink-muted text-xs">
                  Next run <RelativeTime value={line.nextRunAt} className="relative z-10" />
                </p>
              ) : null}
            </div>
            {line.lastRun ? <Result run={line.lastRun} /> : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Stores({ line, namesClient }: { line: Line; namesClient: boolean }) {
  return (
    <p className="flex items-center gap-1.5 text-ink-muted text-xs">
      {namesClient ? <span className="truncate text-ink">{line.clientName} ·</span> : null}
      <span className="truncate">{line.sourceName ?? "No source yet"}</span>
      <ArrowRight className="size-3 shrink-0" aria-label="into" />
      <span className="truncate">{line.targetName ?? "No target yet"}</span>
    </p>
  );
}

function LastRunState({ run, slug }: { run: LastRun; slug: string }) {
  return (
    <>
      <Link
        href={`/${slug}/runs/${run.id}`}
        className="focus-ring relative z-10 inline-block rounded underline-offset-4 hover:underline"
      >
        <RunStatusText status={run.status} />
      </Link>
      <p className="text-ink-muted text-xs">
        {RUN_KIND_WORDS[run.kind]} ·{" "}
        <RelativeTime value={run.endedAt ?? run.createdAt} className="relative z-10" />
      </p>
    </>
  );
}

function Result({ run }: { run: LastRun }) {
  const settled = run.written + run.unchanged + run.skipped + run.failed;
  if (!isRunEnded(run.status)) {
    const share = run.expected ? Math.min(100, (settled / run.expected) * 100) : null;
    return (
      <div className="grid gap-1.5">
        <Progress value={share} label="Progress of the run" />
        <p className="text-ink-muted text-xs tabular-nums">
          {formatCount(settled)}
          {run.expected ? ` of ${formatCount(run.expected)}` : ""} records
        </p>
      </div>
    );
  }
  const parts = [
    [run.kind === "dry_run" ? "would be written" : "written", run.written],
    ["unchanged", run.unchanged],
    ["skipped", run.skipped],
  ] as const;
  const told = parts.filter(([, count]) => count > 0);
  return (
    <p className="flex flex-wrap gap-x-3 gap-y-0.5 text-ink-muted text-sm tabular-nums md:justify-end">
      {told.length === 0 && run.failed === 0 ? <span>No records</span> : null}
      {told.map(([word, count]) => (
        <span key={word}>
          <span className="font-medium text-ink">{formatCount(count)}</span> {word}
        </span>
      ))}
      {run.failed > 0 ? (
        <span className="text-broken">
          <span className="font-medium">{formatCount(run.failed)}</span> failed
        </span>
      ) : null}
    </p>
  );
}
