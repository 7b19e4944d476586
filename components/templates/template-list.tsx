"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { LayoutTemplate } from "lucide-react";
import { useTRPC } from "@/components/api/trpc";
import { DataTable } from "@/components/data-table/data-table";
import { FacetFilter } from "@/components/data-table/facet-filter";
import { TableToolbar } from "@/components/data-table/table-toolbar";
import { useTableQuery } from "@/components/data-table/use-table-query";
import { ENTITY_WORDS } from "@/components/imports/import-words";
import { useMay, useOrganisation } from "@/components/shell/organisation-context";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { ENTITIES } from "@/server/domain/entity";
import { templateColumns } from "./template-columns";
import { templateTable } from "./template-table";

const entityOptions = ENTITIES.map((value) => ({ value, label: ENTITY_WORDS[value].many }));

export function TemplateList() {
  const { slug: org } = useOrganisation();
  const trpc = useTRPC();
  const view = useTableQuery(templateTable);
  const result = useQuery(
    trpc.template.list.queryOptions({ org, ...view.query }, { placeholderData: keepPreviousData }),
  );
  return (
    <>
      <PageHeader
        title="Templates"
        description="Mapping, options and schedules that are set up once and given to imports of many clients."
      />
      <div className="grid gap-3">
        <TableToolbar view={view} searchLabel="Search by name">
          <FacetFilter
            title="What it brings over"
            options={entityOptions}
            value={view.query.filters.entity}
            onChange={(values) => view.setFilter("entity", values)}
          />
        </TableToolbar>
        <DataTable
          label="Templates"
          columns={templateColumns}
          view={view}
          result={result}
          rowId={(row) => row.id}
          rowHref={(row) => `/${org}/templates/${row.id}`}
          empty={<NoTemplates />}
        />
      </div>
    </>
  );
}

function NoTemplates() {
  const { slug: org } = useOrganisation();
  const mayManage = useMay("template:manage");
  return (
    <EmptyState
      icon={LayoutTemplate}
      title="No templates yet"
      actions={
        mayManage ? (
          <Button asChild variant="primary">
            <Link href={`/${org}/imports`}>Choose an import</Link>
          </Button>
        ) : null
      }
    >
      Set one import up until its dry run looks right. Then choose "Save as template" in its menu, and give
      the template to the imports of your other clients. What would change is shown before anything does.
    </EmptyState>
  );
}
