"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { signIn } from "next-auth/react";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { Field } from "@/components/form/field";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { formatDuration } from "@/components/ui/format-time";
import { Input } from "@/components/ui/input";
import { SecretInput } from "@/components/ui/secret-input";

const schema = z.object({
  email: z.email("Enter your e-mail address."),
  password: z.string().min(1, "Enter your password."),
});

function sentenceFor(error: string): string {
  const seconds = /^too_many:(\d+)$/.exec(error)?.[1];
  if (seconds) {
    return `Too many attempts for this account. Try again in ${formatDuration(Number(seconds) * 1000)}.`;
  }
  return error === "CredentialsSignin"
    ? "E-mail address and password do not match. Check both; passwords tell capitals from small letters."
    : "Signing in did not work. Try again in a moment.";
}

export function SignInForm({ callbackPath, signUpOpen }: { callbackPath: string; signUpOpen: boolean }) {
  const router = useRouter();
  const [problem, setProblem] = useState<string | null>(null);
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
        ? sentenceFor(answer.error)
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
      {signUpOpen ? (
        <p className="text-center text-ink-muted text-sm">
          New here?{" "}
          <Link href="/sign-up" className="focus-ring rounded text-accent-text underline underline-offset-4">
            Create an account
          </Link>
        </p>
      ) : null}
    </form>
  );
}
