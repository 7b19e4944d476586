import { ENTITY_WORDS } from "@/components/imports/import-words";
import { Card, CardContent, CardHeader } from "@/components/ui/card";
import { formatMoney } from "@/components/ui/money";
import { StateBadge } from "@/components/ui/state-badge";
import { FactRow, Facts } from "./facts";
import { expectedInTarget, reconciliationWords } from "./reconciliation-words";
import type { RunDetails } from "./run-page";

/** Both sides compared, in words and in numbers. */
export function RunReconciliation({
  run,
  report,
}: {
  run: RunDetails;
  report: NonNullable<RunDetails["reconciliation"]>;
}) {
  const good = report.agreed && run.counters.failed === 0;
  return (
    <Card aria-label="Reconciliation">
      <CardHeader
        title="Reconciliation"
        actions={
          <StateBadge state={good ? "good" : "attention"}>
            {report.agreed ? "Both sides agree" : "Sides differ"}
          </StateBadge>
        }
      />
      <CardContent className="grid gap-3">
        <div className="grid gap-1 text-sm">
          {reconciliationWords(run.entity, report, run.counters, run.target.name).map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </div>
        <Facts>
          <FactRow label="Read from the source" value={report.sourceRead} />
          <FactRow label="Should be in the target" value={expectedInTarget(run.counters)} />
          <FactRow label="Found with this source's mark" value={report.targetStamped} />
          <FactRow label={`All ${ENTITY_WORDS[run.entity].few} in the target`} value={report.targetTotal} />
          <FactRow label="Missing" value={report.missing} tone={report.missing > 0 ? "broken" : undefined} />
          <FactRow
            label="Fields that differ"
            value={report.differing}
            tone={report.differing > 0 ? "attention" : undefined}
          />
          {report.money?.map(({ currency, source, target }) => (
            <FactRow
              key={currency}
              label={`Total in ${currency || "no currency"}`}
              value={
                source === target
                  ? formatMoney(source, currency)
                  : `${formatMoney(source, currency)} at the source, ${formatMoney(target, currency)} in the target`
              }
              tone={source === target ? undefined : "attention"}
            />
          ))}
        </Facts>
      </CardContent>
    </Card>
  );
}
