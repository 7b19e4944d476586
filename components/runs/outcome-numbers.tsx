import { ENTITY_WORDS } from "@/components/imports/import-words";
import { useOrganisation } from "@/components/shell/organisation-context";
import { Card } from "@/components/ui/card";
import { cn } from "@/components/ui/class-names";
import { Link } from "@/components/ui/link";
import { formatCount } from "@/components/ui/number";
import { RECORD_KIND_OF } from "@/server/domain/entity";
import type { FinalRecordState } from "@/server/domain/run";
import { OutcomeBar } from "./outcome-bar";
import type { RunDetails } from "./run-page";
import { OUTCOMES, recordStateWord } from "./run-words";

/** What became of what was read. Each number leads to its records. */
export function OutcomeNumbers({ run }: { run: RunDetails }) {
  const { slug } = useOrganisation();
  const records = `/${slug}/runs/${run.id}/records`;
  const { many } = ENTITY_WORDS[run.entity];
  const own = `${records}?kind=${RECORD_KIND_OF[run.entity]}`;
  // Nobody asks what was taken away where nothing ever is.
  const withRemoved = run.counters.removed > 0 || run.deletionPolicy !== "keep";
  return (
    <Card aria-label={`${many} by outcome`} className="overflow-hidden">
      <dl
        className={cn(
          "-mb-px -ml-px grid grid-cols-2",
          withRemoved ? "sm:grid-cols-4 lg:grid-cols-7" : "sm:grid-cols-3 lg:grid-cols-6",
        )}
      >
        <Figure label={`${many} read`} value={run.counters.read} href={own} />
        {OUTCOMES.filter((outcome) => withRemoved || outcome !== "removed").map((outcome) => (
          <Figure
            key={outcome}
            label={recordStateWord(outcome, run.kind)}
            value={run.counters[outcome]}
            href={`${own}&state=${outcome}`}
            outcome={outcome}
          />
        ))}
      </dl>
      <OutcomeBar run={run} />
    </Card>
  );
}

function Figure({
  label,
  value,
  href,
  outcome,
}: {
  label: string;
  value: number;
  href: string;
  outcome?: FinalRecordState;
}) {
  const broken = outcome === "failed" && value > 0;
  return (
    <div className="relative border-b border-l px-4 py-3 transition-colors hover:bg-hover/60">
      <dt className="truncate text-ink-muted text-xs">{label}</dt>
      <dd>
        <Link
          href={href}
          aria-label={`${formatCount(value)} ${label.toLowerCase()}: show these records`}
          className={cn(
            "after:focus-ring font-semibold text-2xl tabular-nums leading-9 tracking-tight outline-none after:absolute after:inset-0 after:-outline-offset-2 focus-visible:after:outline-2 focus-visible:after:outline-ring",
            value === 0 && "font-normal text-ink-faint",
            broken && "text-broken",
          )}
        >
          {formatCount(value)}
        </Link>
      </dd>
    </div>
  );
}
