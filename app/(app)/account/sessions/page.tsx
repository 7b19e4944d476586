import type { Metadata } from "next";
import { api, HydrateClient, prefetch } from "@/app/_trpc/server";
import { SessionList } from "@/components/account/session-list";
import { PageHeader } from "@/components/ui/page-header";

export const metadata: Metadata = { title: "Devices" };

export default async function SessionsPage() {
  await prefetch(api.account.sessions.queryOptions());
  return (
    <>
      <PageHeader
        title="Devices"
        description="Where you are signed in. One that you do not know: sign it out, then change your password."
      />
      <HydrateClient>
        <SessionList />
      </HydrateClient>
    </>
  );
}
