"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { Controller, useForm } from "react-hook-form";
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
import { Input, Textarea } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import type { Entity } from "@/server/domain/entity";
import { NOTE_HELP } from "./template-words";

interface SaveTemplateProps {
  item: { id: string; name: string; entity: Entity };
  open: boolean;
  onOpenChange(open: boolean): void;
}

/** Makes a template of what an import holds, or the next version of one that is there. */
export function SaveTemplateDialog({ item, open, onOpenChange }: SaveTemplateProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent>
        <SaveForm item={item} />
      </DialogContent>
    </Dialog>
  );
}

/** Stands for a template that is not there yet. */
const NEW = "";

function SaveForm({ item }: Pick<SaveTemplateProps, "item">) {
  const { slug: org } = useOrganisation();
  const trpc = useTRPC();
  const client = useQueryClient();
  const router = useRouter();
  const choices = useQuery(trpc.template.choices.queryOptions({ org, entity: item.entity }));
  const create = useMutation(trpc.template.create.mutationOptions());
  const saveVersion = useMutation(trpc.template.saveVersion.mutationOptions());
  const form = useForm({ defaultValues: { into: NEW, name: item.name, note: "" } });
  // What is wrong with a name or a note is the server's to say: a new version has no name of its own.
  const known = (id: string) => choices.data?.find((choice) => choice.id === id);
  const { submit, problem, pending, errors } = useFormSubmit(form, ["name", "note"], async (values) => {
    const template = known(values.into);
    const id = template
      ? template.id
      : (await create.mutateAsync({ org, importId: item.id, name: values.name, note: values.note })).id;
    if (template) {
      const { version } = await saveVersion.mutateAsync({
        org,
        templateId: template.id,
        basedOn: template.latestVersion,
        note: values.note,
        from: { importId: item.id },
      });
      toast.success(`Version ${version} of "${template.name}" was saved.`);
    } else toast.success(`"${values.name}" was saved. Give it to other imports from here.`);
    await client.invalidateQueries(trpc.template.pathFilter());
    router.push(`/${org}/templates/${id}`);
  });
  const into = form.watch("into");
  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      <DialogHeader>
        <DialogTitle>Save as template</DialogTitle>
        <DialogDescription>
          Mapping, options and schedules of "{item.name}" as they are now. Stores and filters stay with the
          import.
        </DialogDescription>
      </DialogHeader>
      {problem ? <Alert state="broken" title={problem} /> : null}
      {choices.data && choices.data.length > 0 ? (
        <Controller
          control={form.control}
          name="into"
          render={({ field }) => (
            <Field label="Save into">
              <NativeSelect {...field}>
                <option value={NEW}>A new template</option>
                <optgroup label="A new version of">
                  {choices.data.map((choice) => (
                    <option key={choice.id} value={choice.id}>
                      {choice.name} (version {choice.latestVersion + 1})
                    </option>
                  ))}
                </optgroup>
              </NativeSelect>
            </Field>
          )}
        />
      ) : null}
      {into === NEW ? (
        <Field label="Name" error={errors.name?.message}>
          <Input maxLength={120} autoComplete="off" {...form.register("name")} />
        </Field>
      ) : null}
      <Field label="Note" optional help={NOTE_HELP} error={errors.note?.message}>
        <Textarea maxLength={500} {...form.register("note")} />
      </Field>
      <DialogFooter>
        <DialogClose asChild>
          <Button>Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="primary" pending={pending} disabled={choices.isPending}>
          {into === NEW ? "Save template" : "Save version"}
        </Button>
      </DialogFooter>
    </form>
  );
}
