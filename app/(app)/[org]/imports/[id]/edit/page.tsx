import { redirect } from "next/navigation";
import { api, fetchOrNotFound } from "@/app/_trpc/server";

/** Goes on where the definition was left. */
export default async function EditImportPage({ params }: { params: Promise<{ org: string; id: string }> }) {
  const { org, id } = await params;
  const details = await fetchOrNotFound(api.import.get.queryOptions({ org, importId: id }));
  redirect(`/${org}/imports/${id}/edit/${details.openStep}`);
}
