import { redirect } from "next/navigation";
import { SETTINGS_NAV } from "@/components/settings/settings-nav";

export default async function SettingsPage({ params }: { params: Promise<{ org: string }> }) {
  const { org } = await params;
  redirect(`/${org}/settings/${SETTINGS_NAV[0].path}`);
}
