"use client";

import type { ComponentProps } from "react";
import { Field } from "@/components/form/field";
import { SecretInput } from "@/components/ui/secret-input";

/** The password, asked for again. Who has none proves it by having signed in just now. */
export function OwnPasswordField({
  has,
  error,
  label = "Your password",
  ...props
}: { has: boolean; error: string | undefined; label?: string } & ComponentProps<typeof SecretInput>) {
  if (!has) {
    return (
      <p className="text-ink-muted text-sm">
        Your account has no password. To confirm it is you, this works within 15 minutes of signing in.
      </p>
    );
  }
  return (
    <Field label={label} error={error}>
      <SecretInput autoComplete="current-password" {...props} />
    </Field>
  );
}
