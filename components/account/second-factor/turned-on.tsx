"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "sonner";
import { useTRPC } from "@/components/api/trpc";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardHeader } from "@/components/ui/card";
import { formatCounted } from "@/components/ui/number";
import { RelativeTime } from "@/components/ui/relative-time";
import { StateBadge } from "@/components/ui/state-badge";
import { useAccount } from "../use-account";
import { ProofDialog } from "./proof-dialog";

const FEW = 3;

export function TurnedOn({ onCodes }: { onCodes(codes: string[]): void }) {
  const trpc = useTRPC();
  const { account, refresh } = useAccount();
  const { since, recoveryCodesLeft: left } = account.secondFactor;
  const [open, setOpen] = useState<"off" | "renew" | null>(null);
  const turnOff = useMutation(trpc.account.turnOffSecondFactor.mutationOptions());
  const renew = useMutation(trpc.account.renewRecoveryCodes.mutationOptions());
  const close = (stay: boolean) => {
    if (!stay) setOpen(null);
  };
  return (
    <>
      <Card>
        <CardHeader
          className="flex-nowrap"
          title="Authenticator app"
          description={
            since ? (
              <>
                Switched on <RelativeTime value={since} />.
              </>
            ) : null
          }
          actions={<StateBadge state="good">On</StateBadge>}
        />
        <CardContent>
          <Button onClick={() => setOpen("off")}>Switch off</Button>
        </CardContent>
      </Card>
      <Card>
        <CardHeader
          title="Recovery codes"
          description={`You have ${formatCounted(left, "unused code")}. Each takes the place of your phone once.`}
        />
        <CardContent className="grid gap-4">
          {left <= FEW ? (
            <Alert state="attention" title={left === 0 ? "You have none left" : "You have few left"}>
              Without your phone and without a code, only whoever runs this installation can let you in.
            </Alert>
          ) : null}
          <div>
            <Button onClick={() => setOpen("renew")}>Make new codes</Button>
          </div>
        </CardContent>
      </Card>
      <ProofDialog
        open={open === "off"}
        onOpenChange={close}
        title="Switch two-step sign-in off?"
        description="Your password alone will open your account. Every other device is signed out."
        confirmLabel="Switch off"
        danger
        onConfirm={async (proof) => {
          await turnOff.mutateAsync(proof);
          setOpen(null);
          toast.success("Two-step sign-in is off.");
          await refresh();
        }}
      />
      <ProofDialog
        open={open === "renew"}
        onOpenChange={close}
        title="Make new recovery codes?"
        description="The codes you have now work no more."
        confirmLabel="Make new codes"
        onConfirm={async (proof) => {
          const { recoveryCodes } = await renew.mutateAsync(proof);
          setOpen(null);
          onCodes(recoveryCodes);
        }}
      />
    </>
  );
}
