"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { ScrollText } from "lucide-react";
import { useMemo, useState } from "react";
import { useTRPC } from "@/components/api/trpc";
import { DataTable } from "@/components/data-table/data-table";
import { FacetFilter } from "@/components/data-table/facet-filter";
import { TableToolbar } from "@/components/data-table/table-toolbar";
import { useTableQuery } from "@/components/data-table/use-table-query";
import { exportUrl } from "@/components/runs/export-url";
import { useOrganisation } from "@/components/shell/organisation-context";
import { EmptyState } from "@/components/ui/empty-state";
import { NativeSelect } from "@/components/ui/native-select";
import { AUDIT_GROUPS, AUDIT_PERIODS, AUDIT_SUBJECTS } from "@/server/domain/audit";
import { auditColumns } from "./audit-columns";
import type { AuditLine } from "./audit-line";
import { AuditSheet } from "./audit-sheet";
import { auditTable } from "./audit-table";
import { GROUP_WORDS, PERIOD_WORDS, SUBJECT_WORDS } from "./audit-words";

const groupOptions = AUDIT_GROUPS.map((value) => ({ value, label: GROUP_WORDS[value] }));
const subjectOptions = AUDIT_SUBJECTS.map((value) => ({ value, label: SUBJECT_WORDS[value] }));

/** Who did what, page by page. `people` are those whom the log names. */
export function AuditLog({ people }: { people: { id: string; name: string }[] }) {
  const { slug: org } = useOrganisation();
  const trpc = useTRPC();
  const view = useTableQuery(useMemo(() => auditTable(people), [people]));
  const { search, filters } = view.query;
  const result = useQuery(
    trpc.audit.list.queryOptions({ org, ...view.query }, { placeholderData: keepPreviousData }),
  );
  const [line, setLine] = useState<AuditLine | null>(null);
  const columns = useMemo(() => auditColumns(setLine), []);
  return (
    <div className="grid gap-3">
      <TableToolbar
        view={view}
        searchLabel="Search by name"
        exportUrl={exportUrl("/api/exports/audit", { org, q: search, ...filters })}
      >
        <FacetFilter
          title="What"
          options={groupOptions}
          value={filters.group}
          onChange={(values) => view.setFilter("group", values)}
        />
        <FacetFilter
          title="Person"
          options={people.map(({ id, name }) => ({ value: id, label: name }))}
          value={filters.person}
          onChange={(values) => view.setFilter("person", values)}
        />
        <FacetFilter
          title="Thing"
          options={subjectOptions}
          value={filters.subject}
          onChange={(values) => view.setFilter("subject", values)}
        />
        <NativeSelect
          aria-label="Period"
          value={filters.period[0] ?? ""}
          onChange={({ target }) => view.setFilter("period", target.value ? [target.value] : [])}
        >
          <option value="">All time</option>
          {AUDIT_PERIODS.map((value) => (
            <option key={value} value={value}>
              {PERIOD_WORDS[value]}
            </option>
          ))}
        </NativeSelect>
      </TableToolbar>
      <DataTable
        label="Audit log"
        columns={columns}
        view={view}
        result={result}
        rowId={(row) => row.id}
        empty={
          <EmptyState icon={ScrollText} title="Nothing yet">
            Whatever somebody changes in this organisation is written down here.
          </EmptyState>
        }
      />
      <AuditSheet line={line} onClose={() => setLine(null)} />
    </div>
  );
}
