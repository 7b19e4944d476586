"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Controller, useForm } from "react-hook-form";
import { toast } from "sonner";
import { useTRPC } from "@/components/api/trpc";
import type { ClientName } from "@/components/clients/client-command";
import { Field } from "@/components/form/field";
import { useFormSubmit } from "@/components/form/use-form-submit";
import { useOrganisation } from "@/components/shell/organisation-context";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { DialogClose, DialogFooter, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import { Input } from "@/components/ui/input";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs";
import { inviteInput } from "@/server/api/routers/member/inputs";
import type { Role } from "@/server/domain/roles";
import { ClientsChoice, useAsksForClients } from "./clients-choice";
import { RoleChoice } from "./role-choice";

/** `onDone` gets the link of an invitation that is handed over by hand, told this once. */
export function InviteForm({ onDone }: { onDone(link: string | null): void }) {
  const { slug: org } = useOrganisation();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const invite = useMutation(trpc.member.invite.mutationOptions());
  const { data } = useQuery(trpc.member.invitations.queryOptions({ org, page: 1 }));
  const mailConfigured = data?.mailConfigured ?? true;
  const form = useForm({
    resolver: zodResolver(inviteInput),
    defaultValues: {
      email: mailConfigured ? "" : null,
      role: "operator" as Role,
      clients: null as string[] | null,
    },
  });
  const asksForClients = useAsksForClients();
  const [clients, keepClients] = useState<ClientName[] | null>(null);
  const setClients = (chosen: ClientName[] | null) => {
    keepClients(chosen);
    form.setValue("clients", chosen?.map(({ id }) => id) ?? null);
    form.clearErrors("clients");
  };
  const byLink = form.watch("email") === null;
  const { submit, problem, pending, errors } = useFormSubmit(
    form,
    ["email", "role", "clients"],
    async (values) => {
      const { link, mailProblem } = await invite.mutateAsync({ org, ...values });
      if (mailProblem) {
        toast.error(
          `The invitation is made, but its mail did not go out. ${mailProblem} Then send it again.`,
        );
      } else if (values.email) {
        toast.success(`The invitation is on its way to ${values.email}.`);
      }
      onDone(link);
      await queryClient.invalidateQueries(trpc.member.invitations.queryFilter());
    },
  );
  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      <DialogHeader>
        <DialogTitle>Invite somebody</DialogTitle>
      </DialogHeader>
      {problem ? <Alert state="broken" title={problem} /> : null}
      <Tabs
        value={byLink ? "link" : "email"}
        onValueChange={(way) => {
          form.clearErrors();
          form.setValue("email", way === "link" ? null : "");
        }}
      >
        <TabsList aria-label="How to invite">
          <TabsTrigger value="email">By e-mail</TabsTrigger>
          <TabsTrigger value="link">By link</TabsTrigger>
        </TabsList>
        <TabsContent value="email">
          {mailConfigured ? (
            <Field
              label="E-mail address"
              error={errors.email?.message}
              help="Only who has this address can accept."
            >
              <Input
                type="email"
                autoComplete="off"
                inputMode="email"
                autoFocus
                {...form.register("email")}
              />
            </Field>
          ) : (
            <Alert state="attention" title="This installation cannot send e-mail">
              Invite by link and hand the link over yourself, or have whoever runs it set SMTP_URL and
              MAIL_FROM.
            </Alert>
          )}
        </TabsContent>
        <TabsContent value="link" className="text-ink-muted text-sm">
          You get a link to hand over yourself. It is for whoever accepts first.
        </TabsContent>
      </Tabs>
      <Controller
        control={form.control}
        name="role"
        render={({ field }) => (
          <RoleChoice
            value={field.value}
            onChange={(role) => {
              field.onChange(role);
              if (role === "owner") setClients(null);
            }}
          />
        )}
      />
      {asksForClients ? (
        <ClientsChoice
          role={form.watch("role")}
          value={clients}
          onChange={setClients}
          error={errors.clients?.message}
        />
      ) : null}
      <DialogFooter>
        <DialogClose asChild>
          <Button>Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="primary" pending={pending} disabled={!byLink && !mailConfigured}>
          {byLink ? "Make link" : "Send invitation"}
        </Button>
      </DialogFooter>
    </form>
  );
}
