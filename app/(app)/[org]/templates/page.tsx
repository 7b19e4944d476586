import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { api, HydrateClient, prefetch } from "@/app/_trpc/server";
import { loadTableQuery } from "@/components/data-table/table-definition";
import { Page } from "@/components/shell/page";
import { TemplateList } from "@/components/templates/template-list";
import { templateTable } from "@/components/templates/template-table";

export const metadata: Metadata = { title: "Templates" };

export default async function TemplatesPage({
  params,
  searchParams,
}: {
  params: Promise<{ org: string }>;
  searchParams: Promise<SearchParams>;
}) {
  const { org } = await params;
  const query = await loadTableQuery(templateTable, searchParams);
  await prefetch(api.template.list.queryOptions({ org, ...query }));
  return (
    <Page crumbs={[{ label: "Templates" }]}>
      <HydrateClient>
        <TemplateList />
      </HydrateClient>
    </Page>
  );
}
