"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { useForm } from "react-hook-form";
import { useTRPC } from "@/components/api/trpc";
import { Field } from "@/components/form/field";
import { useFormSubmit } from "@/components/form/use-form-submit";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { SecretInput } from "@/components/ui/secret-input";
import { resetPasswordInput } from "@/server/api/routers/account/inputs";

export function ResetPasswordForm({ token, email }: { token: string; email: string }) {
  const trpc = useTRPC();
  const reset = useMutation(trpc.account.resetPassword.mutationOptions());
  const form = useForm({
    resolver: zodResolver(resetPasswordInput),
    defaultValues: { token, newPassword: "" },
  });
  const { submit, problem, pending, errors } = useFormSubmit(form, ["newPassword"], (values) =>
    reset.mutateAsync(values),
  );
  if (reset.isSuccess) {
    return (
      <div className="grid gap-4">
        <Alert state="good" title="Your password was changed">
          Every device was signed out. Sign in with the new password.
        </Alert>
        <Button asChild variant="primary" size="lg">
          <Link href="/sign-in">Sign in</Link>
        </Button>
      </div>
    );
  }
  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      {problem ? <Alert state="broken" title={problem} /> : null}
      {/* So that password managers know whose password this is. */}
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <Field
        label="New password"
        error={errors.newPassword?.message}
        help="At least 10 characters; a short sentence is easy to remember."
      >
        <SecretInput autoComplete="new-password" autoFocus {...form.register("newPassword")} />
      </Field>
      <Button type="submit" variant="primary" size="lg" pending={pending}>
        Change password
      </Button>
    </form>
  );
}
