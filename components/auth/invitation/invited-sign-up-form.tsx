"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { signIn } from "next-auth/react";
import { useForm } from "react-hook-form";
import { useTRPC } from "@/components/api/trpc";
import { Field } from "@/components/form/field";
import { useFormSubmit } from "@/components/form/use-form-submit";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { SecretInput } from "@/components/ui/secret-input";
import { invitedAccount } from "@/server/api/routers/invitation/inputs";

/** An account without an organisation of its own: it joins the one that invites. */
export function InvitedSignUpForm({ token, email }: { token: string; email: string | null }) {
  const router = useRouter();
  const trpc = useTRPC();
  const signUp = useMutation(trpc.invitation.signUp.mutationOptions());
  const form = useForm({
    resolver: zodResolver(invitedAccount),
    defaultValues: { name: "", email: email ?? "", password: "" },
  });
  const { submit, problem, pending, errors } = useFormSubmit(
    form,
    ["name", "email", "password"],
    async (values) => {
      const { slug } = await signUp.mutateAsync({ token, ...values });
      const answer = await signIn("credentials", {
        email: values.email,
        password: values.password,
        redirect: false,
      });
      router.replace(answer?.ok ? `/${slug}` : "/sign-in");
      router.refresh();
    },
  );
  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      {problem ? <Alert state="broken" title={problem} /> : null}
      <Field label="Your name" error={errors.name?.message}>
        <Input autoComplete="name" {...form.register("name")} />
      </Field>
      <Field label="E-mail address" error={errors.email?.message}>
        <Input
          type="email"
          autoComplete="username"
          inputMode="email"
          readOnly={email !== null}
          {...form.register("email")}
        />
      </Field>
      <Field
        label="Password"
        error={errors.password?.message}
        help="At least 10 characters; a short sentence is easy to remember."
      >
        <SecretInput autoComplete="new-password" {...form.register("password")} />
      </Field>
      <Button type="submit" variant="primary" size="lg" pending={pending || signUp.isSuccess}>
        Create account and join
      </Button>
    </form>
  );
}
