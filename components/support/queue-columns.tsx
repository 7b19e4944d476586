import { ArrowRight } from "lucide-react";
import type { DataColumn } from "@/components/data-table/data-column";
import { ENTITY_WORDS, RUN_KIND_WORDS } from "@/components/imports/import-words";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { formatCount, formatCounted } from "@/components/ui/number";
import { RelativeTime } from "@/components/ui/relative-time";
import { StateText } from "@/components/ui/state-badge";
import { QUEUE_STATE_WORDS } from "./access-words";
import type { QueueRow } from "./queue-page";

type Column = DataColumn<QueueRow, "endedAt">;

/** `ask` opens the form that asks the organisation for access. */
export function queueColumns(ask: (row: QueueRow) => void): Column[] {
  return [
    {
      id: "whose",
      header: "Whose",
      primary: true,
      className: "md:max-w-52",
      cell: (row) => (
        <span className="block min-w-0">
          <span className="block truncate font-medium" title={row.organisation}>
            {row.organisation}
          </span>
          <span className="block truncate font-normal text-ink-muted text-xs" title={row.client}>
            {row.client}
          </span>
        </span>
      ),
    },
    {
      id: "import",
      header: "Import",
      className: "md:max-w-56",
      cell: (row) => (
        <span className="block min-w-0 max-md:text-right">
          <span className="block truncate" title={row.import}>
            {row.import}
          </span>
          <span className="block text-ink-muted text-xs">
            {RUN_KIND_WORDS[row.kind]} of {ENTITY_WORDS[row.entity].few}, {row.sourcePlatform} to{" "}
            {row.targetPlatform}
          </span>
        </span>
      ),
    },
    { id: "causes", header: "Why", className: "md:max-w-60", cell: (row) => <Causes row={row} /> },
    {
      id: "failed",
      header: "Failed",
      align: "right",
      className: "whitespace-nowrap",
      cell: (row) => (
        <span className={row.failed > 0 ? "text-broken" : "text-ink-faint"}>
          {formatCount(row.failed)}
          <span className="text-ink-muted"> of {formatCount(row.read)}</span>
        </span>
      ),
    },
    {
      id: "endedAt",
      header: "When",
      sort: "endedAt",
      className: "whitespace-nowrap",
      cell: (row) => (
        <span className="block max-md:text-right">
          <RelativeTime value={row.endedAt} className="text-ink-muted" />
          {row.mended ? <span className="block text-good text-xs">Went well since</span> : null}
        </span>
      ),
    },
    {
      id: "state",
      header: "State",
      cell: (row) => {
        const { state, word } = QUEUE_STATE_WORDS[row.state];
        return (
          <StateText state={state} className="[&_svg]:animate-none">
            {word}
          </StateText>
        );
      },
    },
    {
      id: "act",
      header: "What to do",
      phone: "bare",
      align: "right",
      cell: (row) => <Act row={row} ask={ask} />,
    },
  ];
}

function Causes({ row }: { row: QueueRow }) {
  const [first, ...more] = row.causes;
  if (!first) return null;
  return (
    <span className="block min-w-0 max-md:text-right">
      <span className="line-clamp-2">{first.title}</span>
      {more.length > 0 ? (
        <span className="block text-ink-muted text-xs" title={more.map(({ title }) => title).join("\n")}>
          and {formatCounted(more.length, "other cause")}
        </span>
      ) : null}
    </span>
  );
}

function Act({ row, ask }: { row: QueueRow; ask(row: QueueRow): void }) {
  if (row.state === "granted") {
    return (
      <Button asChild size="sm" variant="primary">
        <Link href={`/${row.slug}/runs/${row.id}`}>
          Open
          <ArrowRight aria-hidden />
        </Link>
      </Button>
    );
  }
  return (
    <Button size="sm" onClick={() => ask(row)}>
      Ask for access<span className="sr-only">{` to ${row.import} of ${row.client}`}</span>
    </Button>
  );
}
