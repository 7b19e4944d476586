"use client";

import { useQuery } from "@tanstack/react-query";
import { CalendarClock, Plus } from "lucide-react";
import { useState } from "react";
import { LoadError } from "@/components/api/load-error";
import { useTRPC } from "@/components/api/trpc";
import type { ImportDetails } from "@/components/imports/import-words";
import { useMay, useOrganisation } from "@/components/shell/organisation-context";
import { Page } from "@/components/shell/page";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { Skeleton } from "@/components/ui/skeleton";
import { useTimeZone } from "@/components/ui/time-zone";
import { type Edited, ScheduleDialog } from "./schedule-dialog";
import { ScheduleItem } from "./schedule-item";

/** The sweep looks every minute. */
const POLL_MS = 30_000;

/** When an import runs by itself. */
export function SchedulePage({ importId }: { importId: string }) {
  const { slug } = useOrganisation();
  const trpc = useTRPC();
  const timeZone = useTimeZone();
  const mayManage = useMay("import:manage");
  const [edited, setEdited] = useState<Edited | null>(null);
  const details = useQuery(trpc.import.get.queryOptions({ org: slug, importId })).data;
  const schedules = useQuery(
    trpc.schedule.list.queryOptions({ org: slug, importId }, { refetchInterval: POLL_MS }),
  );
  const add = mayManage ? (
    <Button variant="primary" onClick={() => setEdited("new")}>
      <Plus aria-hidden />
      Add a schedule
    </Button>
  ) : null;
  return (
    <Page
      width="narrow"
      crumbs={[
        { label: "Imports", href: `/${slug}/imports` },
        { label: details?.name ?? "Import", href: `/${slug}/imports/${importId}` },
        { label: "Schedule" },
      ]}
    >
      <PageHeader
        title="Schedule"
        description={`When this import runs by itself, on the organisation's clocks (${timeZone.replaceAll("_", " ")}).`}
        actions={schedules.data && schedules.data.length > 0 ? add : null}
      />
      {details?.status === "draft" ? <NotReady details={details} /> : null}
      {schedules.error ? (
        <LoadError what="The schedules" error={schedules.error} onRetry={() => void schedules.refetch()} />
      ) : !schedules.data ? (
        <div className="grid gap-3">
          <Skeleton className="h-36 w-full" />
          <Skeleton className="h-36 w-full" />
        </div>
      ) : schedules.data.length === 0 ? (
        <EmptyState
          icon={CalendarClock}
          title="It runs only when somebody starts it"
          className="rounded-xl border bg-surface shadow-card"
          actions={add}
        >
          Add a schedule, such as what has changed every hour and everything once a week. An import can have
          several of them.
        </EmptyState>
      ) : (
        <ul className="grid gap-3">
          {schedules.data.map((schedule) => (
            <ScheduleItem key={schedule.id} schedule={schedule} onEdit={() => setEdited(schedule)} />
          ))}
        </ul>
      )}
      {details ? (
        <ScheduleDialog
          importId={importId}
          entity={details.entity}
          edited={edited}
          onClose={() => setEdited(null)}
        />
      ) : null}
    </Page>
  );
}

function NotReady({ details }: { details: ImportDetails }) {
  const { slug } = useOrganisation();
  return (
    <Alert
      state="attention"
      title="This import is not complete yet"
      actions={
        <Button asChild size="sm">
          <Link href={`/${slug}/imports/${details.id}/edit/${details.openStep}`}>Finish it</Link>
        </Button>
      }
    >
      Its schedules start no run until its open steps are finished.
    </Alert>
  );
}
