import type { RouterOutputs } from "@/components/api/trpc";
import type { DataColumn } from "@/components/data-table/data-column";
import { NativeSelect } from "@/components/ui/native-select";
import { formatCounted } from "@/components/ui/number";
import { StateText } from "@/components/ui/state-badge";
import type { StoreChoices } from "./use-new-imports";

type Row = RouterOutputs["template"]["candidates"]["rows"][number];
type Side = "source" | "target";

interface Choosing {
  stores: StoreChoices;
  onChoose(clientId: string, side: Side, connectionId: string): void;
}

export function candidateColumns(choosing: Choosing): DataColumn<Row, "name">[] {
  return [
    {
      id: "name",
      header: "Client",
      sort: "name",
      primary: true,
      className: "max-w-60",
      cell: (row) => (
        <span className="block truncate font-medium" title={row.name}>
          {row.name}
        </span>
      ),
    },
    {
      id: "source",
      header: "Source",
      className: "md:max-w-56",
      cell: (row) => <Stores row={row} side="source" {...choosing} />,
    },
    {
      id: "target",
      header: "Target",
      className: "md:max-w-56",
      cell: (row) => <Stores row={row} side="target" {...choosing} />,
    },
    {
      id: "state",
      header: "State",
      phone: "bare",
      className: "min-w-56",
      cell: (row) => <Standing row={row} chosen={choosing.stores[row.id]} />,
    },
  ];
}

function Stores({ row, side, stores, onChoose }: { row: Row; side: Side } & Choosing) {
  const all = side === "source" ? row.sources : row.targets;
  const [first, second] = all;
  if (!first) return <span className="text-ink-faint">None</span>;
  if (!second) {
    return (
      <span className="block min-w-0 truncate" title={first.name}>
        {first.name}
      </span>
    );
  }
  return (
    <NativeSelect
      aria-label={`${side === "source" ? "Source" : "Target"} of ${row.name}`}
      value={stores[row.id]?.[side] ?? ""}
      onChange={(event) => onChoose(row.id, side, event.target.value)}
    >
      <option value="">Choose one of {all.length}</option>
      {all.map((store) => (
        <option key={store.id} value={store.id}>
          {store.name}
        </option>
      ))}
    </NativeSelect>
  );
}

function Standing({ row, chosen }: { row: Row; chosen: StoreChoices[string] | undefined }) {
  const has =
    row.pairs.length > 0 ? (
      <span className="block text-ink-muted text-xs">
        Has {formatCounted(row.pairs.length, "import")} from this template
      </span>
    ) : null;
  if (row.lacks.length > 0) {
    return (
      <span className="block">
        <StateText state="attention">Lacks something</StateText>
        {row.lacks.map((lack) => (
          <span key={lack} className="block text-ink-muted text-xs [overflow-wrap:anywhere]">
            {lack}
          </span>
        ))}
        {has}
      </span>
    );
  }
  const sourceId = chosen?.source || only(row.sources);
  const targetId = chosen?.target || only(row.targets);
  if (!sourceId || !targetId) {
    return (
      <span className="block">
        <StateText state="idle">Choose its stores</StateText>
        {has}
      </span>
    );
  }
  const there = row.pairs.some((pair) => pair.sourceId === sourceId && pair.targetId === targetId);
  return (
    <span className="block">
      <StateText state={there ? "off" : "good"}>{there ? "Has this import already" : "Ready"}</StateText>
      {there ? null : has}
    </span>
  );
}

function only(stores: { id: string }[]): string | undefined {
  return stores.length === 1 ? stores[0]?.id : undefined;
}
