import { Card, CardContent, CardHeader } from "@/components/ui/card";
import type { DeletionReport } from "@/server/domain/deletion-report";
import { deletionWords } from "./deletion-words";
import { FactRow, Facts } from "./facts";
import type { RunDetails } from "./run-page";

/** What was found gone at the source, and what became of it. */
export function DeletionFacts({ run, report }: { run: RunDetails; report: DeletionReport }) {
  const dry = run.kind === "dry_run";
  const left = report.gone - report.retired;
  return (
    <Card aria-label="Deletions">
      <CardHeader title="Deletions" />
      <CardContent className="grid gap-3">
        <div className="grid gap-1 text-sm">
          {deletionWords(run.entity, report, run.target.name, dry).map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </div>
        {report.gone > 0 ? (
          <Facts>
            <FactRow label="Gone at the source" value={report.gone} />
            {dry ? null : (
              <>
                <FactRow label="Taken away" value={report.retired} />
                <FactRow label="Left as they are" value={left} tone={left > 0 ? "attention" : undefined} />
              </>
            )}
          </Facts>
        ) : null}
      </CardContent>
    </Card>
  );
}
