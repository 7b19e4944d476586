"use client";

import { useQuery } from "@tanstack/react-query";
import { Inbox } from "lucide-react";
import { LoadError } from "@/components/api/load-error";
import { type RouterOutputs, useTRPC } from "@/components/api/trpc";
import { useOrganisation } from "@/components/shell/organisation-context";
import { Card, CardHeader } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { RelativeTime } from "@/components/ui/relative-time";
import { Skeleton } from "@/components/ui/skeleton";
import { type State, StateIcon, StateText } from "@/components/ui/state-badge";

type Notice = RouterOutputs["notice"]["list"][number];

const POLL_MS = 10_000;

const EVENT_STATES: Record<Notice["event"], State> = {
  failing: "broken",
  recovered: "good",
  test: "idle",
};

const SENDING: Record<Notice["state"], { state: State; word: string }> = {
  pending: { state: "running", word: "Being sent" },
  sent: { state: "good", word: "Sent" },
  failed: { state: "broken", word: "Not sent" },
};

/** What was told to whom, latest first, or why it was not. */
export function SentNotices() {
  const { slug: org } = useOrganisation();
  const trpc = useTRPC();
  const notices = useQuery(
    trpc.notice.list.queryOptions(
      { org },
      {
        refetchInterval: ({ state }) =>
          state.data?.some((notice) => notice.state === "pending") ? POLL_MS : false,
      },
    ),
  );
  return (
    <Card>
      <CardHeader title="Sent notices" description="The last 50." />
      {notices.error ? (
        <div className="border-t p-4">
          <LoadError what="The notices" error={notices.error} onRetry={() => void notices.refetch()} />
        </div>
      ) : !notices.data ? (
        <div className="grid gap-3 border-t p-4">
          {[0, 1, 2].map((line) => (
            <Skeleton key={line} className="h-9 w-full" />
          ))}
        </div>
      ) : notices.data.length === 0 ? (
        <EmptyState icon={Inbox} title="Nothing was sent yet" className="border-t py-10">
          As long as every import goes well, nothing is.
        </EmptyState>
      ) : (
        <ul className="divide-y border-t">
          {notices.data.map((notice) => (
            <NoticeLine key={notice.id} notice={notice} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function NoticeLine({ notice }: { notice: Notice }) {
  const again = notice.state === "pending" && notice.problem !== null;
  const { state, word } = again
    ? { state: "attention" as const, word: "To be tried again" }
    : SENDING[notice.state];
  return (
    <li className="grid gap-1 px-4 py-2.5">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <p className="flex min-w-0 items-center gap-2 text-sm">
          <StateIcon state={EVENT_STATES[notice.event]} />
          {notice.path ? (
            <Link
              href={notice.path}
              className="focus-ring min-w-0 truncate rounded font-medium hover:underline"
            >
              {notice.headline}
            </Link>
          ) : (
            <span className="font-medium">{notice.headline}</span>
          )}
        </p>
        <p className="flex items-center gap-3 text-ink-muted text-xs">
          {notice.channel ? <span className="truncate">to {notice.channel.name}</span> : null}
          <RelativeTime value={notice.createdAt} />
          <StateText state={state} className="text-xs">
            {word}
          </StateText>
        </p>
      </div>
      {notice.problem ? (
        <p className="pl-6 text-ink-muted text-xs [overflow-wrap:anywhere]">
          {notice.problem}
          {notice.triedAgainAt ? (
            <>
              {" Next attempt "}
              <RelativeTime value={notice.triedAgainAt} />.
            </>
          ) : null}
        </p>
      ) : null}
    </li>
  );
}
