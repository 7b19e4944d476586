import type { Metadata } from "next";
import { api, HydrateClient, prefetch } from "@/app/_trpc/server";
import { ConnectionList } from "@/components/connections/connection-list";
import { Page } from "@/components/shell/page";

export const metadata: Metadata = { title: "Connections" };

export default async function ConnectionsPage({ params }: { params: Promise<{ org: string }> }) {
  const { org } = await params;
  await prefetch(api.connection.list.queryOptions({ org }));
  return (
    <Page crumbs={[{ label: "Connections" }]}>
      <HydrateClient>
        <ConnectionList />
      </HydrateClient>
    </Page>
  );
}
