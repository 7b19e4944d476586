"use client";

import { useQuery } from "@tanstack/react-query";
import { Lock } from "lucide-react";
import { LoadError } from "@/components/api/load-error";
import { useTRPC } from "@/components/api/trpc";
import { useMay, useOrganisation } from "@/components/shell/organisation-context";
import { Page } from "@/components/shell/page";
import { EmptyState } from "@/components/ui/empty-state";
import { Skeleton } from "@/components/ui/skeleton";
import { NewImports } from "./new-imports";

export function NewImportsPage({ templateId }: { templateId: string }) {
  const { slug: org } = useOrganisation();
  const mayManage = useMay("import:manage");
  const trpc = useTRPC();
  const result = useQuery(trpc.template.get.queryOptions({ org, templateId }));
  const template = result.data;
  return (
    <Page
      crumbs={[
        { label: "Templates", href: `/${org}/templates` },
        { label: template?.name ?? "Template", href: `/${org}/templates/${templateId}` },
        { label: "New imports" },
      ]}
    >
      {!mayManage ? (
        <EmptyState page icon={Lock} title="Your role may look at imports, but not make one">
          Ask an owner or admin of the organisation if you need to.
        </EmptyState>
      ) : template ? (
        <NewImports template={template} />
      ) : result.error ? (
        <LoadError what="This template" error={result.error} onRetry={() => void result.refetch()} />
      ) : (
        <Skeleton className="h-64 w-full" />
      )}
    </Page>
  );
}
