"use client";

import { useQuery } from "@tanstack/react-query";
import { Pencil, Plus } from "lucide-react";
import { LoadError } from "@/components/api/load-error";
import { useTRPC } from "@/components/api/trpc";
import { ENTITY_WORDS } from "@/components/imports/import-words";
import { useMay, useOrganisation } from "@/components/shell/organisation-context";
import { Page } from "@/components/shell/page";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { formatCounted } from "@/components/ui/number";
import { PageHeader } from "@/components/ui/page-header";
import { Skeleton } from "@/components/ui/skeleton";
import { StateBadge } from "@/components/ui/state-badge";
import { ContentCard } from "./content-card";
import { TemplateImports } from "./template-imports";
import { TemplateMenu } from "./template-menu";
import type { TemplateDetails } from "./template-words";
import { VersionsCard } from "./versions-card";

/** One template: which imports use it, what it holds, and how it came to that. */
export function TemplatePage({ templateId }: { templateId: string }) {
  const { slug: org } = useOrganisation();
  const trpc = useTRPC();
  const result = useQuery(trpc.template.get.queryOptions({ org, templateId }));
  const template = result.data;
  return (
    <Page
      crumbs={[{ label: "Templates", href: `/${org}/templates` }, { label: template?.name ?? "Template" }]}
    >
      {template ? (
        <Loaded template={template} />
      ) : result.error ? (
        <LoadError what="This template" error={result.error} onRetry={() => void result.refetch()} />
      ) : (
        <Skeleton className="h-64 w-full" />
      )}
    </Page>
  );
}

function Loaded({ template }: { template: TemplateDetails }) {
  const { slug: org } = useOrganisation();
  const mayManage = useMay("template:manage");
  const mayImport = useMay("import:manage");
  const base = `/${org}/templates/${template.id}`;
  return (
    <>
      <PageHeader
        title={template.name}
        badge={<Standing template={template} />}
        description={`For imports of ${ENTITY_WORDS[template.entity].few}, version ${template.latestVersion}`}
        actions={
          <>
            {mayManage ? (
              <Button asChild>
                <Link href={`${base}/edit`}>
                  <Pencil aria-hidden />
                  Edit options
                </Link>
              </Button>
            ) : null}
            {mayImport ? (
              <Button asChild variant="primary">
                <Link href={`${base}/new-imports`}>
                  <Plus aria-hidden />
                  New imports
                </Link>
              </Button>
            ) : null}
            {mayManage ? <TemplateMenu template={template} /> : null}
          </>
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 lg:grid-cols-[minmax(0,1fr)_21rem]">
        <TemplateImports template={template} />
        <div className="grid gap-6">
          <VersionsCard template={template} />
          <ContentCard template={template} />
        </div>
      </div>
    </>
  );
}

function Standing({ template: { imports, behind } }: { template: TemplateDetails }) {
  if (imports === 0) return <StateBadge state="idle">Not used yet</StateBadge>;
  if (behind > 0) return <StateBadge state="attention">{formatCounted(behind, "import")} behind</StateBadge>;
  return <StateBadge state="good">All up to date</StateBadge>;
}
