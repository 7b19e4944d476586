"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { toast } from "sonner";
import { sentenceOf } from "@/components/api/error-sentence";
import { isApiError } from "@/components/api/query-client";
import { useTRPC } from "@/components/api/trpc";
import { useOrganisation } from "@/components/shell/organisation-context";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { DialogClose, DialogFooter, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import { RadioCard, RadioGroup } from "@/components/ui/radio-group";
import { useTimeZone } from "@/components/ui/time-zone";
import type { Entity } from "@/server/domain/entity";
import { MoreFields } from "./more-fields";
import { RhythmFields } from "./rhythm-fields";
import { RhythmPreview } from "./rhythm-preview";
import { draftOf, NEW_DRAFT, readDraft, type ScheduleDraft } from "./schedule-draft";
import { REACH_WORDS, reachesOf, type ScheduleView } from "./schedule-words";

/** A new schedule, or the one that is given. */
export function ScheduleForm({
  importId,
  entity,
  schedule,
  onDone,
}: {
  importId: string;
  entity: Entity;
  schedule: ScheduleView | null;
  onDone(): void;
}) {
  const { slug: org } = useOrganisation();
  const timeZone = useTimeZone();
  const trpc = useTRPC();
  const client = useQueryClient();
  const [draft, setDraft] = useState<ScheduleDraft>(schedule ? draftOf(schedule, timeZone) : NEW_DRAFT);
  const [refused, setRefused] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState<string | null>(null);
  const create = useMutation(trpc.schedule.create.mutationOptions());
  const update = useMutation(trpc.schedule.update.mutationOptions());
  const { settings, errors: found } = readDraft(draft, timeZone);
  const errors = { ...refused, ...found };
  const change = (part: Partial<ScheduleDraft>) => {
    setRefused({});
    setDraft((before) => ({ ...before, ...part }));
  };

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setProblem(null);
    if (settings === null) return setProblem("Something is missing or wrong. Look at the marked fields.");
    try {
      if (schedule) await update.mutateAsync({ org, scheduleId: schedule.id, ...settings });
      else await create.mutateAsync({ org, importId, ...settings });
      await Promise.all([
        client.invalidateQueries(trpc.schedule.pathFilter()),
        client.invalidateQueries(trpc.import.pathFilter()),
      ]);
      toast.success(schedule ? "The schedule was changed." : "The schedule was added.");
      onDone();
    } catch (error) {
      setRefused(isApiError(error) ? (error.data?.fields ?? {}) : {});
      setProblem(sentenceOf(error));
    }
  };

  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-5">
      <DialogHeader>
        <DialogTitle>{schedule ? "Change the schedule" : "New schedule"}</DialogTitle>
      </DialogHeader>
      {problem ? <Alert state="broken" title={problem} /> : null}
      <ReachChoice entity={entity} draft={draft} onChange={change} />
      <RhythmFields draft={draft} errors={errors} onChange={change} />
      <RhythmPreview settings={settings} />
      <MoreFields draft={draft} errors={errors} onChange={change} />
      <DialogFooter>
        <DialogClose asChild>
          <Button>Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="primary" pending={create.isPending || update.isPending}>
          {schedule ? "Save" : "Add schedule"}
        </Button>
      </DialogFooter>
    </form>
  );
}

function ReachChoice({
  entity,
  draft,
  onChange,
}: {
  entity: Entity;
  draft: ScheduleDraft;
  onChange(part: Partial<ScheduleDraft>): void;
}) {
  const id = useId();
  const reaches = reachesOf(entity);
  return (
    <section aria-labelledby={id} className="grid gap-2">
      <h3 id={id} className="font-medium text-sm">
        What is brought over
      </h3>
      <RadioGroup
        aria-labelledby={id}
        value={draft.reach}
        onValueChange={(value) => {
          const reach = reaches.find((known) => known === value);
          if (reach) onChange({ reach });
        }}
      >
        {reaches.map((reach) => (
          <RadioCard
            key={reach}
            value={reach}
            className="py-2.5"
            title={REACH_WORDS[reach].title}
            description={REACH_WORDS[reach].about}
          />
        ))}
      </RadioGroup>
    </section>
  );
}
