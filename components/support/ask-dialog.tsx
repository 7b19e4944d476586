"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useForm } from "react-hook-form";
import { toast } from "sonner";
import { useTRPC } from "@/components/api/trpc";
import { Field } from "@/components/form/field";
import { useFormSubmit } from "@/components/form/use-form-submit";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import {
  Dialog,
  DialogClose,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "@/components/ui/dialog";
import { Textarea } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { askAccessInput } from "@/server/api/routers/support/inputs";
import { LENGTHS } from "./access-words";
import { PersonalDataChoice } from "./personal-data-choice";
import type { QueueRow } from "./queue-page";

/** Asks the organisation for a way into what belongs to the run's client. */
export function AskDialog({ row, onClose }: { row: QueueRow | null; onClose(): void }) {
  return (
    <Dialog
      open={row !== null}
      onOpenChange={(shown) => {
        if (!shown) onClose();
      }}
    >
      <DialogContent>{row ? <AskForm row={row} onClose={onClose} /> : null}</DialogContent>
    </Dialog>
  );
}

const FIELDS = ["reason", "minutes"] as const;

function AskForm({ row, onClose }: { row: QueueRow; onClose(): void }) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const form = useForm({
    resolver: zodResolver(askAccessInput),
    defaultValues: { runId: row.id, reason: "", minutes: 240, wantsPersonalData: false },
  });
  const ask = useMutation(trpc.support.ask.mutationOptions());
  const { submit, problem, pending, errors } = useFormSubmit(form, FIELDS, async (values) => {
    await ask.mutateAsync(values);
    toast.success(`${row.organisation} has been asked. You see the answer under Your access.`);
    onClose();
    await client.invalidateQueries(trpc.support.pathFilter());
  });
  return (
    <form onSubmit={submit} className="grid gap-4">
      <DialogHeader>
        <DialogTitle>Ask {row.organisation} for access</DialogTitle>
        <DialogDescription>
          To everything of {row.client}: its imports, runs and connections, never its secrets. They can end it
          at any time, and see all that you look at and do.
        </DialogDescription>
      </DialogHeader>
      {problem ? <Alert state="broken" title={problem} /> : null}
      <Field label="Why" help="They read this and decide by it." error={errors.reason?.message}>
        <Textarea rows={3} {...form.register("reason")} />
      </Field>
      <Field label="For how long" error={errors.minutes?.message}>
        <NativeSelect {...form.register("minutes", { valueAsNumber: true })}>
          {LENGTHS.map(({ minutes, label }) => (
            <option key={minutes} value={minutes}>
              {label}
            </option>
          ))}
        </NativeSelect>
      </Field>
      <PersonalDataChoice
        checked={form.watch("wantsPersonalData")}
        onChange={(checked) => form.setValue("wantsPersonalData", checked)}
        label="Ask to see shoppers' personal data"
        help="Names, addresses, e-mail and what people wrote. Leave it off where ids, amounts and states are enough."
      />
      <DialogFooter>
        <DialogClose asChild>
          <Button>Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="primary" pending={pending}>
          Ask for access
        </Button>
      </DialogFooter>
    </form>
  );
}
