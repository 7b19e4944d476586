import type { RouterOutputs } from "@/components/api/trpc";
import type { DataColumn } from "@/components/data-table/data-column";
import { StateText } from "@/components/ui/state-badge";
import type { RunKind } from "@/server/domain/run";
import { RECORD_KIND_WORDS, RECORD_STATE_WORDS, recordStateWord } from "./run-words";

export type RecordListItem = RouterOutputs["run"]["records"]["rows"][number];

const nothing = <span className="text-ink-faint">–</span>;

export function recordColumns(kind: RunKind): DataColumn<RecordListItem, "seq" | "title" | "sku">[] {
  return [
    {
      id: "title",
      header: "Name",
      sort: "title",
      primary: true,
      className: "md:max-w-72",
      cell: (row) => (
        <span className="block truncate font-medium max-md:whitespace-normal max-md:pr-8" title={row.title}>
          {row.title || `Without a name (${row.sourceId})`}
        </span>
      ),
    },
    {
      id: "sku",
      header: "SKU",
      sort: "sku",
      className: "md:max-w-36",
      cell: (row) =>
        row.sku ? (
          <span className="block min-w-0 truncate font-mono text-xs" title={row.sku}>
            {row.sku}
          </span>
        ) : (
          nothing
        ),
    },
    {
      id: "kind",
      header: "Kind",
      phone: "hidden",
      cell: (row) => <span className="text-ink-muted">{RECORD_KIND_WORDS[row.kind] ?? row.kind}</span>,
    },
    {
      id: "state",
      header: "Outcome",
      cell: (row) => (
        <StateText state={RECORD_STATE_WORDS[row.state].state}>{recordStateWord(row.state, kind)}</StateText>
      ),
    },
    {
      id: "issues",
      header: "Issues",
      phone: "hidden",
      className: "md:max-w-56",
      cell: (row) => <Issues row={row} />,
    },
    {
      id: "sourceId",
      header: "Source id",
      align: "right",
      className: "md:max-w-28 md:truncate",
      cell: (row) => <span className="font-mono text-xs">{row.sourceId}</span>,
    },
    {
      id: "targetId",
      header: "Target id",
      align: "right",
      className: "md:max-w-28 md:truncate",
      cell: (row) => (row.targetId ? <span className="font-mono text-xs">{row.targetId}</span> : nothing),
    },
  ];
}

function Issues({ row }: { row: RecordListItem }) {
  const [first] = row.issues;
  if (!first) return nothing;
  const titles = [...new Set(row.issues.map((issue) => issue.title))];
  const error = row.issues.some((issue) => issue.severity === "error");
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      <StateText state={error ? "broken" : "attention"} className="min-w-0">
        <span className="truncate" title={titles.join(", ")}>
          {first.title}
        </span>
      </StateText>
      {titles.length > 1 ? <span className="text-ink-muted text-xs">+{titles.length - 1}</span> : null}
    </span>
  );
}
