"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { useForm } from "react-hook-form";
import { useTRPC } from "@/components/api/trpc";
import { useFormSubmit } from "@/components/form/use-form-submit";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardHeader } from "@/components/ui/card";
import { StateBadge } from "@/components/ui/state-badge";
import { passwordInput } from "@/server/api/routers/account/inputs";
import { OwnPasswordField } from "../own-password-field";
import { useAccount } from "../use-account";
import { ConfirmCode } from "./confirm-code";

/** First the password, then the picture to scan and the first code. */
export function SetUp({ onCodes }: { onCodes(codes: string[]): void }) {
  const trpc = useTRPC();
  const { account } = useAccount();
  const offer = useMutation(trpc.account.offerSecondFactor.mutationOptions());
  const form = useForm({ resolver: zodResolver(passwordInput), defaultValues: { password: "" } });
  const { submit, problem, pending, errors } = useFormSubmit(form, ["password"], async (values) => {
    await offer.mutateAsync(values);
    form.reset();
  });
  return (
    <Card>
      <CardHeader
        className="flex-nowrap"
        title="Authenticator app"
        description="Any app that shows codes of six digits will do."
        actions={<StateBadge state="off">Off</StateBadge>}
      />
      <CardContent>
        {offer.data ? (
          <ConfirmCode {...offer.data} onCodes={onCodes} onCancel={() => offer.reset()} />
        ) : (
          <form onSubmit={submit} noValidate className="grid gap-4">
            {problem ? <Alert state="broken" title={problem} /> : null}
            <input type="email" autoComplete="username" value={account.email} readOnly hidden />
            <OwnPasswordField
              has={account.hasPassword}
              error={errors.password?.message}
              {...form.register("password")}
            />
            <div>
              <Button type="submit" variant="primary" pending={pending}>
                Set up
              </Button>
            </div>
          </form>
        )}
      </CardContent>
    </Card>
  );
}
