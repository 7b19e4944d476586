"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useForm } from "react-hook-form";
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
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "@/components/ui/dialog";
import { Input } from "@/components/ui/input";

interface RenameProps {
  template: { id: string; name: string };
  open: boolean;
  onOpenChange(open: boolean): void;
}

export function RenameTemplateDialog({ template, open, onOpenChange }: RenameProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent aria-describedby={undefined}>
        <RenameForm template={template} onDone={() => onOpenChange(false)} />
      </DialogContent>
    </Dialog>
  );
}

function RenameForm({ template, onDone }: Pick<RenameProps, "template"> & { onDone(): void }) {
  const { slug: org } = useOrganisation();
  const trpc = useTRPC();
  const client = useQueryClient();
  const rename = useMutation(trpc.template.rename.mutationOptions());
  const form = useForm({ defaultValues: { name: template.name } });
  const { submit, problem, pending, errors } = useFormSubmit(form, ["name"], async ({ name }) => {
    await rename.mutateAsync({ org, templateId: template.id, name });
    await client.invalidateQueries(trpc.template.pathFilter());
    onDone();
  });
  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      <DialogHeader>
        <DialogTitle>Rename template</DialogTitle>
      </DialogHeader>
      {problem ? <Alert state="broken" title={problem} /> : null}
      <Field label="Name" error={errors.name?.message}>
        <Input maxLength={120} autoComplete="off" {...form.register("name")} />
      </Field>
      <DialogFooter>
        <DialogClose asChild>
          <Button>Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="primary" pending={pending}>
          Rename
        </Button>
      </DialogFooter>
    </form>
  );
}
