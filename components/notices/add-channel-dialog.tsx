"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Controller, useForm } from "react-hook-form";
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
import { RadioCard, RadioGroup } from "@/components/ui/radio-group";
import { NOTICE_CHANNEL_KINDS, type NoticeChannelKind } from "@/server/domain/notice";
import { CHANNEL_KINDS, NO_MAIL_SERVER } from "./channel-words";
import { SigningSecret } from "./signing-secret";

interface AddChannelProps {
  open: boolean;
  onOpenChange(open: boolean): void;
  mailConfigured: boolean;
}

export function AddChannelDialog({ open, onOpenChange, mailConfigured }: AddChannelProps) {
  const [secret, setSecret] = useState<string | null>(null);
  const close = () => {
    onOpenChange(false);
    setSecret(null);
  };
  return (
    // What signs a webhook is told once, so it does not go by a click beside it.
    <Dialog open={open} onOpenChange={(shown) => (shown ? onOpenChange(true) : close())}>
      <DialogContent
        aria-describedby={undefined}
        onInteractOutside={secret ? (event) => event.preventDefault() : undefined}
      >
        {secret ? (
          <SigningSecret secret={secret} onDone={close} />
        ) : (
          <AddChannelForm
            mailConfigured={mailConfigured}
            onDone={(made) => (made ? setSecret(made) : close())}
          />
        )}
      </DialogContent>
    </Dialog>
  );
}

const EMPTY = { kind: "email" as NoticeChannelKind, name: "", address: "" };

function AddChannelForm({
  mailConfigured,
  onDone,
}: {
  mailConfigured: boolean;
  /** With what signs a webhook, told this once. */
  onDone(signingSecret: string | null): void;
}) {
  const { slug: org } = useOrganisation();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [problem, setProblem] = useState<string | null>(null);
  const create = useMutation(trpc.notice.createChannel.mutationOptions());
  const form = useForm({ defaultValues: EMPTY });
  const kind = form.watch("kind");
  const words = CHANNEL_KINDS[kind];
  const { errors } = form.formState;
  const submit = form.handleSubmit(async (values) => {
    setProblem(null);
    try {
      const { signingSecret } = await create.mutateAsync({ org, ...values });
      await queryClient.invalidateQueries(trpc.notice.pathFilter());
      onDone(signingSecret);
    } catch (error) {
      setProblem(showApiErrors(error, form.setError, ["name", "address"]));
    }
  });
  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      <DialogHeader>
        <DialogTitle>Add a channel</DialogTitle>
      </DialogHeader>
      {problem ? <Alert state="broken" title={problem} /> : null}
      <Controller
        control={form.control}
        name="kind"
        render={({ field }) => (
          <RadioGroup
            aria-label="Kind of channel"
            value={field.value}
            onValueChange={(value) => {
              field.onChange(value);
              form.clearErrors("address");
            }}
          >
            {NOTICE_CHANNEL_KINDS.map((one) => {
              const { icon: Icon, word, about } = CHANNEL_KINDS[one];
              return (
                <RadioCard
                  key={one}
                  value={one}
                  title={word}
                  description={about}
                  icon={<Icon className="mt-0.5 size-4 text-ink-muted" aria-hidden />}
                />
              );
            })}
          </RadioGroup>
        )}
      />
      {kind === "email" && !mailConfigured ? (
        <Alert state="attention" title="No mail will arrive yet">
          {NO_MAIL_SERVER}
        </Alert>
      ) : null}
      <Field label="Name" error={errors.name?.message} help="How it is called in this list.">
        <Input maxLength={100} autoComplete="off" {...form.register("name")} />
      </Field>
      <Field label={words.addressLabel} error={errors.address?.message} help={words.addressHelp}>
        <Input
          type={kind === "email" ? "email" : "url"}
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
        <Button type="submit" variant="primary" pending={create.isPending}>
          Add channel
        </Button>
      </DialogFooter>
    </form>
  );
}
