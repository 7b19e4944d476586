"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useForm } from "react-hook-form";
import { toast } from "sonner";
import { useTRPC } from "@/components/api/trpc";
import { Field } from "@/components/form/field";
import { useFormSubmit } from "@/components/form/use-form-submit";
import { useOrganisation } from "@/components/shell/organisation-context";
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
import { noteInput } from "@/server/api/routers/support-access/inputs";

type Kind = "note" | "handBack";

const WORDS: Record<Kind, { title: string; about: string; label: string; act: string }> = {
  note: {
    title: "Write a note",
    about:
      "For the organisation and for your colleagues. Name no shopper in it: it stays when your access ends.",
    label: "What you found, or did",
    act: "Save note",
  },
  handBack: {
    title: "Hand the run back",
    about: "Your access to this client ends at once. Owners and admins are told, with what you write here.",
    label: "What you did, and what is left for them",
    act: "Hand back",
  },
};

interface NoteDialogProps {
  runId: string;
  /** Null while none is written. */
  kind: Kind | null;
  onClose(): void;
}

export function NoteDialog({ runId, kind, onClose }: NoteDialogProps) {
  return (
    <Dialog
      open={kind !== null}
      onOpenChange={(shown) => {
        if (!shown) onClose();
      }}
    >
      <DialogContent>{kind ? <NoteForm runId={runId} kind={kind} onClose={onClose} /> : null}</DialogContent>
    </Dialog>
  );
}

function NoteForm({ runId, kind, onClose }: NoteDialogProps & { kind: Kind }) {
  const { slug: org } = useOrganisation();
  const trpc = useTRPC();
  const client = useQueryClient();
  const words = WORDS[kind];
  const form = useForm({ resolver: zodResolver(noteInput), defaultValues: { runId, text: "" } });
  const note = useMutation(trpc.supportAccess.note.mutationOptions());
  const handBack = useMutation(trpc.supportAccess.handBack.mutationOptions());
  const { submit, problem, pending, errors } = useFormSubmit(form, ["text"], async (values) => {
    if (kind === "handBack") {
      await handBack.mutateAsync({ org, ...values });
      // The access is over, so nothing of the organisation is left in the browser.
      window.location.assign("/support");
      return;
    }
    await note.mutateAsync({ org, ...values });
    toast.success("The note is on the run's page, for the organisation too.");
    onClose();
    await client.invalidateQueries(trpc.run.notes.pathFilter());
  });
  return (
    <form onSubmit={submit} className="grid gap-4">
      <DialogHeader>
        <DialogTitle>{words.title}</DialogTitle>
        <DialogDescription>{words.about}</DialogDescription>
      </DialogHeader>
      {problem ? <Alert state="broken" title={problem} /> : null}
      <Field label={words.label} error={errors.text?.message}>
        <Textarea rows={5} {...form.register("text")} />
      </Field>
      <DialogFooter>
        <DialogClose asChild>
          <Button>Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="primary" pending={pending}>
          {words.act}
        </Button>
      </DialogFooter>
    </form>
  );
}
