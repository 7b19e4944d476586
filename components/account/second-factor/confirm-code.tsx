"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { useForm } from "react-hook-form";
import { useTRPC } from "@/components/api/trpc";
import { useFormSubmit } from "@/components/form/use-form-submit";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { codeInput } from "@/server/api/routers/account/inputs";
import { CodeField } from "./code-field";
import { QrCode } from "./qr-code";

export function ConfirmCode({
  secret,
  uri,
  onCodes,
  onCancel,
}: {
  secret: string;
  uri: string;
  onCodes(codes: string[]): void;
  onCancel(): void;
}) {
  const trpc = useTRPC();
  const turnOn = useMutation(trpc.account.turnOnSecondFactor.mutationOptions());
  const form = useForm({ resolver: zodResolver(codeInput), defaultValues: { code: "" } });
  const { submit, problem, pending, errors } = useFormSubmit(form, ["code"], async (values) => {
    const { recoveryCodes } = await turnOn.mutateAsync(values);
    onCodes(recoveryCodes);
  });
  const grouped = secret.match(/.{1,4}/g)?.join(" ") ?? secret;
  return (
    <form onSubmit={submit} noValidate className="grid gap-5">
      {problem ? <Alert state="broken" title={problem} /> : null}
      <div className="grid gap-5 sm:grid-cols-[auto_minmax(0,1fr)]">
        <QrCode text={uri} label="Picture to scan with your authenticator app" />
        <div className="grid content-start gap-3 text-sm">
          <p>
            <strong className="font-semibold">1.</strong> Scan the picture with your authenticator app.
          </p>
          <div className="text-ink-muted">
            It cannot be scanned? Type this key into the app instead:
            <div className="mt-1.5 flex items-start gap-1">
              <code className="rounded-md border bg-subtle px-2 py-1.5 font-mono text-ink text-xs leading-5">
                {grouped}
              </code>
              <CopyButton value={secret} what="the key" />
            </div>
          </div>
          <p>
            <strong className="font-semibold">2.</strong> Enter the code that the app shows now.
          </p>
          <CodeField
            error={errors.code?.message}
            inputMode="numeric"
            maxLength={7}
            autoFocus
            {...form.register("code")}
          />
        </div>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" pending={pending}>
          Switch on
        </Button>
        <Button onClick={onCancel}>Cancel</Button>
      </div>
    </form>
  );
}
