import { Lock } from "lucide-react";
import type { Metadata } from "next";
import { api, fetchOrNotFound, HydrateClient, prefetch } from "@/app/_trpc/server";
import { NewConnection } from "@/components/connections/new-connection";
import { Page } from "@/components/shell/page";
import { EmptyState } from "@/components/ui/empty-state";

export const metadata: Metadata = { title: "New connection" };

export default async function NewConnectionPage({ params }: { params: Promise<{ org: string }> }) {
  const { org } = await params;
  const { scopes } = await fetchOrNotFound(api.organisation.get.queryOptions({ org }));
  const mayManage = scopes.includes("connection:manage");
  if (mayManage) await prefetch(api.connection.platforms.queryOptions({ org }));
  return (
    <Page crumbs={[{ label: "Connections", href: `/${org}/connections` }, { label: "New" }]}>
      {mayManage ? (
        <HydrateClient>
          <NewConnection />
        </HydrateClient>
      ) : (
        <EmptyState page icon={Lock} title="Your role may look at connections, but not make one">
          Ask an owner or admin of the organisation to connect the store, or to make you an admin.
        </EmptyState>
      )}
    </Page>
  );
}
