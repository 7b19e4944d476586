"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import { passwordAndCodeInput } from "@/server/api/routers/account/inputs";
import { OwnPasswordField } from "../own-password-field";
import { type ProofDialogProps, ProofFrame } from "../proof-frame";
import { useAccount } from "../use-account";
import { CodeField } from "./code-field";

interface Proof {
  password: string;
  code: string;
}

/** Asks for the password and a code before a step that both guard. */
export function ProofDialog({ onConfirm, ...props }: ProofDialogProps<Proof>) {
  const { account } = useAccount();
  const form = useForm({
    resolver: zodResolver(passwordAndCodeInput),
    defaultValues: { password: "", code: "" },
  });
  const { errors } = form.formState;
  return (
    <ProofFrame {...props} form={form} fields={["password", "code"]} onConfirm={onConfirm}>
      <OwnPasswordField
        has={account.hasPassword}
        error={errors.password?.message}
        {...form.register("password")}
      />
      <CodeField
        error={errors.code?.message}
        help="From your authenticator app, or a recovery code."
        {...form.register("code")}
      />
    </ProofFrame>
  );
}
