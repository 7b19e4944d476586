import { CalendarClock } from "lucide-react";
import type { DataColumn } from "@/components/data-table/data-column";
import { RUN_STATUS_WORDS } from "@/components/imports/import-words";
import { Link } from "@/components/ui/link";
import { Count, formatCounted } from "@/components/ui/number";
import { RelativeTime } from "@/components/ui/relative-time";
import { StateText } from "@/components/ui/state-badge";
import type { BoardSort } from "@/server/domain/need";
import { type BoardItem, NEED_WORDS } from "./board-words";

const linkClasses = "focus-ring relative z-10 rounded underline-offset-4 hover:underline";

export function boardColumns(org: string): DataColumn<BoardItem, BoardSort>[] {
  return [
    {
      id: "name",
      header: "Client",
      sort: "name",
      primary: true,
      className: "md:w-56 md:max-w-64",
      cell: (row) => (
        <span className="block min-w-0">
          <span className="block truncate font-medium">{row.name}</span>
          <span className="block truncate font-normal text-ink-muted text-xs">
            {row.imports === 0 ? "No import yet" : formatCounted(row.imports, "import")}
          </span>
        </span>
      ),
    },
    {
      id: "need",
      header: "Need",
      sort: "need",
      className: "md:w-36",
      cell: ({ need }) => <StateText state={NEED_WORDS[need].state}>{NEED_WORDS[need].word}</StateText>,
    },
    { id: "why", header: "Why", phone: "bare", cell: (row) => <Why row={row} org={org} /> },
    {
      id: "failed",
      header: "Failed",
      sort: "failed",
      align: "right",
      className: "md:w-20",
      cell: ({ failed }) =>
        failed > 0 ? (
          <Count value={failed} className="text-broken" />
        ) : (
          <span className="text-ink-faint">none</span>
        ),
    },
    {
      id: "lastRun",
      header: "Last run",
      sort: "lastRun",
      className: "md:w-40",
      cell: (row) => <LastRun row={row} org={org} />,
    },
    {
      id: "nextRun",
      header: "Next run",
      className: "md:w-32",
      cell: ({ nextRunAt, overdue }) =>
        nextRunAt ? (
          <span className={overdue ? "text-attention" : undefined}>
            {overdue ? "due " : ""}
            <RelativeTime value={nextRunAt} className="relative z-10" />
          </span>
        ) : (
          <span className="text-ink-faint">none</span>
        ),
    },
  ];
}

/** The worst cause, which is a link to where it is mended, and how many more there are. */
function Why({ row, org }: { row: BoardItem; org: string }) {
  const { cause, soon } = row;
  if (!cause) return <span className="text-ink-muted max-md:hidden">{nothingToDo(row)}</span>;
  const more = row.broken + row.attention - (cause.state === "soon" ? 0 : 1);
  const others = soon - (cause.state === "soon" ? 1 : 0);
  return (
    <span className="block min-w-0 max-w-md max-md:max-w-full">
      <Link
        href={`/${org}${cause.subject.path}`}
        className={`${linkClasses} line-clamp-2 [overflow-wrap:anywhere]`}
      >
        {cause.title}
      </Link>
      <span className="flex flex-wrap gap-x-3 text-ink-muted text-xs">
        <span className="truncate">{cause.subject.name}</span>
        {cause.state === "soon" && cause.at ? (
          <RelativeTime value={cause.at} className="relative z-10" />
        ) : null}
        {more > 0 ? <span>{formatCounted(more, "more cause")}</span> : null}
        {others > 0 ? (
          <span className="inline-flex items-center gap-1">
            <CalendarClock className="size-3.5" aria-hidden />
            {formatCounted(others, cause.state === "soon" ? "more note" : "note")}
          </span>
        ) : null}
      </span>
    </span>
  );
}

function nothingToDo({ need, imports }: BoardItem): string {
  if (need !== "idle") return "Nothing to do";
  return imports === 0 ? "Nothing is set up yet" : "Nothing has run yet";
}

function LastRun({ row, org }: { row: BoardItem; org: string }) {
  const { lastRunId, lastRunStatus, lastRunAt } = row;
  if (!lastRunId || !lastRunStatus || !lastRunAt) return <span className="text-ink-faint">none</span>;
  const { state, word } = RUN_STATUS_WORDS[lastRunStatus];
  return (
    <span className="flex flex-col max-md:items-end">
      <Link href={`/${org}/runs/${lastRunId}`} className={linkClasses}>
        <StateText state={state}>{word}</StateText>
      </Link>
      <RelativeTime value={lastRunAt} className="relative z-10 pl-5.5 text-ink-muted text-xs max-md:pl-0" />
    </span>
  );
}
