"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Pencil, Trash2 } from "lucide-react";
import { type ReactNode, useState } from "react";
import { toast } from "sonner";
import { sentenceOf } from "@/components/api/error-sentence";
import { useTRPC } from "@/components/api/trpc";
import { RunStatusText } from "@/components/imports/run-status";
import { useMay, useOrganisation } from "@/components/shell/organisation-context";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Disclosure } from "@/components/ui/disclosure";
import { Link } from "@/components/ui/link";
import { RelativeTime } from "@/components/ui/relative-time";
import { StateBadge, StateIcon } from "@/components/ui/state-badge";
import { Switch } from "@/components/ui/switch";
import { useTimeZone } from "@/components/ui/time-zone";
import { DueTimes } from "./due-times";
import { formatDue, REACH_WORDS, SCHEDULE_STATE_WORDS, type ScheduleView } from "./schedule-words";

/** One schedule: when and what, what came of it last, and the switch. */
export function ScheduleItem({ schedule, onEdit }: { schedule: ScheduleView; onEdit(): void }) {
  const { state, word } = SCHEDULE_STATE_WORDS[schedule.state];
  const mayManage = useMay("import:manage");
  return (
    <li className="grid gap-3 rounded-xl border bg-surface p-4 shadow-card">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-64">
          <h2 className="font-semibold text-sm leading-5 [overflow-wrap:anywhere]">{schedule.words}</h2>
          <p className="text-ink-muted text-xs">{REACH_WORDS[schedule.reach].title}</p>
        </div>
        <div className="flex items-center gap-2">
          <StateBadge state={state}>{word}</StateBadge>
          {mayManage ? <Acts schedule={schedule} onEdit={onEdit} /> : null}
        </div>
      </div>
      <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-2">
        <Fact term="Next run">
          <Next schedule={schedule} />
        </Fact>
        <Fact term="Last run">
          <Last schedule={schedule} />
        </Fact>
      </dl>
      {schedule.problem && schedule.state !== "waiting" ? (
        <p className="flex gap-2 border-t pt-3 text-sm">
          <StateIcon state="attention" className="mt-0.5" />
          <span className="min-w-0 [overflow-wrap:anywhere]">
            {schedule.problem.at ? (
              <>
                <RelativeTime value={schedule.problem.at} className="font-medium" />:{" "}
              </>
            ) : null}
            {schedule.problem.sentence}
          </span>
        </p>
      ) : null}
      {schedule.next.length > 1 ? (
        <Disclosure summary="Next five times">
          <div className="max-w-md">
            <DueTimes times={schedule.next} />
          </div>
        </Disclosure>
      ) : null}
    </li>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-ink-muted text-xs">{term}</dt>
      <dd className="text-sm">{children}</dd>
    </div>
  );
}

function Next({ schedule }: { schedule: ScheduleView }) {
  const timeZone = useTimeZone();
  const [next] = schedule.next;
  if (schedule.state === "waiting") return <>As soon as the run under way has ended</>;
  if (schedule.state === "paused") return <span className="text-ink-muted">None while it is paused</span>;
  if (!next) return <span className="text-ink-muted">None, its end has passed</span>;
  return (
    <>
      <RelativeTime value={next} />
      <span className="block text-ink-muted text-xs tabular-nums">{formatDue(next, timeZone)}</span>
    </>
  );
}

function Last({ schedule }: { schedule: ScheduleView }) {
  const { slug } = useOrganisation();
  const { lastRun } = schedule;
  if (!lastRun) return <span className="text-ink-muted">None yet</span>;
  return (
    <>
      <RunStatusText status={lastRun.status} />
      <span className="block pl-5.5 text-ink-muted text-xs">
        <Link
          href={`/${slug}/runs/${lastRun.id}`}
          className="focus-ring rounded text-accent-text underline underline-offset-2"
        >
          See the run
        </Link>
        , <RelativeTime value={lastRun.createdAt} />
        {lastRun.trigger === "catch_up" ? ", catching up after downtime" : ""}
      </span>
    </>
  );
}

function Acts({ schedule, onEdit }: { schedule: ScheduleView; onEdit(): void }) {
  const { slug: org } = useOrganisation();
  const trpc = useTRPC();
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const options = {
    onError: (error: unknown) => toast.error(sentenceOf(error)),
    onSuccess: async () => {
      await Promise.all([
        client.invalidateQueries(trpc.schedule.pathFilter()),
        client.invalidateQueries(trpc.import.pathFilter()),
      ]);
    },
  };
  const pause = useMutation(trpc.schedule.setPaused.mutationOptions(options));
  const remove = useMutation(trpc.schedule.remove.mutationOptions(options));
  // Shown as it will be, until the server has answered.
  const paused = pause.isPending ? pause.variables.paused : schedule.state === "paused";
  return (
    <>
      <Switch
        checked={!paused}
        disabled={pause.isPending}
        aria-label={`Start runs: ${schedule.words}`}
        onCheckedChange={(on) => pause.mutate({ org, scheduleId: schedule.id, paused: !on })}
      />
      <Button variant="ghost" size="icon-sm" aria-label={`Change: ${schedule.words}`} onClick={onEdit}>
        <Pencil aria-hidden />
      </Button>
      <Button
        variant="ghost"
        size="icon-sm"
        aria-label={`Remove: ${schedule.words}`}
        onClick={() => setAsking(true)}
      >
        <Trash2 aria-hidden />
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title="Remove this schedule?"
        description={`${schedule.words}: no run starts at these times any more. Runs that it started stay, with their records.`}
        confirmLabel="Remove schedule"
        pending={remove.isPending}
        onConfirm={() => remove.mutate({ org, scheduleId: schedule.id })}
      />
    </>
  );
}
