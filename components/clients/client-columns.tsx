import type { RouterOutputs } from "@/components/api/trpc";
import type { DataColumn } from "@/components/data-table/data-column";
import { Link } from "@/components/ui/link";
import { Count } from "@/components/ui/number";
import { RelativeTime } from "@/components/ui/relative-time";
import { ClientMenu } from "./client-menu";

export type ClientListItem = RouterOutputs["client"]["list"]["rows"][number];
type Column = DataColumn<ClientListItem, "name" | "createdAt" | "connections" | "imports">;

function CountLink({ value, href, label }: { value: number; href: string; label: string }) {
  if (value === 0) return <Count value={0} className="text-ink-faint" />;
  return (
    <Link
      href={href}
      aria-label={label}
      className="focus-ring relative z-10 rounded text-accent-text underline-offset-4 hover:underline"
    >
      <Count value={value} />
    </Link>
  );
}

export function clientColumns(options: { org: string; tellsMembers: boolean; mayManage: boolean }): Column[] {
  const list = (path: string, { id }: ClientListItem) => `/${options.org}/${path}?client=${id}`;
  const members: Column[] = [
    {
      id: "members",
      header: "Own members",
      align: "right",
      cell: ({ members }) => (
        <Count value={members ?? 0} className={members ? undefined : "text-ink-faint"} />
      ),
    },
  ];
  const acts: Column[] = [
    {
      id: "acts",
      header: "More",
      phone: "bare",
      align: "right",
      className: "w-10 max-md:absolute max-md:top-2 max-md:right-2",
      cell: (row) => (
        <span className="relative z-10">
          <ClientMenu client={row} />
        </span>
      ),
    },
  ];
  return [
    {
      id: "name",
      header: "Client",
      sort: "name",
      primary: true,
      className: "max-w-80",
      cell: ({ name }) => (
        <span className="block truncate font-medium" title={name}>
          {name}
        </span>
      ),
    },
    {
      id: "connections",
      header: "Connections",
      sort: "connections",
      align: "right",
      cell: (row) => (
        <CountLink
          value={row.connections}
          href={list("connections", row)}
          label={`${row.connections} connections of ${row.name}`}
        />
      ),
    },
    {
      id: "imports",
      header: "Imports",
      sort: "imports",
      align: "right",
      cell: (row) => (
        <CountLink
          value={row.imports}
          href={list("imports", row)}
          label={`${row.imports} imports of ${row.name}`}
        />
      ),
    },
    ...(options.tellsMembers ? members : []),
    {
      id: "createdAt",
      header: "Added",
      sort: "createdAt",
      className: "whitespace-nowrap",
      cell: ({ createdAt }) => <RelativeTime value={createdAt} className="relative z-10 text-ink-muted" />,
    },
    ...(options.mayManage ? acts : []),
  ];
}
