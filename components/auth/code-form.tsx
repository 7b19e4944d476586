"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useRouter } from "next/navigation";
import { signIn, signOut } from "next-auth/react";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { Field } from "@/components/form/field";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { codeInput } from "@/server/api/routers/account/inputs";

const SENTENCE = "sentence:";

export function CodeForm({ callbackPath }: { callbackPath: string }) {
  const router = useRouter();
  const [recovery, setRecovery] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const form = useForm({ resolver: zodResolver(codeInput), defaultValues: { code: "" } });
  const { errors, isSubmitting, isSubmitSuccessful } = form.formState;

  const submit = form.handleSubmit(async ({ code }) => {
    setProblem(null);
    const answer = await signIn("second-factor", { code, redirect: false }).catch(() => null);
    if (answer?.ok && !answer.error) {
      router.replace(callbackPath);
      router.refresh();
      return;
    }
    setProblem(
      answer
        ? sentenceFor(answer.error)
        : "The server could not be reached. Check your internet connection and try again.",
    );
    form.reset({ code: "" });
    form.setFocus("code");
  });

  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      {problem ? <Alert state="broken" title={problem} /> : null}
      {recovery ? (
        <Field
          key="recovery"
          label="Recovery code"
          error={errors.code?.message}
          help="One of those you kept when you switched two-step sign-in on. Each works once."
        >
          <Input
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            autoFocus
            className="font-mono"
            {...form.register("code")}
          />
        </Field>
      ) : (
        <Field
          key="code"
          label="Code"
          error={errors.code?.message}
          help="The six digits that your authenticator app shows for PrimeLink."
        >
          <Input
            autoComplete="one-time-code"
            inputMode="numeric"
            maxLength={7}
            autoFocus
            className="font-mono text-base tracking-[0.25em]"
            {...form.register("code")}
          />
        </Field>
      )}
      <Button
        type="submit"
        variant="primary"
        size="lg"
        pending={isSubmitting || (isSubmitSuccessful && !problem)}
      >
        Sign in
      </Button>
      <div className="flex flex-wrap justify-between gap-x-4 gap-y-2">
        <Button
          variant="link"
          onClick={() => {
            setRecovery(!recovery);
            setProblem(null);
            form.reset({ code: "" });
          }}
        >
          {recovery ? "Use the app's code" : "Use a recovery code"}
        </Button>
        <Button variant="link" onClick={() => void signOut({ callbackUrl: "/sign-in" })}>
          Sign in as somebody else
        </Button>
      </div>
    </form>
  );
}

function sentenceFor(error: string | null | undefined): string {
  return error?.startsWith(SENTENCE)
    ? error.slice(SENTENCE.length)
    : "Signing in did not work. Try again in a moment.";
}
