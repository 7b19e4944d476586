"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "sonner";
import { sentenceOf } from "@/components/api/error-sentence";
import { LoadError } from "@/components/api/load-error";
import { type RouterOutputs, useTRPC } from "@/components/api/trpc";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { formatCounted } from "@/components/ui/number";
import { Skeleton } from "@/components/ui/skeleton";
import { SessionRow } from "./session-row";

type AccountSession = RouterOutputs["account"]["sessions"][number];

export function SessionList() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const sessions = useQuery(trpc.account.sessions.queryOptions());
  const [asked, setAsked] = useState<AccountSession | "others" | null>(null);
  const options = {
    onError: (error: unknown) => {
      toast.error(sentenceOf(error));
    },
    onSettled: () => {
      setAsked(null);
      return queryClient.invalidateQueries(trpc.account.sessions.queryFilter());
    },
  };
  const endOne = useMutation(
    trpc.account.endSession.mutationOptions({
      ...options,
      onSuccess: () => toast.success("The device was signed out."),
    }),
  );
  const endOthers = useMutation(
    trpc.account.endOtherSessions.mutationOptions({
      ...options,
      onSuccess: ({ ended }) => toast.success(`${formatCounted(ended, "device")} signed out.`),
    }),
  );
  if (sessions.isError) {
    return <LoadError error={sessions.error} onRetry={() => void sessions.refetch()} what="Your devices" />;
  }
  if (!sessions.data) return <Skeleton className="h-40 rounded-xl" />;
  const others = sessions.data.filter(({ current }) => !current).length;
  return (
    <>
      <Card>
        <ul className="divide-y">
          {sessions.data.map((session) => (
            <SessionRow key={session.id} session={session} onEnd={() => setAsked(session)} />
          ))}
        </ul>
      </Card>
      {others > 0 ? (
        <div>
          <Button onClick={() => setAsked("others")}>Sign all others out</Button>
        </div>
      ) : null}
      <ConfirmDialog
        open={asked !== null}
        onOpenChange={(open) => {
          if (!open) setAsked(null);
        }}
        title={
          asked === "others" ? `Sign ${formatCounted(others, "other device")} out?` : "Sign this device out?"
        }
        description={
          asked === "others"
            ? "You stay signed in here. On the others the password is asked for again."
            : `${asked?.device ?? ""}${asked?.address ? `, ${asked.address}` : ""}. The password is asked for again there.`
        }
        confirmLabel="Sign out"
        pending={endOne.isPending || endOthers.isPending}
        onConfirm={() => {
          if (asked === "others") endOthers.mutate();
          else if (asked) endOne.mutate({ id: asked.id });
        }}
      />
    </>
  );
}
