import type { DataColumn } from "@/components/data-table/data-column";
import { RelativeTime } from "@/components/ui/relative-time";
import { type AuditLine, AuditThing, AuditWho } from "./audit-line";
import { actWord } from "./audit-words";

type Column = DataColumn<AuditLine, "createdAt">;

/** `open` shows all that is known of an entry: the button of the row's first cell spans the row. */
export function auditColumns(open: (line: AuditLine) => void): Column[] {
  return [
    {
      id: "what",
      header: "What",
      primary: true,
      cell: (line) => (
        <span className="block min-w-0">
          <button
            type="button"
            onClick={() => open(line)}
            className="text-left font-medium outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:outline-ring focus-visible:after:-outline-offset-2 max-md:after:rounded-xl"
          >
            {actWord(line)}
          </button>
          <span className="block font-normal text-xs [overflow-wrap:anywhere]">
            <AuditThing line={line} />
          </span>
        </span>
      ),
    },
    { id: "who", header: "Who", className: "md:max-w-40", cell: (line) => <AuditWho line={line} /> },
    {
      id: "from",
      header: "From where",
      className: "md:max-w-44",
      cell: (line) => <AuditFrom line={line} />,
    },
    {
      id: "createdAt",
      header: "When",
      sort: "createdAt",
      className: "whitespace-nowrap",
      cell: (line) => <RelativeTime value={line.at} className="relative z-10 text-ink-muted" />,
    },
  ];
}

function AuditFrom({ line }: { line: AuditLine }) {
  if (!line.address && !line.device) return <span className="text-ink-faint">–</span>;
  return (
    <span className="block min-w-0 text-ink-muted max-md:text-right">
      <span className="block [overflow-wrap:anywhere]">{line.address ?? "Address not known"}</span>
      {line.device ? <span className="block truncate text-xs">{line.device}</span> : null}
    </span>
  );
}
