import type { Metadata } from "next";
import { api, HydrateClient, prefetch } from "@/app/_trpc/server";
import { NoticeSettings } from "@/components/notices/notice-settings";

export const metadata: Metadata = { title: "Notices" };

export default async function NoticesPage({ params }: { params: Promise<{ org: string }> }) {
  const { org } = await params;
  await Promise.all([
    prefetch(api.notice.channels.queryOptions({ org })),
    prefetch(api.notice.thresholds.queryOptions({ org })),
    prefetch(api.notice.list.queryOptions({ org })),
  ]);
  return (
    <HydrateClient>
      <NoticeSettings />
    </HydrateClient>
  );
}
