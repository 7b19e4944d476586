import type { Metadata } from "next";
import { api, HydrateClient, prefetch } from "@/app/_trpc/server";
import { OwnAccesses } from "@/components/support/own-accesses";
import { PageHeader } from "@/components/ui/page-header";

export const metadata: Metadata = { title: "Your access" };

export default async function SupportAccessesPage() {
  await prefetch(api.support.accesses.queryOptions());
  return (
    <>
      <PageHeader
        title="Your access"
        description="What you have asked organisations for, and where you may go now."
      />
      <HydrateClient>
        <OwnAccesses />
      </HydrateClient>
    </>
  );
}
