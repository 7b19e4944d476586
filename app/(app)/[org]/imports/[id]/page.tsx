import type { Metadata } from "next";
import { api, fetchOrNotFound, HydrateClient, prefetch } from "@/app/_trpc/server";
import { ImportOverview } from "@/components/imports/import-overview";
import { WITHOUT_WEBHOOKS } from "@/components/runs/run-table";

type Params = { params: Promise<{ org: string; id: string }> };

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const { org, id } = await params;
  const details = await fetchOrNotFound(api.import.get.queryOptions({ org, importId: id }));
  return { title: details.name };
}

export default async function ImportPage({ params }: Params) {
  const { org, id } = await params;
  await Promise.all([
    fetchOrNotFound(api.import.get.queryOptions({ org, importId: id })),
    prefetch(api.import.realTime.queryOptions({ org, importId: id })),
    prefetch(api.schedule.list.queryOptions({ org, importId: id })),
    prefetch(api.template.ofImport.queryOptions({ org, importId: id })),
    prefetch(
      api.run.list.queryOptions({
        org,
        importId: id,
        pageSize: 8,
        sort: "createdAt",
        direction: "desc",
        filters: { trigger: WITHOUT_WEBHOOKS },
      }),
    ),
  ]);
  return (
    <HydrateClient>
      <ImportOverview importId={id} />
    </HydrateClient>
  );
}
