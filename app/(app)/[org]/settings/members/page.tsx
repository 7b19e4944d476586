import type { Metadata } from "next";
import { api, HydrateClient, prefetch } from "@/app/_trpc/server";
import { MemberSettings } from "@/components/members/member-settings";

export const metadata: Metadata = { title: "Members" };

export default async function MembersPage({ params }: { params: Promise<{ org: string }> }) {
  const { org } = await params;
  await Promise.all([
    prefetch(api.member.list.queryOptions({ org })),
    prefetch(api.member.invitations.queryOptions({ org })),
  ]);
  return (
    <HydrateClient>
      <MemberSettings />
    </HydrateClient>
  );
}
