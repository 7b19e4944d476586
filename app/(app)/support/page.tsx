import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { api, fetchOrNotFound, HydrateClient, prefetch } from "@/app/_trpc/server";
import { loadTableQuery } from "@/components/data-table/table-definition";
import { QueuePage } from "@/components/support/queue-page";
import { queueTable, toGroupsQuery } from "@/components/support/queue-table";
import { PageHeader } from "@/components/ui/page-header";

export const metadata: Metadata = {
  // The template of a layout is for the pages below its own.
  title: { absolute: "Queue · Support · PrimeLink" },
};

export default async function SupportQueuePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const organisations = await fetchOrNotFound(api.support.organisations.queryOptions()).catch(() => []);
  const query = await loadTableQuery(queueTable(organisations), searchParams);
  await Promise.all([
    prefetch(api.support.groups.queryOptions(toGroupsQuery(query))),
    prefetch(api.support.queue.queryOptions(query)),
  ]);
  return (
    <>
      <PageHeader
        title="Queue"
        description="Runs of all organisations that stopped, or that left records failed. To look into one, ask the organisation for access."
      />
      <HydrateClient>
        <QueuePage organisations={organisations} />
      </HydrateClient>
    </>
  );
}
