"use client";

import { ArrowRight, ListTree, Trash2 } from "lucide-react";
import { useState } from "react";
import { countOf, ENTITY_WORDS } from "@/components/imports/import-words";
import { useMay, useOrganisation } from "@/components/shell/organisation-context";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Link } from "@/components/ui/link";
import type { DeletionReport } from "@/server/domain/deletion-report";
import { retirementWords } from "./deletion-words";
import type { RunDetails } from "./run-page";
import { useRunActs } from "./use-run-acts";

/** Deletions that the safety stop held back: why, which, and the button that applies them all the same. */
export function HeldDeletions({
  run,
  report,
  held,
}: {
  run: RunDetails;
  report: DeletionReport;
  held: NonNullable<DeletionReport["held"]>;
}) {
  const { slug } = useOrganisation();
  const mayStart = useMay("run:start");
  const [asking, setAsking] = useState(false);
  const { applyDeletions } = useRunActs(run.id);
  const found = countOf(run.entity, report.gone);
  const { few } = ENTITY_WORDS[run.entity];
  if (run.deletionsAppliedBy) {
    return (
      <Alert
        state="good"
        title={`These deletions were held back, and applied by a later run`}
        actions={
          <Button asChild>
            <Link href={`/${slug}/runs/${run.deletionsAppliedBy}`}>
              Open that run
              <ArrowRight aria-hidden />
            </Link>
          </Button>
        }
      />
    );
  }
  return (
    <>
      <Alert
        state="attention"
        title={
          held.reason === "share"
            ? `${found} ${report.gone === 1 ? "is" : "are"} gone at the source, and nothing was done about it`
            : `Not every id of the source could be seen, so no ${few} were taken away`
        }
        actions={
          held.reason === "share" ? (
            <>
              {run.recordsRemoved ? null : (
                <Button asChild>
                  <Link href={`/${slug}/runs/${run.id}/records?issue=deletion_held`}>
                    <ListTree aria-hidden />
                    Look at them
                  </Link>
                </Button>
              )}
              {mayStart && run.can.applyDeletions ? (
                <Button onClick={() => setAsking(true)}>
                  <Trash2 aria-hidden />
                  Apply these deletions
                </Button>
              ) : null}
            </>
          ) : undefined
        }
      >
        <p>{held.detail}</p>
        {held.reason === "incomplete" ? <p className="mt-1">The next run looks again.</p> : null}
      </Alert>
      <ConfirmDialog
        open={asking && run.can.applyDeletions}
        onOpenChange={setAsking}
        title={`Take away ${found}?`}
        confirmLabel="Apply these deletions"
        pending={applyDeletions.pending}
        onConfirm={() => applyDeletions.ask(() => setAsking(false))}
        description={
          <>
            A run starts that asks {run.source.platformName} for each of them once more. What is still gone is{" "}
            {retirementWords(report.policy, run.target.name)}. What is there again stays.
          </>
        }
      />
    </>
  );
}
