import { RUN_KIND_WORDS } from "@/components/imports/import-words";
import { RunStatusText } from "@/components/imports/run-status";
import { formatDuration } from "@/components/ui/format-time";
import { Link } from "@/components/ui/link";
import { formatCount } from "@/components/ui/number";
import { RelativeTime } from "@/components/ui/relative-time";
import type { RunListItem } from "./run-columns";
import { TRIGGER_WORDS } from "./run-words";

/** A run in a short list; with the import's name where the list is of several. */
export function RunLine({ run, href, named = false }: { run: RunListItem; href: string; named?: boolean }) {
  const { counters } = run;
  const took = run.startedAt && run.endedAt ? run.endedAt.getTime() - run.startedAt.getTime() : null;
  return (
    <li className="relative flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5 hover:bg-hover/60">
      <div className="min-w-44 flex-1">
        <RunStatusText status={run.status} />
        <p className="pl-5.5 text-ink-muted text-xs [overflow-wrap:anywhere]">
          <Link href={href} className="focus-ring rounded after:absolute after:inset-0 hover:text-ink">
            {named
              ? `${run.importName}: ${RUN_KIND_WORDS[run.kind].toLowerCase()}`
              : RUN_KIND_WORDS[run.kind]}
          </Link>
          {run.trigger === "person" ? "" : `, ${TRIGGER_WORDS[run.trigger].toLowerCase()}`},{" "}
          <RelativeTime value={run.createdAt} className="relative z-10" />
          {took === null ? "" : `, took ${formatDuration(took)}`}
        </p>
      </div>
      <p className="text-ink-muted text-xs tabular-nums max-sm:pl-5.5">
        {outcomesInWords(run)}
        {counters.failed > 0 ? (
          <span className="text-broken">
            , {formatCount(counters.failed)} {run.kind === "dry_run" ? "would fail" : "failed"}
          </span>
        ) : null}
      </p>
    </li>
  );
}

function outcomesInWords({ kind, counters }: RunListItem): string {
  const dry = kind === "dry_run";
  const parts = [
    { count: counters.created, word: dry ? "to create" : "created" },
    { count: counters.updated, word: dry ? "to update" : "updated" },
    { count: counters.unchanged, word: "unchanged" },
    { count: counters.skipped, word: dry ? "to skip" : "skipped" },
  ].filter(({ count }) => count > 0);
  if (parts.length === 0) return `${formatCount(counters.read)} read`;
  return parts.map(({ count, word }) => `${formatCount(count)} ${word}`).join(", ");
}
