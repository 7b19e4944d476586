import type { Metadata } from "next";
import { api, fetchOrNotFound, HydrateClient, prefetch } from "@/app/_trpc/server";
import { SchedulePage } from "@/components/schedule-editor/schedule-page";

type Params = { params: Promise<{ org: string; id: string }> };

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const { org, id } = await params;
  const details = await fetchOrNotFound(api.import.get.queryOptions({ org, importId: id }));
  return { title: `Schedule of ${details.name}` };
}

export default async function ImportSchedulePage({ params }: Params) {
  const { org, id } = await params;
  await Promise.all([
    fetchOrNotFound(api.import.get.queryOptions({ org, importId: id })),
    prefetch(api.schedule.list.queryOptions({ org, importId: id })),
  ]);
  return (
    <HydrateClient>
      <SchedulePage importId={id} />
    </HydrateClient>
  );
}
