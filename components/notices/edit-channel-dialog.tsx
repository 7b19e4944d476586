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
import { CHANNEL_KINDS, type Channel } from "./channel-words";

interface EditChannelProps {
  channel: Channel;
  open: boolean;
  onOpenChange(open: boolean): void;
}

export function EditChannelDialog({ channel, open, onOpenChange }: EditChannelProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent aria-describedby={undefined}>
        <EditChannelForm channel={channel} onDone={() => onOpenChange(false)} />
      </DialogContent>
    </Dialog>
  );
}

function EditChannelForm({ channel, onDone }: { channel: Channel; onDone(): void }) {
  const { slug: org } = useOrganisation();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [problem, setProblem] = useState<string | null>(null);
  const update = useMutation(trpc.notice.updateChannel.mutationOptions());
  const mail = channel.kind === "email";
  // A webhook's whole address never comes back from the server.
  const form = useForm({ defaultValues: { name: channel.name, address: mail ? channel.shown : "" } });
  const words = CHANNEL_KINDS[channel.kind];
  const { errors } = form.formState;
  const submit = form.handleSubmit(async ({ name, address }) => {
    setProblem(null);
    const kept = address === (mail ? channel.shown : "");
    try {
      await update.mutateAsync({ org, channelId: channel.id, name, ...(kept ? {} : { address }) });
      await queryClient.invalidateQueries(trpc.notice.pathFilter());
      onDone();
    } catch (error) {
      setProblem(showApiErrors(error, form.setError, ["name", "address"]));
    }
  });
  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      <DialogHeader>
        <DialogTitle>Change {channel.name}</DialogTitle>
      </DialogHeader>
      {problem ? <Alert state="broken" title={problem} /> : null}
      <Field label="Name" error={errors.name?.message}>
        <Input maxLength={100} autoComplete="off" {...form.register("name")} />
      </Field>
      <Field
        label={words.addressLabel}
        error={errors.address?.message}
        help={mail ? words.addressHelp : `Left empty, the stored one at ${channel.shown} stays.`}
      >
        <Input
          type={mail ? "email" : "url"}
          autoComplete="off"
          spellCheck={false}
          placeholder={words.placeholder}
          {...form.register("address")}
        />
      </Field>
      <DialogFooter>
        <DialogClose asChild>
          <Button>Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="primary" pending={update.isPending}>
          Save
        </Button>
      </DialogFooter>
    </form>
  );
}
