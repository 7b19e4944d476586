import type { RouterOutputs } from "@/components/api/trpc";
import type { DataColumn } from "@/components/data-table/data-column";
import { RUN_KIND_WORDS } from "@/components/imports/import-words";
import { RunStatusText } from "@/components/imports/run-status";
import { cn } from "@/components/ui/class-names";
import { formatDuration } from "@/components/ui/format-time";
import { Count, formatCounted } from "@/components/ui/number";
import { RelativeTime } from "@/components/ui/relative-time";
import type { RunCounters } from "@/server/domain/run";
import { REACH_WORDS, runWords, starterWord } from "./run-words";

type Column = DataColumn<RunListItem, "createdAt">;

export type RunListItem = RouterOutputs["run"]["list"]["rows"][number];

const phoneOnly = "md:hidden";

function number(name: keyof RunCounters, header: string, tone?: string): Column {
  return {
    id: name,
    header,
    align: "right",
    phone: "hidden",
    cell: (row) => {
      const value = row.counters[name];
      return <Count value={value} className={value === 0 ? "text-ink-faint" : tone} />;
    },
  };
}

/** `ofOneImport`: on the import's own page its name would only repeat itself. */
export function runColumns(options: { ofOneImport: boolean; namesClients: boolean }): Column[] {
  return [
    {
      id: "run",
      header: "Run",
      primary: true,
      className: "md:max-w-64",
      cell: (row) => {
        const [name, more] = options.ofOneImport
          ? [RUN_KIND_WORDS[row.kind], REACH_WORDS[row.reach]]
          : [row.importName, runWords(row)];
        return (
          <span className="block min-w-0">
            <span className="block truncate font-medium" title={options.ofOneImport ? undefined : name}>
              {name}
            </span>
            {options.namesClients ? (
              <span className="block truncate font-normal text-ink-muted text-xs" title={row.client.name}>
                {row.client.name}
              </span>
            ) : null}
            <span className="block font-normal text-ink-muted text-xs">{more}</span>
          </span>
        );
      },
    },
    { id: "status", header: "State", cell: (row) => <RunStatusText status={row.status} /> },
    {
      id: "createdAt",
      header: "Started",
      sort: "createdAt",
      className: "whitespace-nowrap",
      cell: (row) => (
        <RelativeTime value={row.startedAt ?? row.createdAt} className="relative z-10 text-ink-muted" />
      ),
    },
    {
      id: "duration",
      header: "Duration",
      align: "right",
      className: "whitespace-nowrap",
      cell: (row) => <Duration row={row} />,
    },
    number("read", "Read"),
    number("created", "Created"),
    number("updated", "Updated"),
    number("unchanged", "Unchanged"),
    number("failed", "Failed", "font-medium text-broken"),
    {
      id: "records",
      header: "Records",
      className: phoneOnly,
      cell: (row) => (
        <span className="tabular-nums">
          {formatCounted(row.counters.read, "read", "read")}
          <span className={cn(row.counters.failed > 0 && "text-broken")}>
            , {formatCounted(row.counters.failed, "failed", "failed")}
          </span>
        </span>
      ),
    },
    {
      id: "startedBy",
      header: "Started by",
      className: "md:max-w-36 md:truncate",
      cell: (row) => <span className="text-ink-muted">{starterWord(row)}</span>,
    },
  ];
}

function Duration({ row }: { row: RunListItem }) {
  if (!row.startedAt || !row.endedAt) return <span className="text-ink-faint">–</span>;
  return <span>{formatDuration(row.endedAt.getTime() - row.startedAt.getTime())}</span>;
}
