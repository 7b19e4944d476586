"use client";

import { ArrowRight } from "lucide-react";
import type { ReactNode } from "react";
import { useMay, useOrganisation } from "@/components/shell/organisation-context";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { formatCount, formatCounted } from "@/components/ui/number";
import { Progress } from "@/components/ui/progress";
import { countOf, ENTITY_WORDS, type ImportDetails, RUN_KIND_WORDS, STEP_WORDS } from "./import-words";

/** What needs a person now, with the way there; nothing when all is well. */
export function ImportNews({ details }: { details: ImportDetails }) {
  const { slug } = useOrganisation();
  const edit = (step: string) => `/${slug}/imports/${details.id}/edit/${step}`;
  const { active, entity, lastRun, lastDryRun } = details;
  const { many, one } = ENTITY_WORDS[entity];

  if (active) {
    const { counters } = active;
    const done =
      counters.created + counters.updated + counters.unchanged + counters.skipped + counters.failed;
    const total = active.expectedTotal === null ? null : Math.max(active.expectedTotal, counters.read);
    const href = active.kind === "dry_run" ? edit("review") : `/${slug}/runs/${active.id}`;
    return (
      <Alert
        state="running"
        title={`${RUN_KIND_WORDS[active.kind]} under way`}
        actions={<Way href={href}>Watch it</Way>}
      >
        {total === null
          ? "It is asking both stores."
          : `${formatCount(done)} of ${countOf(entity, total)} done.`}
        <Progress
          value={total ? Math.min(100, (done / total) * 100) : null}
          label={`${many} done`}
          className="mt-2"
        />
      </Alert>
    );
  }
  const disabled = [details.source, details.target].find((side) => side?.status === "disabled");
  const failing = [details.source, details.target].find((side) => side?.status === "failing");
  const side = disabled ?? failing;
  if (side) {
    return (
      <Alert
        state="broken"
        title={`"${side.name}" is ${disabled ? "disabled" : "not working"}`}
        actions={<Way href={`/${slug}/connections/${side.id}`}>See the connection</Way>}
      >
        {disabled
          ? "This import cannot run until the connection is enabled again."
          : "Its last test failed. A run would stop at once; the connection's page says what to do."}
      </Alert>
    );
  }
  if (details.status === "draft") {
    const { errors } = details.mapping;
    return (
      <NextStep
        title="This import is not complete yet"
        href={edit(details.openStep)}
        act={STEP_WORDS[details.openStep].todo}
      >
        {errors > 0
          ? `${formatCounted(errors, "rule")} of the mapping ${errors === 1 ? "needs" : "need"} a look.`
          : "Finish its open steps, then look at a dry run."}
      </NextStep>
    );
  }
  if (!lastRun) {
    return lastDryRun && lastDryRun.stale.length === 0 ? (
      <NextStep title="The dry run is done" href={edit("review")} act="Look at it">
        {`${countOf(entity, lastDryRun.counters.created)} would be created, ${formatCount(lastDryRun.counters.updated)} updated, ${formatCount(lastDryRun.counters.failed)} would fail. Nothing has been written yet.`}
      </NextStep>
    ) : (
      <NextStep title="Ready for a dry run" href={edit("review")} act="Go to the dry run">
        It shows what would happen to each {one}, and writes nothing.
      </NextStep>
    );
  }
  if (lastRun.status === "failed") {
    return (
      <Alert
        state="broken"
        title="The last run stopped before its end"
        actions={<Way href={`/${slug}/runs/${lastRun.id}`}>See why</Way>}
      >
        What had been written stays. The run's page says what to mend; then it can be resumed.
      </Alert>
    );
  }
  if (lastRun.status === "completed_with_issues") {
    const { failed } = lastRun.counters;
    return (
      <Alert
        state="attention"
        title={
          failed > 0
            ? `${countOf(entity, failed)} could not be brought over`
            : "The last run ended with issues"
        }
        actions={<Way href={`/${slug}/runs/${lastRun.id}`}>Look at them</Way>}
      >
        Everything else arrived. Each issue says what to do; then retry those alone.
      </Alert>
    );
  }
  return null;
}

/** What comes next, where nothing is wrong. */
function NextStep({
  title,
  href,
  act,
  children,
}: {
  title: string;
  href: string;
  act: string;
  children: ReactNode;
}) {
  const mayManage = useMay("import:manage");
  return (
    <section
      aria-label="Next step"
      className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 rounded-xl border border-accent/25 bg-accent-soft/50 p-4"
    >
      <div className="min-w-0">
        <h2 className="font-semibold text-sm">{title}</h2>
        <p className="text-ink-muted text-sm">{children}</p>
      </div>
      {mayManage ? (
        <Button asChild variant="primary">
          <Link href={href}>
            {act}
            <ArrowRight aria-hidden />
          </Link>
        </Button>
      ) : null}
    </section>
  );
}

function Way({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Button asChild size="sm">
      <Link href={href}>{children}</Link>
    </Button>
  );
}
