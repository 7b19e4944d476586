"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
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
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "@/components/ui/dialog";
import { Input } from "@/components/ui/input";
import { createClientInput } from "@/server/api/routers/client/inputs";
import type { ClientName } from "./client-command";

interface DialogProps {
  open: boolean;
  onOpenChange(open: boolean): void;
}

/** Leads to the new client's page, where its stores are connected. */
export function NewClientDialog({ open, onOpenChange }: DialogProps) {
  const { slug: org } = useOrganisation();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const router = useRouter();
  const create = useMutation(trpc.client.create.mutationOptions());
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent aria-describedby={undefined}>
        <NameForm
          title="New client"
          name=""
          act="Add client"
          onSave={async (name) => {
            const { id } = await create.mutateAsync({ org, name });
            toast.success(`${name} is added.`);
            router.push(`/${org}/clients/${id}`);
            // How many there are reaches the rail by the layout.
            router.refresh();
            await queryClient.invalidateQueries(trpc.client.pathFilter());
            onOpenChange(false);
          }}
        />
      </DialogContent>
    </Dialog>
  );
}

export function RenameClientDialog({ client, open, onOpenChange }: DialogProps & { client: ClientName }) {
  const { slug: org } = useOrganisation();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const router = useRouter();
  const rename = useMutation(trpc.client.rename.mutationOptions());
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent aria-describedby={undefined}>
        <NameForm
          title="Rename client"
          name={client.name}
          act="Rename"
          onSave={async (name) => {
            await rename.mutateAsync({ org, clientId: client.id, name });
            // Its name stands in every list, and in the page's own title.
            await queryClient.invalidateQueries();
            router.refresh();
            onOpenChange(false);
          }}
        />
      </DialogContent>
    </Dialog>
  );
}

function NameForm({
  title,
  name,
  act,
  onSave,
}: {
  title: string;
  name: string;
  act: string;
  onSave(name: string): Promise<void>;
}) {
  const form = useForm({ resolver: zodResolver(createClientInput), defaultValues: { name } });
  const { submit, problem, pending, errors } = useFormSubmit(form, ["name"], (values) => onSave(values.name));
  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      <DialogHeader>
        <DialogTitle>{title}</DialogTitle>
      </DialogHeader>
      {problem ? <Alert state="broken" title={problem} /> : null}
      <Field label="Name" error={errors.name?.message} help="As you call them, such as the shop's name.">
        <Input maxLength={100} autoComplete="off" autoFocus {...form.register("name")} />
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
