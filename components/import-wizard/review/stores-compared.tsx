"use client";

import { useQuery } from "@tanstack/react-query";
import { ArrowRight } from "lucide-react";
import { LoadError } from "@/components/api/load-error";
import { type RouterOutputs, useTRPC } from "@/components/api/trpc";
import type { ImportDetails } from "@/components/imports/import-words";
import { useOrganisation } from "@/components/shell/organisation-context";
import { Card, CardHeader } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import { StateIcon } from "@/components/ui/state-badge";

type Difference = RouterOutputs["import"]["storeDifferences"][number];

const NAMES: Record<Difference["what"], string> = {
  currency: "Currency",
  tax: "Tax in prices",
  weight: "Unit of weight",
  length: "Unit of length",
  time_zone: "Time zone",
};

/** Units, currency, tax and clocks of both stores, before a run: what differs, what comes of it, and what to do. */
export function StoresCompared({ details }: { details: ImportDetails }) {
  const { slug } = useOrganisation();
  const trpc = useTRPC();
  const lines = useQuery(
    trpc.import.storeDifferences.queryOptions(
      { org: slug, importId: details.id },
      { enabled: details.source !== null && details.target !== null, staleTime: 60_000 },
    ),
  );
  if (!details.source || !details.target) return null;
  if (lines.error) {
    return (
      <LoadError what="Both stores' settings" error={lines.error} onRetry={() => void lines.refetch()} />
    );
  }
  if (!lines.data) return <Skeleton className="h-24 w-full" />;
  const differing = lines.data.filter(({ verdict }) => verdict !== "equal");
  const equal = lines.data.filter(({ verdict }) => verdict === "equal");
  const look = differing.filter(({ verdict }) => verdict === "look").length;
  return (
    <Card aria-label="Both stores compared">
      <CardHeader
        title="Both stores compared"
        description={
          differing.length === 0
            ? `"${details.source.name}" and "${details.target.name}" agree in all that matters here.`
            : look === 0
              ? "They differ in what follows. Nothing has to be done about it."
              : "They differ in what follows. Decide before the run what should come of it."
        }
      />
      {differing.length > 0 ? (
        <ul className="divide-y border-t">
          {differing.map((line) => (
            <Line key={line.what} line={line} />
          ))}
        </ul>
      ) : null}
      {equal.length > 0 ? (
        <p className="border-t px-4 py-2.5 text-ink-muted text-xs">
          Equal on both sides:{" "}
          {equal.map(({ what, source }) => `${NAMES[what].toLowerCase()} (${source})`).join(", ")}.
        </p>
      ) : null}
    </Card>
  );
}

function Line({ line }: { line: Difference }) {
  return (
    <li className="flex gap-3 px-4 py-3">
      <StateIcon state={line.verdict === "look" ? "attention" : "good"} className="mt-0.5" />
      <div className="min-w-0 flex-1 text-sm [overflow-wrap:anywhere]">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-0.5">
          <span className="font-medium">
            {NAMES[line.what]}
            <span className="sr-only">: {line.verdict === "look" ? "needs a look" : "handled"}</span>
          </span>
          <span className="inline-flex items-center gap-1.5 text-ink-muted tabular-nums">
            {line.source}
            <ArrowRight className="size-3.5 text-ink-faint" aria-label="into" />
            {line.target}
          </span>
        </p>
        <p className="text-ink-muted">{line.effect}</p>
        {line.remedy ? (
          <p className="mt-1">
            <span className="font-medium">What to do: </span>
            {line.remedy}
          </p>
        ) : null}
      </div>
    </li>
  );
}
