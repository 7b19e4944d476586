"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useRouter } from "next/navigation";
import { signIn } from "next-auth/react";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { Field } from "@/components/form/field";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { SecretInput } from "@/components/ui/secret-input";
import type { SignInProvider } from "@/server/domain/sign-in-provider";
import { AuthLink } from "./auth-link";
import { ProviderButtons } from "./provider-buttons";
import { passwordProblem } from "./sign-in-problem";

const schema = z.object({
  email: z.email("Enter your e-mail address."),
  password: z.string().min(1, "Enter your password."),
});

export function SignInForm({
  callbackPath,
  signUpOpen,
  providers,
  problem: before,
}: {
  callbackPath: string;
  signUpOpen: boolean;
  providers: { id: SignInProvider; name: string }[];
  /** What went wrong on the way back from a provider. */
  problem: string | null;
}) {
  const router = useRouter();
  const [problem, setProblem] = useState(before);
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { email: "", password: "" } });
  const { errors, isSubmitting, isSubmitSuccessful } = form.formState;

  const submit = form.handleSubmit(async (values) => {
    setProblem(null);
    const answer = await signIn("credentials", { ...values, redirect: false }).catch(() => null);
    if (answer?.ok && !answer.error) {
      router.replace(callbackPath);
      router.refresh();
      return;
    }
    setProblem(
      answer?.error
        ? passwordProblem(answer.error)
        : "The server could not be reached. Check your internet connection and try again.",
    );
    form.reset(values, { keepErrors: true });
    form.setFocus("password", { shouldSelect: true });
  });

  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      {problem ? <Alert state="broken" title={problem} /> : null}
      <Field label="E-mail address" error={errors.email?.message}>
        <Input type="email" autoComplete="username" autoFocus inputMode="email" {...form.register("email")} />
      </Field>
      <Field label="Password" error={errors.password?.message}>
        <SecretInput autoComplete="current-password" {...form.register("password")} />
      </Field>
      <Button
        type="submit"
        variant="primary"
        size="lg"
        pending={isSubmitting || (isSubmitSuccessful && !problem)}
      >
        Sign in
      </Button>
      <p className="text-center text-ink-muted text-sm">
        <AuthLink href="/forgot-password">Forgot password?</AuthLink>
      </p>
      <ProviderButtons providers={providers} callbackPath={callbackPath} />
      {signUpOpen ? (
        <p className="text-center text-ink-muted text-sm">
          New here? <AuthLink href="/sign-up">Create an account</AuthLink>
        </p>
      ) : null}
    </form>
  );
}
