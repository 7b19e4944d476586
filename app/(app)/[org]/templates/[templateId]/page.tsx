import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { api, fetchOrNotFound, HydrateClient, prefetch } from "@/app/_trpc/server";
import { loadTableQuery } from "@/components/data-table/table-definition";
import { TemplatePage } from "@/components/templates/template-page";
import { templateImportsTable, usesShown } from "@/components/templates/template-table";
import { requireTemplates } from "../require-templates";

type Params = { params: Promise<{ org: string; templateId: string }> };

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const { org, templateId } = await params;
  await requireTemplates(org);
  const template = await fetchOrNotFound(api.template.get.queryOptions({ org, templateId }));
  return { title: template.name };
}

export default async function OneTemplatePage({
  params,
  searchParams,
}: Params & { searchParams: Promise<SearchParams> }) {
  const { org, templateId } = await params;
  const query = await loadTableQuery(templateImportsTable, searchParams);
  await Promise.all([
    fetchOrNotFound(api.template.get.queryOptions({ org, templateId })),
    prefetch(
      api.template.imports.queryOptions({
        org,
        templateId,
        ...query,
        filters: { use: usesShown(query.filters.use) },
      }),
    ),
  ]);
  return (
    <HydrateClient>
      <TemplatePage templateId={templateId} />
    </HydrateClient>
  );
}
