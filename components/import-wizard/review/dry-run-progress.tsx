"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { sentenceOf } from "@/components/api/error-sentence";
import { type RouterOutputs, useTRPC } from "@/components/api/trpc";
import { countOf, ENTITY_WORDS } from "@/components/imports/import-words";
import { useMay, useOrganisation } from "@/components/shell/organisation-context";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { formatDuration } from "@/components/ui/format-time";
import { Count, formatCount } from "@/components/ui/number";
import { Progress } from "@/components/ui/progress";
import { StateIcon } from "@/components/ui/state-badge";
import { OUTCOME_WORDS, OUTCOMES, phaseInWords } from "./outcomes";

type RunDetail = RouterOutputs["run"]["get"];

/** A dry run while it is under way: how far it is, what it waits for, what it has found so far. */
export function DryRunProgress({ run }: { run: RunDetail }) {
  const { slug } = useOrganisation();
  const trpc = useTRPC();
  const client = useQueryClient();
  const mayCancel = useMay("run:start");
  const cancel = useMutation(
    trpc.run.cancel.mutationOptions({
      onSuccess: () => client.invalidateQueries(trpc.run.pathFilter()),
      onError: (error) => toast.error(sentenceOf(error)),
    }),
  );
  const { counters, expectedTotal, pace, waiting } = run;
  const compared = OUTCOMES.reduce((sum, outcome) => sum + counters[outcome], 0);
  const total = expectedTotal === null ? null : Math.max(expectedTotal, counters.read);
  const percent = total === null || total === 0 ? null : Math.min(100, (compared / total) * 100);
  const title = run.cancelRequested
    ? "Stopping…"
    : run.status === "queued"
      ? "Waiting for its turn"
      : phaseInWords(run.phase, run.entity);
  return (
    <Card aria-label="Dry run under way" className="p-5">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0">
          <h2 className="flex items-center gap-2 font-semibold text-base">
            <StateIcon state="running" />
            {title}
          </h2>
          <p className="mt-0.5 text-ink-muted text-sm" aria-live="polite">
            {waiting
              ? `Waiting for ${waiting.label}.`
              : total === null
                ? "Nothing is written."
                : `${formatCount(compared)} of ${countOf(run.entity, total)} compared.`}
            {pace.secondsLeft !== null && pace.secondsLeft > 0
              ? ` About ${formatDuration(pace.secondsLeft * 1_000)} left.`
              : ""}
          </p>
        </div>
        {mayCancel ? (
          <Button
            size="sm"
            disabled={!run.can.cancel}
            pending={cancel.isPending}
            onClick={() => cancel.mutate({ org: slug, runId: run.id })}
          >
            Cancel
          </Button>
        ) : null}
      </div>
      <Progress value={percent} label={`${ENTITY_WORDS[run.entity].many} compared`} className="mt-4 h-2" />
      <dl className="mt-4 grid grid-cols-3 gap-4 sm:grid-cols-6">
        <Figure word="Read" value={counters.read} />
        {OUTCOMES.map((outcome) => (
          <Figure key={outcome} word={OUTCOME_WORDS[outcome].word} value={counters[outcome]} />
        ))}
      </dl>
    </Card>
  );
}

function Figure({ word, value }: { word: string; value: number }) {
  return (
    <div>
      <dt className="text-ink-muted text-xs">{word}</dt>
      <dd className="font-semibold text-lg">
        <Count value={value} />
      </dd>
    </div>
  );
}
