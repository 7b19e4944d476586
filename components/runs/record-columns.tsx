import type { RouterOutputs } from "@/components/api/trpc";
import type { DataColumn } from "@/components/data-table/data-column";
import { cn } from "@/components/ui/class-names";
import { Money } from "@/components/ui/money";
import { StateText } from "@/components/ui/state-badge";
import type { Entity } from "@/server/domain/entity";
import type { RunKind } from "@/server/domain/run";
import { RECORD_STATE_WORDS, recordKindsOf, recordKindWord, recordStateWord } from "./run-words";

export type RecordListItem = RouterOutputs["run"]["records"]["rows"][number];

const nothing = <span className="text-ink-faint">–</span>;

type Column = DataColumn<RecordListItem, "seq" | "title" | "sku">;

/** What besides their name tells records of this entity apart. */
function identityColumns(entity: Entity): Column[] {
  if (entity === "orders") {
    return [
      {
        id: "amount",
        header: "Total",
        align: "right",
        cell: (row) => (row.amount ? <Money amount={row.amount} /> : nothing),
      },
    ];
  }
  const mono = entity === "products" ? "font-mono text-xs" : "";
  return [
    {
      id: "sku",
      header: entity === "products" ? "SKU" : "E-mail",
      sort: "sku",
      className: entity === "products" ? "md:max-w-36" : "md:max-w-56",
      cell: (row) =>
        row.sku ? (
          <span className={cn("block min-w-0 truncate", mono)} title={row.sku}>
            {row.sku}
          </span>
        ) : (
          nothing
        ),
    },
  ];
}

const kindColumn: Column = {
  id: "kind",
  header: "Kind",
  phone: "hidden",
  cell: (row) => <span className="text-ink-muted">{recordKindWord(row.kind)}</span>,
};

export function recordColumns({ kind, entity }: { kind: RunKind; entity: Entity }): Column[] {
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
    ...identityColumns(entity),
    ...(recordKindsOf(entity).length > 1 ? [kindColumn] : []),
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
