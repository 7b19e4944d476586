"use client";

import { useQuery } from "@tanstack/react-query";
import { FlaskConical, Pencil, Play } from "lucide-react";
import { useState } from "react";
import { LoadError } from "@/components/api/load-error";
import { useTRPC } from "@/components/api/trpc";
import { ClientLink } from "@/components/clients/client-link";
import { HealthBadge } from "@/components/notices/health-badge";
import { useMay, useOrganisation } from "@/components/shell/organisation-context";
import { Page } from "@/components/shell/page";
import { ImportTemplateCard } from "@/components/templates/import-template-card";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { Skeleton } from "@/components/ui/skeleton";
import { StateBadge } from "@/components/ui/state-badge";
import { DefinitionCard } from "./definition-card";
import { ImportMenu } from "./import-menu";
import { ImportNews } from "./import-news";
import { ENTITY_WORDS, IMPORT_STATE_WORDS, type ImportDetails, RUN_STATUS_WORDS } from "./import-words";
import { LatestRuns } from "./latest-runs";
import { RealTimeCard } from "./real-time-card";
import { RunNowDialog } from "./run-now-dialog";
import { ScheduleCard } from "./schedule-card";
import { useImportActs } from "./use-import-acts";

const POLL_MS = 3_000;

/** One import at a glance: what it does, how it went, and what to do next. */
export function ImportOverview({ importId }: { importId: string }) {
  const { slug } = useOrganisation();
  const trpc = useTRPC();
  const result = useQuery(
    trpc.import.get.queryOptions(
      { org: slug, importId },
      { refetchInterval: ({ state }) => (state.data?.active ? POLL_MS : false) },
    ),
  );
  const details = result.data;
  return (
    <Page crumbs={[{ label: "Imports", href: `/${slug}/imports` }, { label: details?.name ?? "Import" }]}>
      {details ? (
        <Overview details={details} />
      ) : result.error ? (
        <LoadError what="This import" error={result.error} onRetry={() => void result.refetch()} />
      ) : (
        <Skeleton className="h-64 w-full" />
      )}
    </Page>
  );
}

function badgeOf(details: ImportDetails) {
  if (details.active) return RUN_STATUS_WORDS.running;
  if (details.status === "draft") return IMPORT_STATE_WORDS.draft;
  return details.lastRun ? RUN_STATUS_WORDS[details.lastRun.status] : IMPORT_STATE_WORDS.not_run;
}

function Overview({ details }: { details: ImportDetails }) {
  const { slug, clientCount } = useOrganisation();
  const { state, word } = badgeOf(details);
  return (
    <>
      <PageHeader
        title={details.name}
        badge={
          <>
            <StateBadge state={state}>{word}</StateBadge>
            <HealthBadge health={details.health} since={details.healthSince} />
          </>
        }
        description={
          <>
            {ENTITY_WORDS[details.entity].many}
            {details.source && details.target
              ? ` of ${details.source.name} into ${details.target.name}`
              : details.source
                ? ` of ${details.source.name}`
                : ""}
            {clientCount > 1 ? (
              <>
                , for <ClientLink client={details.client} />
              </>
            ) : null}
          </>
        }
        actions={<Acts details={details} slug={slug} />}
      />
      <ImportNews details={details} />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <LatestRuns details={details} />
        <div className="grid gap-6">
          <ScheduleCard importId={details.id} />
          <RealTimeCard details={details} />
          <ImportTemplateCard importId={details.id} name={details.name} />
          <DefinitionCard details={details} />
        </div>
      </div>
    </>
  );
}

function Acts({ details, slug }: { details: ImportDetails; slug: string }) {
  const acts = useImportActs(details);
  const mayManage = useMay("import:manage");
  const mayRun = useMay("run:start");
  const mayTry = useMay("run:retry");
  const [asking, setAsking] = useState(false);
  const startable = details.status === "ready" && !details.active && acts.starting === null;
  const step = details.status === "ready" ? "type" : details.openStep;
  return (
    <>
      {mayManage ? (
        <Button asChild>
          <Link href={`/${slug}/imports/${details.id}/edit/${step}`}>
            <Pencil aria-hidden />
            Edit
          </Link>
        </Button>
      ) : null}
      {mayTry && details.status === "ready" ? (
        <Button disabled={!startable} pending={acts.starting === "dry_run"} onClick={acts.dryRun}>
          {acts.starting === "dry_run" ? null : <FlaskConical aria-hidden />}
          Dry run
        </Button>
      ) : null}
      {mayRun && details.status === "ready" ? (
        <Button
          variant={details.lastRun ? "primary" : "secondary"}
          disabled={!startable}
          onClick={() => setAsking(true)}
        >
          <Play aria-hidden />
          Run now
        </Button>
      ) : null}
      <ImportMenu
        rarely
        item={{
          ...details,
          ready: details.status === "ready",
          active: details.active !== null,
        }}
      />
      <RunNowDialog
        entity={details.entity}
        again={details.lastRun !== null}
        sourceName={details.source?.name ?? ""}
        targetName={details.target?.name ?? ""}
        open={asking}
        onOpenChange={setAsking}
        pending={acts.starting !== null && acts.starting !== "dry_run"}
        onConfirm={acts.run}
      />
    </>
  );
}
