import { Hand } from "lucide-react";
import type { RouterOutputs } from "@/components/api/trpc";
import type { DataColumn } from "@/components/data-table/data-column";
import { Badge } from "@/components/ui/badge";
import { formatCounted } from "@/components/ui/number";
import { StateText } from "@/components/ui/state-badge";
import { USE_WORDS } from "./template-words";

type Row = RouterOutputs["template"]["imports"]["rows"][number];

export const templateImportColumns: DataColumn<Row, "name" | "client" | "updatedAt">[] = [
  {
    id: "name",
    header: "Import",
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
    id: "client",
    header: "Client",
    sort: "client",
    className: "md:max-w-52",
    cell: (row) => (
      <span className="block min-w-0 truncate" title={row.client.name}>
        {row.client.name}
      </span>
    ),
  },
  {
    id: "use",
    header: "State",
    cell: (row) => (
      <span className="flex min-w-0 flex-col gap-0.5 max-md:items-end">
        <StateText state={USE_WORDS[row.use].state}>{USE_WORDS[row.use].word}</StateText>
        {row.template ? (
          <span className="block max-w-52 truncate pl-5.5 text-ink-muted text-xs max-md:pl-0">
            {row.use === "other" ? `${row.template.name}, ` : ""}version {row.template.version}
          </span>
        ) : null}
      </span>
    ),
  },
  {
    id: "changed",
    header: "Changed here since",
    cell: (row) =>
      row.changedHere ? (
        <Badge className="border-attention-line bg-attention-soft text-attention">
          <Hand aria-hidden />
          {formatCounted(row.changedHere, "change")}
        </Badge>
      ) : (
        <span className="text-ink-faint">{row.changedHere === null ? "–" : "Nothing"}</span>
      ),
  },
];
