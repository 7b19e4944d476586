"use client";

import { useQuery } from "@tanstack/react-query";
import { Plug, Plus } from "lucide-react";
import { LoadError } from "@/components/api/load-error";
import { useTRPC } from "@/components/api/trpc";
import { useMay, useOrganisation } from "@/components/shell/organisation-context";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { RelativeTime } from "@/components/ui/relative-time";
import { ClientMenu } from "./client-menu";
import { ClientConnections, ClientImports, ClientMembers, ClientRuns } from "./client-sections";

/** One client at a glance: its stores, what is brought over, how it went, and who may see it. */
export function ClientPage({ clientId }: { clientId: string }) {
  const { slug: org } = useOrganisation();
  const trpc = useTRPC();
  const query = useQuery(trpc.client.get.queryOptions({ org, clientId }));
  const mayManage = useMay("client:manage");
  const mayConnect = useMay("connection:manage");
  const mayImport = useMay("import:manage");
  const seesMembers = useMay("member:read");
  const { data } = query;
  if (!data) return <LoadError what="The client" error={query.error} onRetry={() => void query.refetch()} />;
  const ready = data.connections > 1;
  return (
    <>
      <PageHeader
        title={data.name}
        description={
          <>
            Client since <RelativeTime value={data.createdAt} />
          </>
        }
        actions={
          <>
            {mayConnect ? (
              <Button asChild variant={ready ? "secondary" : "primary"}>
                <Link href={`/${org}/connections/new?client=${clientId}`}>
                  <Plug aria-hidden />
                  New connection
                </Link>
              </Button>
            ) : null}
            {mayImport ? (
              <Button asChild variant={ready || !mayConnect ? "primary" : "secondary"}>
                <Link href={`/${org}/imports/new?client=${clientId}`}>
                  <Plus aria-hidden />
                  New import
                </Link>
              </Button>
            ) : null}
            {mayManage ? <ClientMenu client={data} /> : null}
          </>
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="grid gap-6">
          <ClientImports clientId={clientId} />
          <ClientRuns clientId={clientId} />
        </div>
        <div className="grid gap-6">
          <ClientConnections clientId={clientId} />
          {seesMembers ? <ClientMembers clientId={clientId} /> : null}
        </div>
      </div>
    </>
  );
}
