"use client";

import { PlugZap } from "lucide-react";
import { useEffect, useState } from "react";
import { sentenceOf } from "@/components/api/error-sentence";
import { Alert } from "@/components/ui/alert";
import { Card } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import { StateIcon } from "@/components/ui/state-badge";
import { CheckList, CheckSummary } from "./check-list";
import type { CheckReport } from "./connection-state";

/** What the test of a form says: nothing yet, at work, or its list. Told to screen readers as it comes. */
export function TestPanel({
  platformName,
  pending,
  report,
  error,
}: {
  platformName: string;
  pending: boolean;
  report: CheckReport | undefined;
  /** Left out when what is wrong stands beside the inputs. */
  error?: unknown;
}) {
  return (
    <Card aria-label="Connection test" aria-live="polite" aria-busy={pending}>
      {pending ? (
        <TestUnderWay platformName={platformName} />
      ) : error ? (
        <Alert state="broken" title={sentenceOf(error)} className="m-3" />
      ) : report ? (
        <>
          <header className="flex items-center justify-between gap-3 border-b px-4 py-3">
            <CheckSummary items={report.items} />
            {report.store.name ? (
              <span className="truncate text-ink-muted text-sm">{report.store.name}</span>
            ) : null}
          </header>
          <CheckList items={report.items} />
        </>
      ) : (
        <div className="flex items-start gap-3 p-4">
          <PlugZap className="mt-0.5 size-4 shrink-0 text-ink-faint" aria-hidden />
          <p className="text-ink-muted text-sm">
            Test the connection before you save it: each thing is checked on the real store, and what fails
            says how to mend it. Nothing in the store is changed.
          </p>
        </div>
      )}
    </Card>
  );
}

export function TestUnderWay({ platformName }: { platformName: string }) {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((before) => before + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  return (
    <>
      <header className="flex items-center gap-2 border-b px-4 py-3 font-semibold text-sm">
        <StateIcon state="running" />
        Asking {platformName}…
        {seconds >= 3 ? (
          <span aria-hidden className="ml-auto font-normal text-ink-muted tabular-nums">
            {seconds} s
          </span>
        ) : null}
      </header>
      <ul aria-hidden className="divide-y">
        {[40, 56, 48, 62, 44].map((width) => (
          <li key={width} className="flex gap-3 px-4 py-3">
            <Skeleton className="mt-0.5 size-4 rounded-full" />
            <div className="grid flex-1 gap-1.5 py-0.5">
              <div style={{ width: `${width}%` }}>
                <Skeleton className="h-3.5" />
              </div>
              <Skeleton className="h-3.5 w-4/5" />
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}
