import type { ReactNode } from "react";
import { api, fetchOrNotFound, HydrateClient } from "@/app/_trpc/server";
import { EditImport } from "@/components/import-wizard/edit-import";

export default async function EditImportLayout({
  params,
  children,
}: {
  params: Promise<{ org: string; id: string }>;
  children: ReactNode;
}) {
  const { org, id } = await params;
  await fetchOrNotFound(api.import.get.queryOptions({ org, importId: id }));
  return (
    <HydrateClient>
      <EditImport importId={id}>{children}</EditImport>
    </HydrateClient>
  );
}
