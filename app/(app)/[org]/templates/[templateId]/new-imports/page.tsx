import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { api, fetchOrNotFound, HydrateClient, prefetch } from "@/app/_trpc/server";
import { loadTableQuery } from "@/components/data-table/table-definition";
import { NewImportsPage } from "@/components/templates/new-imports/new-imports-page";
import { candidateTable } from "@/components/templates/template-table";

type Params = { params: Promise<{ org: string; templateId: string }> };

export const metadata: Metadata = { title: "New imports from a template" };

export default async function TemplateNewImportsPage({
  params,
  searchParams,
}: Params & { searchParams: Promise<SearchParams> }) {
  const { org, templateId } = await params;
  const query = await loadTableQuery(candidateTable, searchParams);
  await Promise.all([
    fetchOrNotFound(api.template.get.queryOptions({ org, templateId })),
    prefetch(api.template.candidates.queryOptions({ org, templateId, ...query })),
  ]);
  return (
    <HydrateClient>
      <NewImportsPage templateId={templateId} />
    </HydrateClient>
  );
}
