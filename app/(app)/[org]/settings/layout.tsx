import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { api, fetchOrNotFound } from "@/app/_trpc/server";
import { SettingsFrame } from "@/components/settings/settings-frame";

/** Settings are for members alone, whatever support staff may look at besides. */
export default async function SettingsLayout({
  params,
  children,
}: {
  params: Promise<{ org: string }>;
  children: ReactNode;
}) {
  const { org } = await params;
  const { role } = await fetchOrNotFound(api.organisation.get.queryOptions({ org }));
  if (role === "support") notFound();
  return <SettingsFrame>{children}</SettingsFrame>;
}
