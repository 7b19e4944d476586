"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { useForm } from "react-hook-form";
import { useTRPC } from "@/components/api/trpc";
import { Field } from "@/components/form/field";
import { useFormSubmit } from "@/components/form/use-form-submit";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card, CardContent } from "@/components/ui/card";
import { SecretInput } from "@/components/ui/secret-input";
import { changePasswordInput } from "@/server/api/routers/account/inputs";
import { OwnPasswordField } from "./own-password-field";
import { useAccount } from "./use-account";

export function PasswordCard() {
  const trpc = useTRPC();
  const { account, refresh } = useAccount();
  const change = useMutation(trpc.account.changePassword.mutationOptions());
  const form = useForm({
    resolver: zodResolver(changePasswordInput),
    defaultValues: { password: "", newPassword: "" },
  });
  const { submit, problem, pending, errors } = useFormSubmit(
    form,
    ["password", "newPassword"],
    async (values) => {
      await change.mutateAsync(values);
      form.reset();
      await refresh();
    },
  );
  return (
    <Card>
      <CardContent className="pt-4">
        <form onSubmit={submit} noValidate className="grid gap-4">
          {problem ? <Alert state="broken" title={problem} /> : null}
          {change.isSuccess && !problem ? (
            <Alert state="good" title="Your password was changed">
              Every other device was signed out.
            </Alert>
          ) : null}
          {/* So that password managers know whose password this is. */}
          <input type="email" autoComplete="username" value={account.email} readOnly hidden />
          <OwnPasswordField
            has={account.hasPassword}
            label="Present password"
            error={errors.password?.message}
            {...form.register("password")}
          />
          <Field
            label="New password"
            error={errors.newPassword?.message}
            help="At least 10 characters; a short sentence is easy to remember."
          >
            <SecretInput autoComplete="new-password" {...form.register("newPassword")} />
          </Field>
          <div>
            <Button type="submit" variant="primary" pending={pending}>
              {account.hasPassword ? "Change password" : "Choose password"}
            </Button>
          </div>
        </form>
      </CardContent>
    </Card>
  );
}
