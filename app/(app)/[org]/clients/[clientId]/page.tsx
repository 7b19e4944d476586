import type { Metadata } from "next";
import { api, fetchOrNotFound, HydrateClient, prefetch } from "@/app/_trpc/server";
import { ClientPage } from "@/components/clients/client-page";
import { CLIENT_SECTIONS } from "@/components/clients/section-queries";
import { Page } from "@/components/shell/page";

type Params = { params: Promise<{ org: string; clientId: string }> };

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const client = await fetchOrNotFound(api.client.get.queryOptions(await params));
  return { title: client.name };
}

export default async function OneClientPage({ params }: Params) {
  const { org, clientId } = await params;
  const client = await fetchOrNotFound(api.client.get.queryOptions({ org, clientId }));
  const { scopes } = await fetchOrNotFound(api.organisation.get.queryOptions({ org }));
  await Promise.all([
    prefetch(api.connection.page.queryOptions({ org, clientId, ...CLIENT_SECTIONS.connections })),
    prefetch(api.import.list.queryOptions({ org, clientId, ...CLIENT_SECTIONS.imports })),
    prefetch(api.run.list.queryOptions({ org, clientId, ...CLIENT_SECTIONS.runs })),
    scopes.includes("member:read")
      ? prefetch(api.member.list.queryOptions({ org, clientId, ...CLIENT_SECTIONS.members }))
      : null,
  ]);
  return (
    <Page crumbs={[{ label: "Clients", href: `/${org}/clients` }, { label: client.name }]}>
      <HydrateClient>
        <ClientPage clientId={clientId} />
      </HydrateClient>
    </Page>
  );
}
