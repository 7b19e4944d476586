import { Card, CardContent, CardHeader } from "@/components/ui/card";
import { CopyableId } from "@/components/ui/copy-button";
import { formatCount } from "@/components/ui/number";
import { FactRow, Facts } from "./facts";
import type { RunDetails } from "./run-page";

/** What else was counted: what lies below the records, images, requests to each side. */
export function RunFacts({ run }: { run: RunDetails }) {
  const { counters } = run;
  const dry = run.kind === "dry_run";
  return (
    <Card aria-label="Details">
      <CardHeader title="Details" className="pb-2" />
      <CardContent>
        <Facts>
          {dry ? null : <WrittenFacts run={run} />}
          <FactRow label={`Requests to ${run.source.platformName}`} value={counters.sourceRequests} />
          <FactRow
            label={`Requests to ${run.target.platformName}`}
            value={
              counters.writes > 0
                ? `${formatCount(counters.targetRequests)}, ${formatCount(counters.writes)} of them writing`
                : counters.targetRequests
            }
          />
          {run.profiles ? <StoreFacts run={run} profiles={run.profiles} /> : null}
          <FactRow label="Run" value={<CopyableId value={run.id} what="the run's id" />} />
        </Facts>
      </CardContent>
    </Card>
  );
}

const CHILDREN: Partial<Record<RunDetails["entity"], string>> = {
  products: "Variations and reviews written",
  orders: "Refunds and notes written",
};

function WrittenFacts({ run }: { run: RunDetails }) {
  const { counters, entity } = run;
  const below = CHILDREN[entity];
  return (
    <>
      {below ? <FactRow label={below} value={counters.childrenWritten} /> : null}
      {entity === "products" ? (
        <>
          <FactRow label="Images uploaded" value={counters.imagesUploaded} />
          <FactRow label="Images already there" value={counters.imagesReused} />
          <FactRow
            label="Images failed"
            value={counters.imagesFailed}
            tone={counters.imagesFailed > 0 ? "broken" : undefined}
          />
        </>
      ) : null}
    </>
  );
}

function StoreFacts({ run, profiles }: { run: RunDetails; profiles: NonNullable<RunDetails["profiles"]> }) {
  const { source, target } = profiles;
  const pair = (from: string | null, to: string | null) =>
    from === to ? (from ?? "unknown") : `${from ?? "unknown"} into ${to ?? "unknown"}`;
  return (
    <>
      <FactRow label="Currency" value={pair(source.currency, target.currency)} />
      {run.entity === "products" ? (
        <>
          <FactRow label="Weight" value={pair(source.weightUnit, target.weightUnit)} />
          <FactRow label="Length" value={pair(source.lengthUnit, target.lengthUnit)} />
        </>
      ) : null}
    </>
  );
}
