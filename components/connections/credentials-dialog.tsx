"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { PlugZap } from "lucide-react";
import { toast } from "sonner";
import { LoadError } from "@/components/api/load-error";
import { useTRPC } from "@/components/api/trpc";
import { useOrganisation } from "@/components/shell/organisation-context";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "@/components/ui/dialog";
import { Skeleton } from "@/components/ui/skeleton";
import type { ConnectionDialogProps } from "./connection-dialog";
import type { ConnectionDetails, PlatformOffer } from "./connection-state";
import { CredentialFields } from "./credential-fields";
import { TestPanel } from "./test-panel";
import { useConnectionForm } from "./use-connection-form";

export function CredentialsDialog({ connection, open, onOpenChange }: ConnectionDialogProps) {
  const { slug: org } = useOrganisation();
  const trpc = useTRPC();
  const platforms = useQuery(trpc.connection.platforms.queryOptions({ org }, { enabled: open }));
  const platform = platforms.data?.find(({ id }) => id === connection.platform.id);
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent className="max-w-xl">
        <DialogHeader>
          <DialogTitle>Change credentials</DialogTitle>
          <DialogDescription>
            Secrets are not shown. What you leave blank stays as it is; imports go on with the new ones at
            once.
          </DialogDescription>
        </DialogHeader>
        {platforms.error ? (
          <LoadError what="The form" error={platforms.error} onRetry={() => void platforms.refetch()} />
        ) : platform ? (
          <CredentialsForm connection={connection} platform={platform} onDone={() => onOpenChange(false)} />
        ) : (
          <Skeleton className="h-60" />
        )}
      </DialogContent>
    </Dialog>
  );
}

function CredentialsForm({
  connection,
  platform,
  onDone,
}: {
  connection: ConnectionDetails;
  platform: PlatformOffer;
  onDone(): void;
}) {
  const { slug: org } = useOrganisation();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { form, test, runTest, problem, setProblem, complain } = useConnectionForm(platform, connection);
  const rotate = useMutation(trpc.connection.rotate.mutationOptions());
  const save = form.handleSubmit(async ({ credentials }) => {
    setProblem(null);
    try {
      const { report } = await rotate.mutateAsync({ org, connectionId: connection.id, credentials });
      await queryClient.invalidateQueries(trpc.connection.pathFilter());
      if (report.usable) toast.success("The new credentials work.");
      else toast.warning("The credentials are saved, but the connection does not work yet.");
      onDone();
    } catch (error) {
      complain(error);
    }
  });
  const asked = test.isPending || rotate.isPending || test.data !== undefined;
  return (
    <form onSubmit={save} noValidate className="grid min-w-0 gap-5">
      {problem ? <Alert state="broken" title={problem} /> : null}
      <CredentialFields
        fields={platform.credentials}
        register={form.register}
        errors={form.formState.errors}
        keepsSecrets
      />
      {asked ? (
        <TestPanel
          platformName={platform.name}
          pending={test.isPending || rotate.isPending}
          report={test.data}
        />
      ) : null}
      <DialogFooter className="sticky -bottom-5 -mx-5 -mb-5 border-t bg-raised px-5 py-3">
        <Button onClick={runTest} pending={test.isPending} disabled={rotate.isPending}>
          {test.isPending ? null : <PlugZap aria-hidden />}
          Test connection
        </Button>
        <Button type="submit" variant="primary" pending={rotate.isPending} disabled={test.isPending}>
          Save credentials
        </Button>
      </DialogFooter>
    </form>
  );
}
