import type { RouterOutputs } from "@/components/api/trpc";
import type { DataColumn } from "@/components/data-table/data-column";
import { ENTITY_WORDS } from "@/components/imports/import-words";
import { Count, formatCounted } from "@/components/ui/number";
import { RelativeTime } from "@/components/ui/relative-time";
import { StateText } from "@/components/ui/state-badge";

type Row = RouterOutputs["template"]["list"]["rows"][number];

export const templateColumns: DataColumn<Row, "name" | "imports" | "updatedAt">[] = [
  {
    id: "name",
    header: "Template",
    sort: "name",
    primary: true,
    className: "max-w-80",
    cell: (row) => (
      <span className="block min-w-0">
        <span className="block truncate font-medium" title={row.name}>
          {row.name}
        </span>
        <span className="block font-normal text-ink-muted text-xs">{ENTITY_WORDS[row.entity].many}</span>
      </span>
    ),
  },
  {
    id: "version",
    header: "Latest version",
    align: "right",
    cell: (row) => <Count value={row.latestVersion} />,
  },
  {
    id: "imports",
    header: "Imports",
    sort: "imports",
    align: "right",
    cell: (row) => <Count value={row.imports} />,
  },
  {
    id: "behind",
    header: "State",
    cell: (row) =>
      row.imports === 0 ? (
        <span className="text-ink-faint">Not used yet</span>
      ) : row.behind > 0 ? (
        <StateText state="attention">{formatCounted(row.behind, "import")} behind</StateText>
      ) : (
        <StateText state="good">All up to date</StateText>
      ),
  },
  {
    id: "updatedAt",
    header: "Last changed",
    sort: "updatedAt",
    cell: (row) => <RelativeTime value={row.updatedAt} className="relative z-10" />,
  },
];
