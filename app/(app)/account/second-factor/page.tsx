import type { Metadata } from "next";
import { SecondFactor } from "@/components/account/second-factor/second-factor";
import { PageHeader } from "@/components/ui/page-header";

export const metadata: Metadata = { title: "Two-step sign-in" };

export default function SecondFactorPage() {
  return (
    <>
      <PageHeader
        title="Two-step sign-in"
        description="Besides your password, signing in asks for a code that only your phone shows. A stolen password alone is then of no use."
      />
      <SecondFactor />
    </>
  );
}
