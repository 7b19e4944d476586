"use client";

import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import type { RowSelectionState } from "@tanstack/react-table";
import { ArrowLeftRight, Plus } from "lucide-react";
import { useState } from "react";
import { toast } from "sonner";
import { sentenceOf } from "@/components/api/error-sentence";
import { useTRPC } from "@/components/api/trpc";
import { DataTable } from "@/components/data-table/data-table";
import { FacetFilter } from "@/components/data-table/facet-filter";
import { TableToolbar } from "@/components/data-table/table-toolbar";
import { useTableQuery } from "@/components/data-table/use-table-query";
import { useMay, useOrganisation } from "@/components/shell/organisation-context";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { formatCounted } from "@/components/ui/number";
import { StateIcon } from "@/components/ui/state-badge";
import { TEMPLATE_USES } from "@/server/domain/template";
import { PushSheet } from "./push/push-sheet";
import { templateImportColumns } from "./template-import-columns";
import { templateImportsTable, usesShown } from "./template-table";
import { type TemplateDetails, USE_WORDS } from "./template-words";

const useOptions = TEMPLATE_USES.map((value) => {
  const { state, word } = USE_WORDS[value];
  return { value, label: word, icon: <StateIcon state={state} /> };
});

/** The imports that use the template, and those that could: to be chosen and given a version. */
export function TemplateImports({ template }: { template: TemplateDetails }) {
  const { slug: org } = useOrganisation();
  const trpc = useTRPC();
  const view = useTableQuery(templateImportsTable);
  const { filters, search } = view.query;
  const narrowed = { search, filters: { use: usesShown(filters.use) } };
  const result = useQuery(
    trpc.template.imports.queryOptions(
      { org, templateId: template.id, ...view.query, ...narrowed },
      { placeholderData: keepPreviousData },
    ),
  );
  const mayGive = useMay("import:manage");
  const [selection, setSelection] = useState<RowSelectionState>({});
  const [pushed, setPushed] = useState<string[] | null>(null);
  const chosen = Object.keys(selection).filter((id) => selection[id]);
  const total = result.data?.total ?? 0;
  const seeOthers = () => view.setFilter("use", ["none", "other"]);
  return (
    <section aria-label="Imports" className="grid gap-3">
      <TableToolbar view={view} searchLabel="Search by import or client">
        <FacetFilter
          title="Shown"
          options={useOptions}
          value={filters.use}
          onChange={(values) => view.setFilter("use", values)}
        />
        {mayGive && filters.use.length === 0 ? (
          <Button className="sm:ml-auto" onClick={seeOthers}>
            <Plus aria-hidden />
            Give it to other imports
          </Button>
        ) : null}
      </TableToolbar>
      <DataTable
        label="Imports"
        columns={templateImportColumns}
        view={view}
        result={result}
        rowId={(row) => row.id}
        rowHref={(row) => `/${org}/imports/${row.id}`}
        empty={
          <EmptyState
            icon={ArrowLeftRight}
            title="No import uses it"
            actions={mayGive ? <Button onClick={seeOthers}>Give it to other imports</Button> : null}
          >
            Choose imports of other clients and see what it would change in them, or make new imports from it.
          </EmptyState>
        }
        selection={
          mayGive
            ? { value: selection, onChange: setSelection, label: (row) => `${row.name}, ${row.client.name}` }
            : undefined
        }
      />
      {chosen.length > 0 ? (
        <section
          aria-label="Chosen imports"
          className="sticky bottom-4 z-20 mx-auto flex max-w-full flex-wrap items-center justify-center gap-2 rounded-xl border bg-raised py-2 pr-2 pl-4 shadow-pop"
        >
          <span className="mr-2 text-sm tabular-nums" role="status">
            {formatCounted(chosen.length, "import")} chosen
          </span>
          {chosen.length < total ? (
            <ChooseAll
              templateId={template.id}
              narrowed={narrowed}
              total={total}
              onChoose={(ids) => setSelection(Object.fromEntries(ids.map((id) => [id, true])))}
            />
          ) : null}
          <Button variant="ghost" onClick={() => setSelection({})}>
            Choose none
          </Button>
          <Button variant="primary" onClick={() => setPushed(chosen)}>
            Show what would change
          </Button>
        </section>
      ) : null}
      <PushSheet
        template={template}
        versions={template.versions.map(({ version }) => version)}
        importIds={pushed}
        onClose={(done) => {
          setPushed(null);
          if (done) setSelection({});
        }}
      />
    </section>
  );
}

/** All that the list would show, on every page of it. */
function ChooseAll({
  templateId,
  narrowed,
  total,
  onChoose,
}: {
  templateId: string;
  narrowed: { search: string; filters: { use: (typeof TEMPLATE_USES)[number][] } };
  total: number;
  onChoose(ids: string[]): void;
}) {
  const { slug: org } = useOrganisation();
  const trpc = useTRPC();
  const client = useQueryClient();
  const [pending, setPending] = useState(false);
  const choose = async () => {
    setPending(true);
    try {
      const query = trpc.template.importChoice.queryOptions(
        { org, templateId, ...narrowed },
        { staleTime: 0 },
      );
      onChoose(await client.fetchQuery(query));
    } catch (error) {
      toast.error(sentenceOf(error));
    } finally {
      setPending(false);
    }
  };
  return (
    <Button variant="ghost" pending={pending} onClick={() => void choose()}>
      Choose all {total}
    </Button>
  );
}
