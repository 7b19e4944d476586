"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { useForm } from "react-hook-form";
import { useTRPC } from "@/components/api/trpc";
import { Field } from "@/components/form/field";
import { useFormSubmit } from "@/components/form/use-form-submit";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardHeader } from "@/components/ui/card";
import { Input } from "@/components/ui/input";
import { changeEmailInput } from "@/server/api/routers/account/inputs";
import { OwnPasswordField } from "./own-password-field";
import { useAccount } from "./use-account";

export function EmailCard() {
  const { account } = useAccount();
  return (
    <Card>
      <CardHeader
        title="E-mail address"
        description={
          <>
            You sign in with <span className="font-medium text-ink">{account.email}</span>.
          </>
        }
      />
      <CardContent>
        {account.mailConfigured ? (
          <EmailForm hasPassword={account.hasPassword} email={account.email} />
        ) : (
          <Alert state="attention" title="The address cannot be changed yet">
            A new address has to be confirmed by mail, and this installation cannot send any. Whoever runs it
            has to set SMTP_URL and MAIL_FROM.
          </Alert>
        )}
      </CardContent>
    </Card>
  );
}

function EmailForm({ hasPassword, email }: { hasPassword: boolean; email: string }) {
  const trpc = useTRPC();
  const change = useMutation(trpc.account.changeEmail.mutationOptions());
  const form = useForm({
    resolver: zodResolver(changeEmailInput),
    defaultValues: { email: "", password: "" },
  });
  const { submit, problem, pending, errors } = useFormSubmit(form, ["email", "password"], async (values) => {
    await change.mutateAsync(values);
    form.reset();
  });
  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      {problem ? <Alert state="broken" title={problem} /> : null}
      {change.isSuccess ? (
        <Alert state="good" title={`A link is on its way to ${change.data.email}`}>
          Open it within an hour. Until then you sign in with {email}.
        </Alert>
      ) : null}
      <Field label="New e-mail address" error={errors.email?.message}>
        <Input type="email" autoComplete="email" inputMode="email" {...form.register("email")} />
      </Field>
      <OwnPasswordField has={hasPassword} error={errors.password?.message} {...form.register("password")} />
      <div>
        <Button type="submit" variant="primary" pending={pending}>
          Send the link
        </Button>
      </div>
    </form>
  );
}
