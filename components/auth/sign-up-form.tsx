"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { signIn } from "next-auth/react";
import { useEffect, useState } from "react";
import { Controller, useForm } from "react-hook-form";
import { useTRPC } from "@/components/api/trpc";
import { showApiErrors } from "@/components/form/api-errors";
import { Field } from "@/components/form/field";
import { TimeZoneSelect } from "@/components/form/time-zone-select";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { SecretInput } from "@/components/ui/secret-input";
import { signUpInput } from "@/server/api/routers/organisation/inputs";
import type { SignInProvider } from "@/server/domain/sign-in-provider";
import { AuthLink } from "./auth-link";
import { KindChoice } from "./kind-choice";
import { ProviderButtons } from "./provider-buttons";

const FIELDS = ["name", "email", "password", "organisation", "kind", "timeZone"] as const;

export function SignUpForm({
  first,
  providers,
}: {
  first: boolean;
  providers: { id: SignInProvider; name: string }[];
}) {
  const router = useRouter();
  const trpc = useTRPC();
  const [problem, setProblem] = useState<string | null>(null);
  const signUp = useMutation(trpc.organisation.signUp.mutationOptions());
  const form = useForm({
    resolver: zodResolver(signUpInput),
    defaultValues: {
      name: "",
      email: "",
      password: "",
      organisation: "",
      kind: "merchant",
      timeZone: "UTC",
    },
  });
  const { errors, isSubmitting, isSubmitSuccessful } = form.formState;
  // The server does not know where the browser stands, so the guess is made here.
  useEffect(() => form.setValue("timeZone", Intl.DateTimeFormat().resolvedOptions().timeZone), [form]);

  const submit = form.handleSubmit(async (values) => {
    setProblem(null);
    try {
      const { slug } = await signUp.mutateAsync(values);
      const { email, password } = values;
      const answer = await signIn("credentials", { email, password, redirect: false });
      router.replace(answer?.ok ? `/${slug}` : "/sign-in");
      router.refresh();
    } catch (error) {
      setProblem(showApiErrors(error, form.setError, FIELDS));
      form.reset(values, { keepErrors: true });
    }
  });

  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      {problem ? <Alert state="broken" title={problem} /> : null}
      <Field label="Your name" error={errors.name?.message}>
        <Input autoComplete="name" autoFocus {...form.register("name")} />
      </Field>
      <Field label="E-mail address" error={errors.email?.message}>
        <Input type="email" autoComplete="username" inputMode="email" {...form.register("email")} />
      </Field>
      <Field
        label="Password"
        error={errors.password?.message}
        help="At least 10 characters; a short sentence is easy to remember."
      >
        <SecretInput autoComplete="new-password" {...form.register("password")} />
      </Field>
      <Field label="Agency or shop" error={errors.organisation?.message}>
        <Input autoComplete="organization" {...form.register("organisation")} />
      </Field>
      <Controller
        control={form.control}
        name="kind"
        render={({ field }) => <KindChoice value={field.value ?? "merchant"} onChange={field.onChange} />}
      />
      <Field
        label="Time zone"
        error={errors.timeZone?.message}
        help="Times are shown, and schedules run, in this zone."
      >
        <TimeZoneSelect {...form.register("timeZone")} />
      </Field>
      <Button
        type="submit"
        variant="primary"
        size="lg"
        pending={isSubmitting || (isSubmitSuccessful && signUp.isSuccess)}
      >
        Create account
      </Button>
      <ProviderButtons providers={providers} callbackPath="/" />
      {first ? null : (
        <p className="text-center text-ink-muted text-sm">
          You have an account? <AuthLink href="/sign-in">Sign in</AuthLink>
        </p>
      )}
    </form>
  );
}
