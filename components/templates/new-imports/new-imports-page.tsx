"use client";

import { useQuery } from "@tanstack/react-query";
import { LoadError } from "@/components/api/load-error";
import { useTRPC } from "@/components/api/trpc";
import { useOrganisation } from "@/components/shell/organisation-context";
import { Page } from "@/components/shell/page";
import { Skeleton } from "@/components/ui/skeleton";
import { NewImports } from "./new-imports";

export function NewImportsPage({ templateId }: { templateId: string }) {
  const { slug: org } = useOrganisation();
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
      {template ? (
        <NewImports template={template} />
      ) : result.error ? (
        <LoadError what="This template" error={result.error} onRetry={() => void result.refetch()} />
      ) : (
        <Skeleton className="h-64 w-full" />
      )}
    </Page>
  );
}
