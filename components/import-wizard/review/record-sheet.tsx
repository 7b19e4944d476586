"use client";

import { useQuery } from "@tanstack/react-query";
import { ExternalLink } from "lucide-react";
import { LoadError } from "@/components/api/load-error";
import { useTRPC } from "@/components/api/trpc";
import { useOrganisation } from "@/components/shell/organisation-context";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { CodeView, JsonView } from "@/components/ui/code-view";
import { CopyableId } from "@/components/ui/copy-button";
import { Disclosure } from "@/components/ui/disclosure";
import { Money } from "@/components/ui/money";
import { Sheet, SheetContent, SheetDescription, SheetTitle } from "@/components/ui/sheet";
import { Skeleton } from "@/components/ui/skeleton";
import { useWizardImport } from "../wizard-context";
import { DifferenceTable } from "./difference-table";
import { differencesOf, type RecordDetail } from "./differences";
import { OutcomeText } from "./outcomes";

/** One record of the dry run: what would become of it, why, and which fields would change. */
export function RecordSheet({ recordId, onClose }: { recordId: string | null; onClose(): void }) {
  const { slug } = useOrganisation();
  const trpc = useTRPC();
  const record = useQuery(
    trpc.run.record.queryOptions({ org: slug, recordId: recordId ?? "" }, { enabled: recordId !== null }),
  );
  return (
    <Sheet open={recordId !== null} onOpenChange={(open) => (open ? undefined : onClose())}>
      <SheetContent className="w-[min(44rem,calc(100vw-1.5rem))]">
        <div className="grid gap-5 p-5">
          <div className="pr-8">
            <SheetTitle className="font-semibold text-base [overflow-wrap:anywhere]">
              {record.data?.title ?? "Record"}
            </SheetTitle>
            <SheetDescription asChild>
              <div className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-muted text-sm">
                {record.data ? <Identity record={record.data} /> : <Skeleton className="h-5 w-48" />}
              </div>
            </SheetDescription>
          </div>
          {record.error ? (
            <LoadError what="This record" error={record.error} onRetry={() => void record.refetch()} />
          ) : record.data ? (
            <Detail record={record.data} />
          ) : (
            <Skeleton className="h-64 w-full" />
          )}
        </div>
      </SheetContent>
    </Sheet>
  );
}

function Identity({ record }: { record: RecordDetail }) {
  return (
    <>
      <OutcomeText state={record.state} className="font-medium" />
      <span className="flex items-center gap-1">
        Source id <CopyableId value={record.sourceId} what="the source id" />
      </span>
      {record.sku ? <span>{record.kind === "product" ? `SKU ${record.sku}` : record.sku}</span> : null}
      {record.amount ? <Money amount={record.amount} /> : null}
      {record.targetId ? (
        <span className="flex items-center gap-1">
          Target id <CopyableId value={record.targetId} what="the target id" />
        </span>
      ) : null}
    </>
  );
}

function Detail({ record }: { record: RecordDetail }) {
  const { slug } = useOrganisation();
  const trpc = useTRPC();
  const details = useWizardImport();
  const mapping = useQuery(trpc.import.mapping.queryOptions({ org: slug, importId: details.id }));
  const differences = differencesOf(record, mapping.data?.targetFields ?? []);
  const { source, target } = record.adminUrls;
  return (
    <>
      {record.issues.map((issue) => (
        <Alert key={issue.id} state={issue.severity === "error" ? "broken" : "attention"} title={issue.title}>
          <p>{issue.cause}</p>
          <p className="mt-1 text-ink">{issue.remedy}</p>
          {issue.technical ? (
            <Disclosure summary="Technical part" className="mt-1.5">
              <CodeView value={issue.technical} label="technical part" />
            </Disclosure>
          ) : null}
        </Alert>
      ))}
      {differences.length > 0 ? (
        <DifferenceTable
          differences={differences}
          fields={mapping.data?.targetFields ?? []}
          isNew={record.state === "created"}
        />
      ) : (
        <p className="rounded-lg border border-dashed p-4 text-ink-muted text-sm">
          {withoutDifference(record)}
        </p>
      )}
      {source || target ? (
        <div className="flex flex-wrap gap-2">
          {source ? <AdminLink href={source}>Open at the source</AdminLink> : null}
          {target ? <AdminLink href={target}>Open in the target</AdminLink> : null}
        </div>
      ) : null}
      <div className="grid gap-2">
        {record.sent === null ? null : (
          <Disclosure summary="What would be sent, as JSON">
            <JsonView value={record.sent} label="what would be sent" />
          </Disclosure>
        )}
        <Disclosure summary="What was read, as JSON">
          <JsonView value={record.read} label="what was read" />
        </Disclosure>
      </div>
    </>
  );
}

function withoutDifference(record: RecordDetail): string {
  if (record.state === "unchanged") return "Nothing would change: the target holds what the source holds.";
  if (record.state === "failed") return "Nothing would be written until the failure above is mended.";
  if (record.state === "skipped") return "Nothing would be written: the import leaves this record alone.";
  if (record.kind === "category" || record.kind === "brand")
    return "It would be made in the target, so that products can be put into it.";
  return "It would be written again, though no field of the target was seen to differ.";
}

function AdminLink({ href, children }: { href: string; children: string }) {
  return (
    <Button asChild size="sm">
      <a href={href} target="_blank" rel="noreferrer">
        {children}
        <ExternalLink aria-hidden />
      </a>
    </Button>
  );
}
