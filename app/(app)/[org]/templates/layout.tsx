import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { api, fetchOrNotFound } from "@/app/_trpc/server";

/** Templates are for agencies, and for those who are there for all of its clients. */
export default async function TemplatesLayout({
  params,
  children,
}: {
  params: Promise<{ org: string }>;
  children: ReactNode;
}) {
  const { org } = await params;
  const { kind, scopes } = await fetchOrNotFound(api.organisation.get.queryOptions({ org }));
  if (kind !== "agency" || !scopes.includes("template:read")) notFound();
  return children;
}
