"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import { passwordInput } from "@/server/api/routers/account/inputs";
import { OwnPasswordField } from "./own-password-field";
import { type ProofDialogProps, ProofFrame } from "./proof-frame";
import { useAccount } from "./use-account";

/** Asks for the password before a step that it guards. */
export function PasswordDialog({ onConfirm, ...props }: ProofDialogProps<{ password: string }>) {
  const { account } = useAccount();
  const form = useForm({ resolver: zodResolver(passwordInput), defaultValues: { password: "" } });
  return (
    <ProofFrame {...props} form={form} fields={["password"]} onConfirm={onConfirm}>
      <OwnPasswordField
        has={account.hasPassword}
        error={form.formState.errors.password?.message}
        {...form.register("password")}
      />
    </ProofFrame>
  );
}
