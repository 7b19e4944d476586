import type { Metadata } from "next";
import { PasswordCard } from "@/components/account/password-card";
import { PageHeader } from "@/components/ui/page-header";

export const metadata: Metadata = { title: "Password" };

export default function PasswordPage() {
  return (
    <>
      <PageHeader
        title="Password"
        description="Changing it signs every other device out, and makes links that were mailed before useless."
      />
      <PasswordCard />
    </>
  );
}
