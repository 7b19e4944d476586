import type { Metadata } from "next";
import { api, fetchOrNotFound, HydrateClient } from "@/app/_trpc/server";
import { EditTemplate } from "@/components/templates/edit-template";
import { requireTemplates } from "../../require-templates";

type Params = { params: Promise<{ org: string; templateId: string }> };

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const { org, templateId } = await params;
  await requireTemplates(org);
  const template = await fetchOrNotFound(api.template.get.queryOptions({ org, templateId }));
  return { title: `Options of ${template.name}` };
}

export default async function EditTemplatePage({ params }: Params) {
  const { org, templateId } = await params;
  await fetchOrNotFound(api.template.get.queryOptions({ org, templateId }));
  return (
    <HydrateClient>
      <EditTemplate templateId={templateId} />
    </HydrateClient>
  );
}
