import type { RouterOutputs } from "@/components/api/trpc";
import type { DataColumn } from "@/components/data-table/data-column";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Count, formatCounted } from "@/components/ui/number";
import { RelativeTime } from "@/components/ui/relative-time";
import { StateText } from "@/components/ui/state-badge";
import { isRunEnded } from "@/server/domain/run";
import { ImportMenu } from "./import-menu";
import { ENTITY_WORDS, IMPORT_STATE_WORDS, RUN_STATUS_WORDS } from "./import-words";
import { nextStepOf } from "./next-step";
import { StorePair } from "./store-pair";

export type ImportListItem = RouterOutputs["import"]["list"]["rows"][number];
type Sort = "name" | "lastRun" | "createdAt";

export function importColumns(options: {
  org: string;
  namesClients: boolean;
}): DataColumn<ImportListItem, Sort>[] {
  return [
    {
      id: "name",
      header: "Import",
      sort: "name",
      primary: true,
      className: "max-w-72",
      cell: (row) => (
        <span className="block min-w-0">
          <span className="block truncate font-medium">{row.name}</span>
          <span className="block truncate font-normal text-ink-muted text-xs">
            {ENTITY_WORDS[row.entity].many}
            {options.namesClients ? ` · ${row.clientName}` : ""}
          </span>
        </span>
      ),
    },
    {
      id: "stores",
      header: "Source and target",
      phone: "bare",
      cell: (row) => <StorePair source={row.source} target={row.target} />,
    },
    {
      id: "lastRun",
      header: "Last run",
      sort: "lastRun",
      cell: (row) => <LastRun row={row} />,
    },
    {
      id: "nextRun",
      header: "Next run",
      cell: (row) =>
        row.nextRunAt ? (
          <RelativeTime value={row.nextRunAt} className="relative z-10" />
        ) : (
          <span className="text-ink-faint">none</span>
        ),
    },
    {
      id: "records",
      header: "Records",
      align: "right",
      cell: (row) => <Counts row={row} />,
    },
    {
      id: "next",
      header: "Next step",
      phone: "bare",
      className: "max-md:pt-2",
      cell: (row) => <Next row={row} org={options.org} />,
    },
    {
      id: "acts",
      header: "More",
      phone: "bare",
      align: "right",
      className: "w-10 max-md:absolute max-md:top-2 max-md:right-2",
      cell: (row) => (
        <span className="relative z-10">
          <ImportMenu
            item={{
              ...row,
              active: [row.lastRun, row.lastDryRun].some((run) => run && !isRunEnded(run.status)),
            }}
          />
        </span>
      ),
    },
  ];
}

function LastRun({ row }: { row: ImportListItem }) {
  const { lastRun } = row;
  const { state, word } = lastRun ? RUN_STATUS_WORDS[lastRun.status] : IMPORT_STATE_WORDS[row.state];
  return (
    <span className="flex flex-col max-md:items-end">
      <StateText state={state}>{word}</StateText>
      {lastRun ? (
        <RelativeTime
          value={lastRun.endedAt ?? lastRun.createdAt}
          className="relative z-10 pl-5.5 text-ink-muted text-xs max-md:pl-0"
        />
      ) : null}
    </span>
  );
}

function Counts({ row }: { row: ImportListItem }) {
  const { lastRun } = row;
  if (!lastRun) return <span className="text-ink-faint">none</span>;
  const { read, failed } = lastRun.counters;
  return (
    <span className="flex flex-col items-end">
      <Count value={read} />
      {failed > 0 ? (
        <span className="text-broken text-xs">{formatCounted(failed, "failed", "failed")}</span>
      ) : null}
    </span>
  );
}

function Next({ row, org }: { row: ImportListItem; org: string }) {
  const next = nextStepOf(row);
  if (!next) return <span className="text-ink-muted text-sm">Nothing to do</span>;
  return (
    <Button asChild size="sm" className="relative z-10">
      <Link href={`/${org}${next.path}`}>{next.label}</Link>
    </Button>
  );
}
