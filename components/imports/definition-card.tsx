"use client";

import { Download } from "lucide-react";
import type { ReactNode } from "react";
import { ImportThreshold } from "@/components/notices/import-threshold";
import { exportUrl } from "@/components/runs/export-url";
import { useMay, useOrganisation } from "@/components/shell/organisation-context";
import { Card, CardHeader } from "@/components/ui/card";
import { CopyableId } from "@/components/ui/copy-button";
import { formatExact } from "@/components/ui/format-time";
import { Link } from "@/components/ui/link";
import { formatCounted } from "@/components/ui/number";
import { RelativeTime } from "@/components/ui/relative-time";
import { useTimeZone } from "@/components/ui/time-zone";
import type { ImportStep } from "@/server/domain/import-steps";
import { filtersInWords } from "./filter-words";
import { ENTITY_WORDS, type ImportDetails, STEP_WORDS } from "./import-words";
import { optionsInWords } from "./option-words";

/** The definition in words, each part with the way to its step. */
export function DefinitionCard({ details }: { details: ImportDetails }) {
  const timeZone = useTimeZone();
  const filters = filtersInWords(details.filters, (iso) => formatExact(new Date(iso), timeZone));
  const { mapping, steps } = details;
  return (
    <Card>
      <CardHeader title="What it does" />
      <dl className="divide-y border-t">
        <Part details={details} step="source">
          <Side side={details.source} />
        </Part>
        <Part details={details} step="target">
          <Side side={details.target} />
        </Part>
        {steps.filters === "later" ? null : (
          <Part details={details} step="filters">
            <Lines lines={filters.length > 0 ? filters : [ENTITY_WORDS[details.entity].every]} />
          </Part>
        )}
        {steps.mapping === "later" ? null : (
          <Part details={details} step="mapping">
            <Lines
              lines={[
                mapping.changed === 0
                  ? "Automatic"
                  : `${formatCounted(mapping.changed, "field")} changed, version ${mapping.version ?? 1}`,
                `${formatCounted(mapping.filled, "field")} filled`,
              ]}
            />
          </Part>
        )}
        {steps.options === "later" ? null : (
          <Part details={details} step="options">
            <Lines lines={optionsInWords(details.entity, details.options)} />
          </Part>
        )}
        <div className="px-4 py-2.5">
          <dt className="text-ink-muted text-xs">Read up to</dt>
          <dd className="text-sm">
            {details.watermark ? (
              <RelativeTime value={details.watermark} />
            ) : (
              <span className="text-ink-muted">Not read to its end yet</span>
            )}
          </dd>
        </div>
        <ImportThreshold importId={details.id} percent={details.noticeThreshold} />
        {details.entity === "products" && details.hasRun ? <Redirects importId={details.id} /> : null}
        <div className="flex items-center justify-between gap-3 px-4 py-2">
          <dt className="text-ink-muted text-xs">Id</dt>
          <dd>
            <CopyableId value={details.id} what="the import's id" />
          </dd>
        </div>
      </dl>
    </Card>
  );
}

/** Links to the old shop keep working once its addresses lead to the new ones. */
function Redirects({ importId }: { importId: string }) {
  const { slug } = useOrganisation();
  if (!useMay("data:export")) return null;
  return (
    <div className="px-4 py-2.5">
      <dt className="text-ink-muted text-xs">Old addresses</dt>
      <dd className="text-sm">
        <a
          href={exportUrl(`/api/exports/imports/${importId}/redirects`, { org: slug })}
          download
          className="focus-ring inline-flex items-center gap-1.5 rounded text-accent-text hover:underline"
        >
          <Download className="size-3.5" aria-hidden />
          Redirects (CSV)
        </a>
        <span className="block text-ink-muted text-xs">
          From each old page to its new one, for a redirect plugin of the shop.
        </span>
      </dd>
    </div>
  );
}

function Part({
  details,
  step,
  children,
}: {
  details: ImportDetails;
  step: ImportStep;
  children: ReactNode;
}) {
  const { slug } = useOrganisation();
  const mayManage = useMay("import:manage");
  return (
    <div className="px-4 py-2.5">
      <dt className="flex items-center justify-between text-ink-muted text-xs">
        {STEP_WORDS[step].title}
        {mayManage && details.steps[step] !== "later" ? (
          <Link
            href={`/${slug}/imports/${details.id}/edit/${step}`}
            className="focus-ring rounded text-accent-text hover:underline"
            aria-label={`Change ${STEP_WORDS[step].title.toLowerCase()}`}
          >
            Change
          </Link>
        ) : null}
      </dt>
      <dd className="text-sm [overflow-wrap:anywhere]">{children}</dd>
    </div>
  );
}

function Side({ side }: { side: ImportDetails["source"] }) {
  const { slug } = useOrganisation();
  if (!side) return <span className="text-ink-muted">Not chosen yet</span>;
  return (
    <>
      <Link
        href={`/${slug}/connections/${side.id}`}
        className="focus-ring rounded font-medium hover:underline"
      >
        {side.name}
      </Link>
      <span className="block text-ink-muted text-xs">
        {side.platformName}
        {side.storeName && side.storeName !== side.name ? `, ${side.storeName}` : ""}
      </span>
    </>
  );
}

function Lines({ lines }: { lines: string[] }) {
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
