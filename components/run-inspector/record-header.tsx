"use client";

import { useQuery } from "@tanstack/react-query";
import { ChevronLeft, ChevronRight, ExternalLink, RotateCcw } from "lucide-react";
import type { ReactNode } from "react";
import { useTRPC } from "@/components/api/trpc";
import { type RecordView, recordAddress } from "@/components/runs/record-view";
import { RECORD_STATE_WORDS, recordKindWord, recordStateWord } from "@/components/runs/run-words";
import { useRunActs } from "@/components/runs/use-run-acts";
import { useMay, useOrganisation } from "@/components/shell/organisation-context";
import { Button } from "@/components/ui/button";
import { CopyableId } from "@/components/ui/copy-button";
import { Link } from "@/components/ui/link";
import { Money } from "@/components/ui/money";
import { PageHeader } from "@/components/ui/page-header";
import { RelativeTime } from "@/components/ui/relative-time";
import { StateBadge } from "@/components/ui/state-badge";
import { RECORD_KIND_OF } from "@/server/domain/entity";
import { isRunEnded } from "@/server/domain/run";
import type { RecordDetails } from "./record-page";

export function RecordHeader({ record, list }: { record: RecordDetails; list: RecordView }) {
  const { run } = record;
  const mayRetry =
    useMay("run:retry") &&
    record.kind === RECORD_KIND_OF[run.entity] &&
    run.kind !== "dry_run" &&
    isRunEnded(run.status);
  const { retry } = useRunActs(run.id);
  return (
    <PageHeader
      title={record.title || `Without a name (${record.sourceId})`}
      badge={
        <StateBadge state={RECORD_STATE_WORDS[record.state].state}>
          {recordStateWord(record.state, run.kind)}
        </StateBadge>
      }
      description={
        <span className="flex flex-wrap items-center gap-x-4 gap-y-0.5">
          <span>
            {recordKindWord(record.kind)}
            {record.endedAt ? (
              <>
                , <RelativeTime value={record.endedAt} />
              </>
            ) : null}
          </span>
          {record.amount ? <Money amount={record.amount} className="text-ink" /> : null}
          {record.sku ? (
            <Id
              label={record.kind === "product" ? "SKU" : "E-mail"}
              what={record.kind === "product" ? "the SKU" : "the e-mail address"}
              value={record.sku}
            />
          ) : null}
          <Id label={run.source.platformName} value={record.sourceId} />
          {record.targetId ? <Id label={run.target.platformName} value={record.targetId} /> : null}
        </span>
      }
      actions={
        <>
          <AdminLink href={record.adminUrls.source}>{run.source.platformName}</AdminLink>
          <AdminLink href={record.adminUrls.target}>{run.target.platformName}</AdminLink>
          {mayRetry ? (
            <Button pending={retry.pending} onClick={() => retry.ask({ recordIds: [record.id] })}>
              {retry.pending ? null : <RotateCcw aria-hidden />}
              Retry record
            </Button>
          ) : null}
          <Neighbours record={record} list={list} />
        </>
      }
    />
  );
}

function Id({ label, what = `the ${label} id`, value }: { label: string; what?: string; value: string }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      {label}
      <CopyableId value={value} what={what} className="text-ink" />
    </span>
  );
}

function AdminLink({ href, children }: { href: string | null; children: ReactNode }) {
  if (!href) return null;
  return (
    <Button asChild>
      <a href={href} target="_blank" rel="noopener noreferrer">
        Open in {children}
        <ExternalLink aria-hidden />
        <span className="sr-only"> (new tab)</span>
      </a>
    </Button>
  );
}

/** To the records before and after, in the list that one came from. */
function Neighbours({ record, list }: { record: RecordDetails; list: RecordView }) {
  const { slug: org } = useOrganisation();
  const trpc = useTRPC();
  const { data } = useQuery(trpc.run.neighbours.queryOptions({ org, recordId: record.id, list }));
  const step = (id: string | null | undefined, label: string, icon: ReactNode) => (
    <Button asChild={Boolean(id)} size="icon" disabled={!id} aria-label={label}>
      {id ? <Link href={recordAddress(org, record.run.id, id, list)}>{icon}</Link> : icon}
    </Button>
  );
  return (
    <nav aria-label="Records of the list" className="flex gap-1">
      {step(data?.previous, "Previous record", <ChevronLeft aria-hidden />)}
      {step(data?.next, "Next record", <ChevronRight aria-hidden />)}
    </nav>
  );
}
