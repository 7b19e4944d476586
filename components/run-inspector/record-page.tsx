"use client";

import { useQuery } from "@tanstack/react-query";
import { LoadError } from "@/components/api/load-error";
import { type RouterOutputs, useTRPC } from "@/components/api/trpc";
import type { RecordView } from "@/components/runs/record-view";
import { useOrganisation } from "@/components/shell/organisation-context";
import { Changes } from "./changes";
import { Panes } from "./panes";
import { RecordHeader } from "./record-header";
import { RecordHistory } from "./record-history";
import { RecordIssues } from "./record-issues";

export type RecordDetails = RouterOutputs["run"]["record"];

const POLL_MS = 2_000;

/** One record: what was read, mapped, sent and answered, and what is wrong with it. */
export function RecordPage({ recordId, list }: { recordId: string; list: RecordView }) {
  const { slug: org } = useOrganisation();
  const trpc = useTRPC();
  const query = useQuery(
    trpc.run.record.queryOptions(
      { org, recordId },
      {
        refetchInterval: ({ state }) =>
          state.data?.state === "pending" || state.data?.state === "in_flight" ? POLL_MS : false,
      },
    ),
  );
  const record = query.data;
  if (!record) {
    return <LoadError what="The record" error={query.error} onRetry={() => void query.refetch()} />;
  }
  return (
    <>
      <RecordHeader record={record} list={list} />
      {record.issues.length > 0 ? <RecordIssues issues={record.issues} /> : null}
      <Changes record={record} />
      <Panes record={record} />
      <RecordHistory record={record} />
    </>
  );
}
