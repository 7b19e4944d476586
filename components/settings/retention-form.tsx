"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { toast } from "sonner";
import { useTRPC } from "@/components/api/trpc";
import { showApiErrors } from "@/components/form/api-errors";
import { Field } from "@/components/form/field";
import { useMay, useOrganisation } from "@/components/shell/organisation-context";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardHeader } from "@/components/ui/card";
import { Input } from "@/components/ui/input";
import { retentionInput } from "@/server/api/routers/organisation/inputs";
import type { Retention } from "./history-settings";
import { RetentionDue } from "./retention-due";

const FIELDS = ["keepRecordsDays", "keepRunsDays"] as const;

/** Two numbers of days, with what they come to at the next job before they are saved. */
export function RetentionForm({ retention }: { retention: Retention }) {
  const { slug: org } = useOrganisation();
  const trpc = useTRPC();
  const client = useQueryClient();
  const mayManage = useMay("organisation:manage");
  const [problem, setProblem] = useState<string | null>(null);
  const { keepRecordsDays, keepRunsDays } = retention;
  const form = useForm({
    resolver: zodResolver(retentionInput),
    mode: "onChange",
    values: { keepRecordsDays, keepRunsDays },
  });
  const { errors, isDirty } = form.formState;
  const asked = retentionInput.safeParse(form.watch());
  const save = useMutation(trpc.organisation.saveRetention.mutationOptions());
  const submit = form.handleSubmit(async (days) => {
    setProblem(null);
    try {
      await save.mutateAsync({ org, ...days });
      await client.invalidateQueries(trpc.organisation.retention.pathFilter());
      toast.success("Saved. The next job goes by it.");
    } catch (error) {
      setProblem(showApiErrors(error, form.setError, FIELDS));
    }
  });
  return (
    <Card aria-label="How long things are kept">
      <CardHeader title="How long things are kept" className="pb-3" />
      <CardContent>
        <form onSubmit={submit} noValidate className="grid gap-4">
          {problem ? <Alert state="broken" title={problem} /> : null}
          <fieldset disabled={!mayManage} className="grid items-start gap-4 sm:grid-cols-2">
            <Field
              label="Records, in days"
              help="What was read, sent and answered for each product, order and customer, with its issues."
              error={errors.keepRecordsDays?.message}
            >
              <Input
                type="number"
                inputMode="numeric"
                {...form.register("keepRecordsDays", { valueAsNumber: true })}
              />
            </Field>
            <Field
              label="Runs, in days"
              help="When a run was, who started it, its numbers and its log."
              error={errors.keepRunsDays?.message}
            >
              <Input
                type="number"
                inputMode="numeric"
                {...form.register("keepRunsDays", { valueAsNumber: true })}
              />
            </Field>
          </fieldset>
          <RetentionDue days={asked.data ?? null} nextAt={retention.nextAt} unsaved={isDirty} />
          {mayManage ? (
            <div>
              <Button type="submit" variant="primary" disabled={!isDirty} pending={save.isPending}>
                Save
              </Button>
            </div>
          ) : (
            <p className="text-ink-muted text-sm">Only owners and admins can change this.</p>
          )}
        </form>
      </CardContent>
    </Card>
  );
}
