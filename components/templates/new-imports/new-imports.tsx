"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { RowSelectionState } from "@tanstack/react-table";
import { Building2 } from "lucide-react";
import { useId, useMemo, useState } from "react";
import { useTRPC } from "@/components/api/trpc";
import { DataTable } from "@/components/data-table/data-table";
import { FacetFilter } from "@/components/data-table/facet-filter";
import { TableToolbar } from "@/components/data-table/table-toolbar";
import { useTableQuery } from "@/components/data-table/use-table-query";
import { useOrganisation } from "@/components/shell/organisation-context";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { formatCounted } from "@/components/ui/number";
import { PageHeader } from "@/components/ui/page-header";
import { candidateTable } from "../template-table";
import type { TemplateDetails } from "../template-words";
import { candidateColumns } from "./candidate-columns";
import { NewImportResults } from "./new-import-results";
import { type StoreChoices, useNewImports } from "./use-new-imports";

const HAS_OPTIONS = [
  { value: "without", label: "Not yet" },
  { value: "with", label: "Already" },
];

/** Chooses clients and makes an import from the template for each. */
export function NewImports({ template }: { template: TemplateDetails }) {
  const { slug: org } = useOrganisation();
  const trpc = useTRPC();
  const id = useId();
  const view = useTableQuery(candidateTable);
  const result = useQuery(
    trpc.template.candidates.queryOptions(
      { org, templateId: template.id, ...view.query },
      { placeholderData: keepPreviousData },
    ),
  );
  const [selection, setSelection] = useState<RowSelectionState>({});
  const [stores, setStores] = useState<StoreChoices>({});
  const [startSchedules, setStartSchedules] = useState(false);
  const [asking, setAsking] = useState(false);
  const making = useNewImports(template);
  const columns = useMemo(
    () =>
      candidateColumns({
        stores,
        onChoose: (clientId, side, connectionId) =>
          setStores((before) => ({ ...before, [clientId]: { ...before[clientId], [side]: connectionId } })),
      }),
    [stores],
  );
  const chosen = Object.keys(selection).filter((clientId) => selection[clientId]);
  const scheduled = template.schedules.length > 0;
  const start = async () => {
    setAsking(false);
    await making.make(chosen, stores, startSchedules);
    setSelection({});
  };
  return (
    <>
      <PageHeader
        title="New imports"
        description={`An import from "${template.name}" for each client that you choose, ready for its dry run. Filters take everything; change them in the import.`}
      />
      {making.state ? <NewImportResults state={making.state} /> : null}
      <div className="grid gap-3">
        <TableToolbar view={view} searchLabel="Search by client">
          <FacetFilter
            title="Has an import from it"
            options={HAS_OPTIONS}
            value={view.query.filters.has}
            onChange={(values) => view.setFilter("has", values)}
          />
        </TableToolbar>
        <DataTable
          label="Clients"
          columns={columns}
          view={view}
          result={result}
          rowId={(row) => row.id}
          empty={
            <EmptyState icon={Building2} title="No clients yet">
              Add a client with a connection to its BigCommerce store and one to its shop. Then its import can
              be made from this template.
            </EmptyState>
          }
          selection={{ value: selection, onChange: setSelection, label: (row) => row.name }}
        />
      </div>
      {chosen.length > 0 ? (
        <section
          aria-label="Chosen clients"
          className="sticky bottom-4 z-20 mx-auto flex max-w-full flex-wrap items-center justify-center gap-x-3 gap-y-2 rounded-xl border bg-raised py-2 pr-2 pl-4 shadow-pop"
        >
          <span className="text-sm tabular-nums" role="status">
            {formatCounted(chosen.length, "client")} chosen
          </span>
          {scheduled ? (
            <label htmlFor={id} className="flex items-center gap-2 text-sm">
              <Checkbox
                id={id}
                checked={startSchedules}
                onCheckedChange={(tick) => setStartSchedules(tick === true)}
              />
              Start their schedules at once
            </label>
          ) : null}
          <Button variant="ghost" onClick={() => setSelection({})}>
            Choose none
          </Button>
          <Button variant="primary" pending={making.pending} onClick={() => setAsking(true)}>
            Make imports
          </Button>
        </section>
      ) : null}
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        danger={false}
        title={`Make ${formatCounted(chosen.length, "import")} from "${template.name}"?`}
        description={
          scheduled && startSchedules
            ? "They are ready to run, and their schedules start them by themselves. Nothing is read or written before."
            : scheduled
              ? "They are ready to run. Their schedules are paused: look at a dry run of each, then resume them."
              : "They are ready to run. Nothing is read or written before somebody starts them."
        }
        confirmLabel={`Make ${formatCounted(chosen.length, "import")}`}
        onConfirm={() => void start()}
      />
    </>
  );
}
