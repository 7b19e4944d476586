"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Send } from "lucide-react";
import { sentenceOf } from "@/components/api/error-sentence";
import { useTRPC } from "@/components/api/trpc";
import { useMay, useOrganisation } from "@/components/shell/organisation-context";
import { Button } from "@/components/ui/button";
import { RelativeTime } from "@/components/ui/relative-time";
import { StateBadge, StateIcon } from "@/components/ui/state-badge";
import { ChannelMenu } from "./channel-menu";
import { CHANNEL_KINDS, type Channel, channelState } from "./channel-words";

/** One channel: where it leads, whether notices get through, and a test of it. */
export function ChannelRow({ channel, mailConfigured }: { channel: Channel; mailConfigured: boolean }) {
  const { slug: org } = useOrganisation();
  const mayManage = useMay("organisation:manage");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const test = useMutation(
    trpc.notice.testChannel.mutationOptions({
      onSettled: () => queryClient.invalidateQueries(trpc.notice.pathFilter()),
    }),
  );
  const { icon: Icon, word } = CHANNEL_KINDS[channel.kind];
  const { state, word: stateWord, reason } = channelState(channel, mailConfigured);
  const answer = test.error
    ? { arrived: false, message: sentenceOf(test.error) }
    : test.isPending
      ? undefined
      : test.data;
  return (
    <li className="grid gap-2 px-4 py-3">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <span className="flex size-9 shrink-0 items-center justify-center rounded-lg border bg-subtle text-ink-muted">
          <Icon className="size-4" aria-hidden />
        </span>
        <div className="min-w-0 flex-1 basis-48">
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <span className="truncate font-medium text-sm">{channel.name}</span>
            <StateBadge state={state}>{stateWord}</StateBadge>
          </p>
          <p className="truncate text-ink-muted text-xs">
            {word} to {channel.shown}
            {channel.lastSentAt ? (
              <>
                {" · last sent "}
                <RelativeTime value={channel.lastSentAt} />
              </>
            ) : null}
          </p>
        </div>
        {mayManage ? (
          <div className="ml-auto flex items-center gap-2">
            <Button
              size="sm"
              pending={test.isPending}
              aria-label={`Test ${channel.name}`}
              onClick={() => test.mutate({ org, channelId: channel.id })}
            >
              {test.isPending ? null : <Send aria-hidden />}
              Test
            </Button>
            <ChannelMenu channel={channel} />
          </div>
        ) : null}
      </div>
      <div aria-live="polite" className="text-sm empty:hidden sm:pl-13">
        {answer ? (
          <p className="flex items-start gap-1.5">
            <StateIcon state={answer.arrived ? "good" : "broken"} className="mt-0.5" />
            <span className="min-w-0 [overflow-wrap:anywhere]">{answer.message}</span>
          </p>
        ) : reason ? (
          <p className="text-ink-muted [overflow-wrap:anywhere]">{reason}</p>
        ) : null}
      </div>
    </li>
  );
}
