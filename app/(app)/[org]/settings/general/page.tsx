import type { Metadata } from "next";
import { OwnMembership } from "@/components/members/own-membership";
import { GeneralSettings } from "@/components/settings/general-settings";
import { KindSettings } from "@/components/settings/kind-settings";
import { PageHeader } from "@/components/ui/page-header";

export const metadata: Metadata = { title: "General" };

export default function GeneralSettingsPage() {
  return (
    <>
      <PageHeader title="General" description="What holds for the whole organisation." />
      <GeneralSettings />
      <KindSettings />
      <OwnMembership />
    </>
  );
}
