"use client";

import { useForm } from "react-hook-form";
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
import { Field } from "./field";
import { useFormSubmit } from "./use-form-submit";

interface NameFormProps {
  title: string;
  /** As it is called until now; empty for something new. */
  name: string;
  maxLength: number;
  help?: string;
  /** What the button says. */
  act: string;
  /** What is wrong with the name is the server's to say, for the input `name`. */
  onSave(name: string): Promise<void>;
}

/** Asks what something is to be called, and closes once that is saved. */
export function NameDialog({
  open,
  onOpenChange,
  onSave,
  ...form
}: NameFormProps & { open: boolean; onOpenChange(open: boolean): void }) {
  const save = async (name: string) => {
    await onSave(name);
    onOpenChange(false);
  };
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent aria-describedby={undefined}>
        <NameForm {...form} onSave={save} />
      </DialogContent>
    </Dialog>
  );
}

function NameForm({ title, name, maxLength, help, act, onSave }: NameFormProps) {
  const form = useForm({ defaultValues: { name } });
  const { submit, problem, pending, errors } = useFormSubmit(form, ["name"], (values) => onSave(values.name));
  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      <DialogHeader>
        <DialogTitle>{title}</DialogTitle>
      </DialogHeader>
      {problem ? <Alert state="broken" title={problem} /> : null}
      <Field label="Name" error={errors.name?.message} help={help}>
        <Input maxLength={maxLength} autoComplete="off" autoFocus {...form.register("name")} />
      </Field>
      <DialogFooter>
        <DialogClose asChild>
          <Button>Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="primary" pending={pending}>
          {act}
        </Button>
      </DialogFooter>
    </form>
  );
}
