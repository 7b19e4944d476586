import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { api, fetchOrNotFound } from "@/app/_trpc/server";

export const metadata: Metadata = { title: "Import" };

/** Goes on where the definition was left. */
export default async function EditImportPage({ params }: { params: Promise<{ org: string; id: string }> }) {
  const { org, id } = await params;
  const { scopes } = await fetchOrNotFound(api.organisation.get.queryOptions({ org }));
  // The layout shows them a sentence in place of any step, and what it does not show cannot lead on.
  if (!scopes.includes("import:manage")) return null;
  const details = await fetchOrNotFound(api.import.get.queryOptions({ org, importId: id }));
  redirect(`/${org}/imports/${id}/edit/${details.openStep}`);
}
