"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { toast } from "sonner";
import { sentenceOf } from "@/components/api/error-sentence";
import { useTRPC } from "@/components/api/trpc";
import { KindChoice } from "@/components/auth/kind-choice";
import { useMay, useOrganisation } from "@/components/shell/organisation-context";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardHeader } from "@/components/ui/card";

/** An agency works for clients; a merchant has its own stores alone. */
export function KindSettings() {
  const { slug: org, kind } = useOrganisation();
  const mayManage = useMay("organisation:manage");
  const trpc = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  const [chosen, setChosen] = useState(kind);
  const change = useMutation(
    trpc.organisation.changeKind.mutationOptions({
      onSuccess: async (_done, input) => {
        // The rail and the pages get it by their layout.
        router.refresh();
        toast.success(
          input.kind === "agency" ? "Saved. Your clients have a page of their own now." : "Saved.",
        );
        await queryClient.invalidateQueries();
      },
    }),
  );
  const save = (event: FormEvent) => {
    event.preventDefault();
    change.mutate({ org, kind: chosen });
  };
  return (
    <Card>
      <CardHeader
        title="Agency or merchant"
        description="An agency has a list of clients, and a switch between them. Nothing that is there is changed by it."
      />
      <CardContent>
        {mayManage ? (
          <form onSubmit={save} className="grid max-w-md gap-4">
            {change.isError ? <Alert state="broken" title={sentenceOf(change.error)} /> : null}
            <KindChoice value={chosen} onChange={setChosen} disabled={change.isPending} />
            <div>
              <Button type="submit" variant="primary" disabled={chosen === kind} pending={change.isPending}>
                Save
              </Button>
            </div>
          </form>
        ) : (
          <p className="text-sm">{kind === "agency" ? "Runs stores for clients" : "Has its own store"}</p>
        )}
      </CardContent>
    </Card>
  );
}
