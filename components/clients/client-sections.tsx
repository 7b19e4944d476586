"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { ArrowLeftRight, Plug, ScrollText, UsersRound } from "lucide-react";
import type { ReactNode } from "react";
import { useTRPC } from "@/components/api/trpc";
import { connectionState } from "@/components/connections/connection-state";
import { PlatformMark } from "@/components/connections/platform-mark";
import type { ImportListItem } from "@/components/imports/import-columns";
import { ENTITY_WORDS, IMPORT_STATE_WORDS } from "@/components/imports/import-words";
import { ROLE_WORDS } from "@/components/members/role-words";
import { RunLine } from "@/components/runs/run-line";
import { useMay, useOrganisation } from "@/components/shell/organisation-context";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { RelativeTime } from "@/components/ui/relative-time";
import { StateText } from "@/components/ui/state-badge";
import { isRunEnded } from "@/server/domain/run";
import { SectionCard } from "./section-card";
import { CLIENT_SECTIONS } from "./section-queries";

const POLL_MS = 4_000;
const rowClasses =
  "relative flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5 hover:bg-hover/60 last:rounded-b-xl";
const linkClasses =
  "truncate font-medium text-sm outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:outline-ring focus-visible:after:-outline-offset-2";

interface SectionProps {
  clientId: string;
}

function Add({ path, children, clientId }: SectionProps & { path: string; children: ReactNode }) {
  const { slug } = useOrganisation();
  return (
    <Button asChild size="sm">
      <Link href={`/${slug}${path}?client=${clientId}`}>{children}</Link>
    </Button>
  );
}

export function ClientConnections({ clientId }: SectionProps) {
  const { slug: org } = useOrganisation();
  const trpc = useTRPC();
  const mayManage = useMay("connection:manage");
  const result = useQuery(
    trpc.connection.page.queryOptions({ org, clientId, ...CLIENT_SECTIONS.connections }),
  );
  return (
    <SectionCard
      title="Connections"
      result={result}
      all={{ label: "All connections", href: `/${org}/connections?client=${clientId}` }}
      empty={{
        icon: Plug,
        title: "No store is connected yet",
        text: "An import needs the store that it reads from, and the one that it writes to.",
        action: mayManage ? (
          <Add path="/connections/new" clientId={clientId}>
            New connection
          </Add>
        ) : null,
      }}
    >
      {(connection) => {
        const { state, word } = connectionState(connection);
        return (
          <li key={connection.id} className={rowClasses}>
            <PlatformMark name={connection.platform.name} />
            <div className="grid min-w-0 flex-1">
              <Link href={`/${org}/connections/${connection.id}`} className={linkClasses}>
                {connection.name}
              </Link>
              <span className="truncate text-ink-muted text-xs">
                {connection.platform.name} · {connection.platform.roles.join(" and ")}
              </span>
            </div>
            <StateText state={state}>{word}</StateText>
          </li>
        );
      }}
    </SectionCard>
  );
}

export function ClientImports({ clientId }: SectionProps) {
  const { slug: org } = useOrganisation();
  const trpc = useTRPC();
  const mayManage = useMay("import:manage");
  const result = useQuery(
    trpc.import.list.queryOptions(
      { org, clientId, ...CLIENT_SECTIONS.imports },
      {
        refetchInterval: ({ state }) =>
          state.data?.rows.some((row) => row.state === "running") ? POLL_MS : false,
      },
    ),
  );
  return (
    <SectionCard
      title="Imports"
      result={result}
      all={{ label: "All imports", href: `/${org}/imports?client=${clientId}` }}
      empty={{
        icon: ArrowLeftRight,
        title: "No imports yet",
        text: "An import says what is brought from one store into the other.",
        action: mayManage ? (
          <Add path="/imports/new" clientId={clientId}>
            New import
          </Add>
        ) : null,
      }}
    >
      {(row) => {
        const { state, word } = IMPORT_STATE_WORDS[row.state];
        return (
          <li key={row.id} className={rowClasses}>
            <div className="grid min-w-0 flex-1 basis-56">
              <Link href={`/${org}/imports/${row.id}`} className={linkClasses}>
                {row.name}
              </Link>
              <span className="line-clamp-2 text-ink-muted text-xs">{storesInWords(row)}</span>
            </div>
            <div className="grid">
              <StateText state={state}>{word}</StateText>
              {row.lastRun ? (
                <RelativeTime
                  value={row.lastRun.endedAt ?? row.lastRun.createdAt}
                  className="relative z-10 pl-5.5 text-ink-muted text-xs"
                />
              ) : null}
            </div>
          </li>
        );
      }}
    </SectionCard>
  );
}

function storesInWords({ entity, source, target }: ImportListItem): string {
  const what = ENTITY_WORDS[entity].many;
  if (!source) return `${what}, no source yet`;
  return target
    ? `${what} of ${source.name} into ${target.name}`
    : `${what} of ${source.name}, no target yet`;
}

export function ClientRuns({ clientId }: SectionProps) {
  const { slug: org } = useOrganisation();
  const trpc = useTRPC();
  const result = useQuery(
    trpc.run.list.queryOptions(
      { org, clientId, ...CLIENT_SECTIONS.runs },
      {
        placeholderData: keepPreviousData,
        refetchInterval: ({ state }) =>
          state.data?.rows.some((run) => !isRunEnded(run.status)) ? POLL_MS : false,
      },
    ),
  );
  return (
    <SectionCard
      title="Latest runs"
      result={result}
      all={{ label: "All runs", href: `/${org}/runs?client=${clientId}` }}
      empty={{
        icon: ScrollText,
        title: "Nothing has run yet",
        text: "Each run for this client will be listed here, with what it wrote and what failed.",
      }}
    >
      {(run) => <RunLine key={run.id} run={run} href={`/${org}/runs/${run.id}`} named />}
    </SectionCard>
  );
}

/** Who is there for this client, and not for all. */
export function ClientMembers({ clientId }: SectionProps) {
  const { slug: org } = useOrganisation();
  const trpc = useTRPC();
  const list = useQuery(trpc.member.list.queryOptions({ org, clientId, ...CLIENT_SECTIONS.members }));
  const result = { ...list, data: list.data && { rows: list.data.members, total: list.data.total } };
  return (
    <SectionCard
      title="Own members"
      result={result}
      all={{ label: "All members", href: `/${org}/settings/members` }}
      empty={{
        icon: UsersRound,
        title: "Nobody is here for single clients",
        text: "Members who are there for all clients see it, too. To let the client's own people see nothing else, invite them for it under Settings, Members.",
      }}
    >
      {(member) => (
        <li key={member.id} className="flex items-center gap-3 px-4 py-2.5">
          <div className="min-w-0 flex-1">
            <p className="truncate font-medium text-sm">{member.name}</p>
            <p className="truncate text-ink-muted text-xs">{member.email}</p>
          </div>
          <span className="text-ink-muted text-sm">{ROLE_WORDS[member.role].word}</span>
        </li>
      )}
    </SectionCard>
  );
}
