"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { LoadError } from "@/components/api/load-error";
import { useTRPC } from "@/components/api/trpc";
import { useOrganisation } from "@/components/shell/organisation-context";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card, CardContent } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { StateIcon } from "@/components/ui/state-badge";

const ASK_EVERY_MS = 1500;

/** Where a person comes back to from the store's approval page: waits for the store's keys, then shows the connection. */
export function AuthorizationWait({ authorizationId, denied }: { authorizationId: string; denied: boolean }) {
  const { slug: org } = useOrganisation();
  const router = useRouter();
  const trpc = useTRPC();
  const query = useQuery(
    trpc.connection.authorization.queryOptions(
      { org, authorizationId },
      {
        enabled: !denied,
        refetchInterval: ({ state }) =>
          state.data?.connectionId || state.data?.expired ? false : ASK_EVERY_MS,
      },
    ),
  );
  const connectionId = query.data?.connectionId;
  useEffect(() => {
    if (connectionId) router.replace(`/${org}/connections/${connectionId}`);
  }, [connectionId, org, router]);

  const again = (
    <Button asChild>
      <Link href={`/${org}/connections/new`}>Start again</Link>
    </Button>
  );
  if (denied) {
    return (
      <Alert state="attention" title="Access was not approved" actions={again}>
        The store was asked for a key, and the answer was no. Nothing was connected.
      </Alert>
    );
  }
  if (query.error) {
    return <LoadError what="The authorization" error={query.error} onRetry={() => void query.refetch()} />;
  }
  if (query.data?.expired) {
    return (
      <Alert state="broken" title="The store sent no key" actions={again}>
        {query.data.storeUrl} did not hand over its key within half an hour. Its server may not be able to
        reach this one. Start again, or enter a key by hand.
      </Alert>
    );
  }
  return (
    <Card>
      <CardContent className="flex items-center gap-3 pt-4">
        <StateIcon state="running" />
        <p role="status">Waiting for the store to hand over its key. This takes a few seconds.</p>
      </CardContent>
    </Card>
  );
}
