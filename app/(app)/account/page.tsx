import type { Metadata } from "next";
import { EmailCard } from "@/components/account/email-card";
import { NameCard } from "@/components/account/name-card";
import { PageHeader } from "@/components/ui/page-header";

export const metadata: Metadata = {
  // The template of a layout is for the pages below its own.
  title: { absolute: "Profile · Your account · PrimeLink" },
};

export default function ProfilePage() {
  return (
    <>
      <PageHeader title="Profile" description="How others see you, and the address you sign in with." />
      <NameCard />
      <EmailCard />
    </>
  );
}
