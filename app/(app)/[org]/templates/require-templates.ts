import { notFound } from "next/navigation";
import { api, fetchOrNotFound } from "@/app/_trpc/server";

/** Templates are for agencies, and for those who are there for all of its clients; for others these pages do not exist. */
export async function requireTemplates(org: string): Promise<void> {
  const { kind, scopes } = await fetchOrNotFound(api.organisation.get.queryOptions({ org }));
  if (kind !== "agency" || !scopes.includes("template:read")) notFound();
}
