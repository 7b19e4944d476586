"use client";

import { ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import { filtersInWords } from "@/components/imports/filter-words";
import type { ImportDetails } from "@/components/imports/import-words";
import { ENTITY_WORDS, STEP_WORDS } from "@/components/imports/import-words";
import { optionsInWords } from "@/components/imports/option-words";
import { useOrganisation } from "@/components/shell/organisation-context";
import { cn } from "@/components/ui/class-names";
import { formatExact } from "@/components/ui/format-time";
import { Link } from "@/components/ui/link";
import { formatCounted } from "@/components/ui/number";
import { useTimeZone } from "@/components/ui/time-zone";
import { IMPORT_STEPS, type ImportStep } from "@/server/domain/import-steps";
import { useWizard } from "./wizard-context";

/** What has been chosen so far; it grows with each step. On a phone it is folded away. */
export function Summary() {
  const { details } = useWizard();
  if (!details) return null;
  return (
    <>
      <section aria-label="Summary" className="hidden rounded-xl border bg-surface shadow-card lg:block">
        <h2 className="border-b px-4 py-2.5 font-semibold text-sm">This import</h2>
        <SummaryList details={details} />
      </section>
      <details className="group/summary rounded-xl border bg-surface shadow-card lg:hidden">
        <summary className="focus-ring flex list-none items-center justify-between rounded-xl px-4 py-2.5 font-semibold text-sm [&::-webkit-details-marker]:hidden">
          This import so far
          <ChevronDown
            className="size-4 text-ink-faint transition-transform group-open/summary:rotate-180"
            aria-hidden
          />
        </summary>
        <div className="border-t">
          <SummaryList details={details} />
        </div>
      </details>
    </>
  );
}

function SummaryList({ details }: { details: ImportDetails }) {
  const timeZone = useTimeZone();
  const reached = IMPORT_STEPS.filter(
    (step) => step !== "review" && (details.steps[step] === "done" || details.steps[step] === "problem"),
  );
  const missing = IMPORT_STEPS.filter((step) => step !== "review" && !reached.includes(step));
  return (
    <div className="divide-y">
      <dl className="divide-y">
        {reached.map((step) => (
          <Line key={step} step={step} details={details}>
            <SummaryOf step={step} details={details} timeZone={timeZone} />
          </Line>
        ))}
      </dl>
      {missing.length > 0 ? (
        <p className="px-4 py-2.5 text-ink-faint text-xs">
          Still to come: {missing.map((step) => STEP_WORDS[step].title).join(", ")}
        </p>
      ) : null}
    </div>
  );
}

function Line({
  step,
  details,
  children,
}: {
  step: ImportStep;
  details: ImportDetails;
  children: ReactNode;
}) {
  const { slug } = useOrganisation();
  const { step: open, goTo } = useWizard();
  return (
    <div className={cn("group/line px-4 py-2.5", open === step && "bg-accent-soft/35")}>
      <dt className="flex items-center justify-between text-ink-muted text-xs">
        {STEP_WORDS[step].title}
        {open === step ? null : (
          <Link
            href={`/${slug}/imports/${details.id}/edit/${step}`}
            onClick={(event) => {
              if (event.metaKey || event.ctrlKey || event.shiftKey) return;
              event.preventDefault();
              goTo(step);
            }}
            className="focus-ring rounded px-1 text-accent-text opacity-0 hover:underline focus-visible:opacity-100 group-hover/line:opacity-100 max-lg:opacity-100"
            aria-label={`Change ${STEP_WORDS[step].title.toLowerCase()}`}
          >
            Change
          </Link>
        )}
      </dt>
      <dd className="text-sm [overflow-wrap:anywhere]">{children}</dd>
    </div>
  );
}

function SummaryOf({
  step,
  details,
  timeZone,
}: {
  step: ImportStep;
  details: ImportDetails;
  timeZone: string;
}) {
  switch (step) {
    case "type":
      return ENTITY_WORDS[details.entity].many;
    case "source":
    case "target": {
      const side = details[step];
      if (!side) return null;
      return (
        <>
          {side.name}
          <span className="block text-ink-muted text-xs">
            {side.platformName}
            {side.storeName && side.storeName !== side.name ? ` · ${side.storeName}` : ""}
          </span>
        </>
      );
    }
    case "filters": {
      const phrases = filtersInWords(details.filters, (iso) => formatExact(new Date(iso), timeZone));
      return <Phrases phrases={phrases} none={ENTITY_WORDS[details.entity].every} />;
    }
    case "mapping":
      return (
        <>
          {details.mapping.changed === 0
            ? "Automatic"
            : formatCounted(details.mapping.changed, "changed field")}
          <span className="block text-ink-muted text-xs">
            {formatCounted(details.mapping.filled, "field")} filled
            {details.mapping.version === null ? "" : ` · version ${details.mapping.version}`}
          </span>
          {details.mapping.errors > 0 ? (
            <span className="block text-attention text-xs">
              {formatCounted(details.mapping.errors, "rule needs", "rules need")} a look
            </span>
          ) : null}
        </>
      );
    case "options":
      return <Phrases phrases={optionsInWords(details.entity, details.options)} none="" />;
    case "review":
      return null;
  }
}

function Phrases({ phrases, none }: { phrases: string[]; none: string }) {
  if (phrases.length === 0) return none;
  return (
    <ul>
      {phrases.map((phrase) => (
        <li key={phrase}>{phrase}</li>
      ))}
    </ul>
  );
}
