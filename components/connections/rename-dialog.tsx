"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { useTRPC } from "@/components/api/trpc";
import { showApiErrors } from "@/components/form/api-errors";
import { Field } from "@/components/form/field";
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
import type { ConnectionDialogProps } from "./connection-dialog";

export function RenameDialog({ connection, open, onOpenChange }: ConnectionDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent aria-describedby={undefined}>
        <RenameForm connection={connection} onDone={() => onOpenChange(false)} />
      </DialogContent>
    </Dialog>
  );
}

function RenameForm({ connection, onDone }: Pick<ConnectionDialogProps, "connection"> & { onDone(): void }) {
  const { slug: org } = useOrganisation();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [problem, setProblem] = useState<string | null>(null);
  const rename = useMutation(trpc.connection.rename.mutationOptions());
  const form = useForm({ defaultValues: { name: connection.name } });
  const submit = form.handleSubmit(async ({ name }) => {
    setProblem(null);
    try {
      await rename.mutateAsync({ org, connectionId: connection.id, name });
      await queryClient.invalidateQueries(trpc.connection.pathFilter());
      onDone();
    } catch (error) {
      setProblem(showApiErrors(error, form.setError, ["name"]));
    }
  });
  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      <DialogHeader>
        <DialogTitle>Rename connection</DialogTitle>
      </DialogHeader>
      {problem ? <Alert state="broken" title={problem} /> : null}
      <Field label="Name" error={form.formState.errors.name?.message}>
        <Input maxLength={100} autoComplete="off" {...form.register("name")} />
      </Field>
      <DialogFooter>
        <DialogClose asChild>
          <Button>Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="primary" pending={rename.isPending}>
          Rename
        </Button>
      </DialogFooter>
    </form>
  );
}
