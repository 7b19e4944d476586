"use client";

import type { ReactNode } from "react";
import type { FieldPath, FieldValues, UseFormReturn } from "react-hook-form";
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

export interface ProofDialogProps<Proof> {
  open: boolean;
  onOpenChange(open: boolean): void;
  title: string;
  description: string;
  /** The act in words; never "OK". */
  confirmLabel: string;
  danger?: boolean;
  onConfirm(proof: Proof): Promise<unknown>;
}

/** A dialog that does what its title says once the person has shown who they are. */
export function ProofFrame<Proof extends FieldValues>({
  form,
  fields,
  open,
  onOpenChange,
  title,
  description,
  confirmLabel,
  danger = false,
  onConfirm,
  children,
}: ProofDialogProps<Proof> & {
  form: UseFormReturn<Proof, unknown, Proof>;
  fields: readonly FieldPath<Proof>[];
  children: ReactNode;
}) {
  const { submit, problem, pending } = useFormSubmit(form, fields, onConfirm);
  const change = (next: boolean) => {
    if (!next) form.reset();
    onOpenChange(next);
  };
  return (
    <Dialog open={open} onOpenChange={change}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{title}</DialogTitle>
          <DialogDescription>{description}</DialogDescription>
        </DialogHeader>
        <form onSubmit={submit} noValidate className="grid gap-4">
          {problem ? <Alert state="broken" title={problem} /> : null}
          {children}
          <DialogFooter>
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            <Button type="submit" variant={danger ? "danger" : "primary"} pending={pending}>
              {confirmLabel}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
