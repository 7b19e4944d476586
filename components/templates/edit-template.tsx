"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Lock } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import { sentenceOf } from "@/components/api/error-sentence";
import { LoadError } from "@/components/api/load-error";
import { useTRPC } from "@/components/api/trpc";
import { Field } from "@/components/form/field";
import { CustomerOptions } from "@/components/import-wizard/options/customer-options";
import { DeletionsCard, shareError } from "@/components/import-wizard/options/deletions-card";
import { ProductOptions } from "@/components/import-wizard/options/product-options";
import { ReadingCard } from "@/components/import-wizard/options/reading-card";
import { SpeedCard, speedErrors } from "@/components/import-wizard/options/speed-card";
import { useMay, useOrganisation } from "@/components/shell/organisation-context";
import { Page } from "@/components/shell/page";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Textarea } from "@/components/ui/input";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { Skeleton } from "@/components/ui/skeleton";
import { type ImportOptions, importOptionsSchema } from "@/server/domain/import-settings";
import { NOTE_HELP, type TemplateDetails } from "./template-words";

/** The options of the latest version, to be saved as the next one. */
export function EditTemplate({ templateId }: { templateId: string }) {
  const { slug: org } = useOrganisation();
  const mayManage = useMay("template:manage");
  const trpc = useTRPC();
  const result = useQuery(trpc.template.get.queryOptions({ org, templateId }));
  const template = result.data;
  return (
    <Page
      width="narrow"
      crumbs={[
        { label: "Templates", href: `/${org}/templates` },
        { label: template?.name ?? "Template", href: `/${org}/templates/${templateId}` },
        { label: "Options" },
      ]}
    >
      {!mayManage ? (
        <EmptyState page icon={Lock} title="Your role may look at templates, but not change one">
          Ask an owner or admin of the organisation if you need to.
        </EmptyState>
      ) : template ? (
        <EditForm key={template.latestVersion} template={template} />
      ) : result.error ? (
        <LoadError what="This template" error={result.error} onRetry={() => void result.refetch()} />
      ) : (
        <Skeleton className="h-64 w-full" />
      )}
    </Page>
  );
}

function EditForm({ template }: { template: TemplateDetails }) {
  const { slug: org } = useOrganisation();
  const trpc = useTRPC();
  const client = useQueryClient();
  const router = useRouter();
  const [options, setOptions] = useState(template.options);
  const [note, setNote] = useState("");
  const save = useMutation(
    trpc.template.saveVersion.mutationOptions({
      onSuccess: async ({ version }) => {
        await client.invalidateQueries(trpc.template.pathFilter());
        toast.success(`Version ${version} was saved. Imports hold it once it is pushed to them.`);
        router.push(`/${org}/templates/${template.id}`);
      },
    }),
  );
  const change = (part: Partial<ImportOptions>) => setOptions((before) => ({ ...before, ...part }));
  const wrong = speedErrors(options);
  const daysOk = importOptionsSchema.shape.fullEveryDays.safeParse(options.fullEveryDays).success;
  const fine = importOptionsSchema.safeParse(options).success;
  const { id, entity, retirements } = template;
  const form = {
    details: { id, entity, retirements, target: null, lastRun: null },
    options,
    onChange: change,
  };
  return (
    <>
      <PageHeader
        title={`Options of ${template.name}`}
        description={`Saved as version ${template.latestVersion + 1}. Mapping and schedules stay as in version ${template.latestVersion}: to change those, change an import and save it as a new version.`}
      />
      <div className="grid gap-7">
        {entity === "products" ? <ProductOptions {...form} /> : null}
        {entity === "customers" ? <CustomerOptions {...form} /> : null}
        <DeletionsCard {...form} error={shareError(options)} />
        <ReadingCard
          entity={entity}
          options={options}
          error={daysOk ? undefined : "Write a whole number from 0 to 365."}
          onChange={change}
        />
        <SpeedCard entity={entity} options={options} errors={wrong} onChange={change} />
        <Field label="Note" optional help={NOTE_HELP}>
          <Textarea maxLength={500} value={note} onChange={(event) => setNote(event.target.value)} />
        </Field>
      </div>
      {save.error ? <Alert state="broken" title={sentenceOf(save.error)} /> : null}
      <div className="flex justify-end gap-2">
        <Button asChild>
          <Link href={`/${org}/templates/${template.id}`}>Cancel</Link>
        </Button>
        <Button
          variant="primary"
          disabled={!fine}
          pending={save.isPending}
          onClick={() =>
            save.mutate({
              org,
              templateId: template.id,
              basedOn: template.latestVersion,
              note,
              from: { options },
            })
          }
        >
          Save version {template.latestVersion + 1}
        </Button>
      </div>
    </>
  );
}
