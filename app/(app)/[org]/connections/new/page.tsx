import type { Metadata } from "next";
import { api, HydrateClient, prefetch } from "@/app/_trpc/server";
import { NewConnection } from "@/components/connections/new-connection";
import { Page } from "@/components/shell/page";

export const metadata: Metadata = { title: "New connection" };

export default async function NewConnectionPage({ params }: { params: Promise<{ org: string }> }) {
  const { org } = await params;
  await prefetch(api.connection.platforms.queryOptions({ org }));
  return (
    <Page crumbs={[{ label: "Connections", href: `/${org}/connections` }, { label: "New" }]}>
      <HydrateClient>
        <NewConnection />
      </HydrateClient>
    </Page>
  );
}
