"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { useForm } from "react-hook-form";
import { useTRPC } from "@/components/api/trpc";
import { Field } from "@/components/form/field";
import { useFormSubmit } from "@/components/form/use-form-submit";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { forgotPasswordInput } from "@/server/api/routers/account/inputs";
import { AuthLink } from "./auth-link";

export function ForgotPasswordForm() {
  const trpc = useTRPC();
  const forgot = useMutation(trpc.account.forgotPassword.mutationOptions());
  const form = useForm({ resolver: zodResolver(forgotPasswordInput), defaultValues: { email: "" } });
  const { submit, problem, pending, errors } = useFormSubmit(form, ["email"], (values) =>
    forgot.mutateAsync(values),
  );
  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      {problem ? <Alert state="broken" title={problem} /> : null}
      {forgot.isSuccess ? (
        <Alert state="good" title="Look into your mail">
          If there is an account with {forgot.variables.email}, a link is on its way. It works once, for an
          hour. Nothing there after some minutes? Look into the spam folder.
        </Alert>
      ) : (
        <>
          <Field label="E-mail address" error={errors.email?.message}>
            <Input
              type="email"
              autoComplete="username"
              autoFocus
              inputMode="email"
              {...form.register("email")}
            />
          </Field>
          <Button type="submit" variant="primary" size="lg" pending={pending}>
            Send the link
          </Button>
        </>
      )}
      <p className="text-center text-sm">
        <AuthLink href="/sign-in">Back to sign in</AuthLink>
      </p>
    </form>
  );
}
