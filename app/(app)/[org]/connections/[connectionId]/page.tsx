import type { Metadata } from "next";
import { api, fetchOrNotFound, HydrateClient, prefetch } from "@/app/_trpc/server";
import { ConnectionPage } from "@/components/connections/connection-page";
import { Page } from "@/components/shell/page";

type Params = { params: Promise<{ org: string; connectionId: string }> };

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const connection = await fetchOrNotFound(api.connection.get.queryOptions(await params));
  return { title: connection.name };
}

export default async function OneConnectionPage({ params }: Params) {
  const { org, connectionId } = await params;
  const [connection] = await Promise.all([
    fetchOrNotFound(api.connection.get.queryOptions({ org, connectionId })),
    prefetch(api.connection.webhooks.get.queryOptions({ org, connectionId })),
  ]);
  return (
    <Page crumbs={[{ label: "Connections", href: `/${org}/connections` }, { label: connection.name }]}>
      <HydrateClient>
        <ConnectionPage connectionId={connectionId} />
      </HydrateClient>
    </Page>
  );
}
