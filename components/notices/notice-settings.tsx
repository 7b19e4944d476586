"use client";

import { useQuery } from "@tanstack/react-query";
import { BellRing, Plus } from "lucide-react";
import { useState } from "react";
import { LoadError } from "@/components/api/load-error";
import { useTRPC } from "@/components/api/trpc";
import { useMay, useOrganisation } from "@/components/shell/organisation-context";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Skeleton } from "@/components/ui/skeleton";
import { AddChannelDialog } from "./add-channel-dialog";
import { ChannelRow } from "./channel-row";
import { SentNotices } from "./sent-notices";
import { ThresholdCard } from "./threshold-card";

/** Who is told when an import begins to fail, from when on, and what was told so far. */
export function NoticeSettings() {
  const { slug: org } = useOrganisation();
  const mayManage = useMay("organisation:manage");
  const trpc = useTRPC();
  const [adding, setAdding] = useState(false);
  const channels = useQuery(trpc.notice.channels.queryOptions({ org }));
  const list = channels.data?.channels;
  const add = mayManage ? (
    <Button variant="primary" onClick={() => setAdding(true)}>
      <Plus aria-hidden />
      Add channel
    </Button>
  ) : null;
  return (
    <>
      <PageHeader
        title="Notices"
        description={
          channels.data?.withheld
            ? "The organisation is told once when an import begins to fail, and once when it has recovered."
            : "You are told once when an import begins to fail, and once when it has recovered. Not after every run."
        }
        actions={list?.length ? add : null}
      />
      {channels.data?.withheld ? null : (
        <Card>
          <CardHeader title="Channels" description="Each of them gets every notice of this organisation." />
          {channels.error ? (
            <div className="border-t p-4">
              <LoadError what="The channels" error={channels.error} onRetry={() => void channels.refetch()} />
            </div>
          ) : !list ? (
            <div className="grid gap-3 border-t p-4">
              {[0, 1].map((line) => (
                <Skeleton key={line} className="h-11 w-full" />
              ))}
            </div>
          ) : list.length === 0 ? (
            <EmptyState icon={BellRing} title="Nobody is told yet" actions={add} className="border-t py-10">
              {mayManage
                ? "Add an e-mail address, a webhook or a Slack channel, so that you need not look here to know that all is well."
                : "An owner or admin of this organisation can add an e-mail address, a webhook or a Slack channel."}
            </EmptyState>
          ) : (
            <ul className="divide-y border-t">
              {list.map((channel) => (
                <ChannelRow
                  key={channel.id}
                  channel={channel}
                  mailConfigured={channels.data?.mailConfigured ?? true}
                />
              ))}
            </ul>
          )}
        </Card>
      )}
      <ThresholdCard />
      <SentNotices />
      <AddChannelDialog
        open={adding}
        onOpenChange={setAdding}
        mailConfigured={channels.data?.mailConfigured ?? true}
      />
    </>
  );
}
