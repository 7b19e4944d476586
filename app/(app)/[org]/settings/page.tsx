import { notFound, redirect } from "next/navigation";
import { api, fetchOrNotFound } from "@/app/_trpc/server";
import { settingsFor } from "@/components/settings/settings-nav";

export default async function SettingsPage({ params }: { params: Promise<{ org: string }> }) {
  const { org } = await params;
  const { scopes } = await fetchOrNotFound(api.organisation.get.queryOptions({ org }));
  const [first] = settingsFor(scopes);
  if (!first) notFound();
  redirect(`/${org}/settings/${first.path}`);
}
