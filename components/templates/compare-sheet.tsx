"use client";

import { useQuery } from "@tanstack/react-query";
import { LoadError } from "@/components/api/load-error";
import { useTRPC } from "@/components/api/trpc";
import { Field } from "@/components/form/field";
import { useOrganisation } from "@/components/shell/organisation-context";
import { NativeSelect } from "@/components/ui/native-select";
import { Sheet, SheetContent, SheetDescription, SheetTitle } from "@/components/ui/sheet";
import { Skeleton } from "@/components/ui/skeleton";
import { sizeOf } from "@/server/mapping/templates/three-way";
import { DifferenceList } from "./difference-list";
import type { TemplateDetails } from "./template-words";

interface Compared {
  before: number;
  after: number;
}

/** Two versions beside each other. */
export function CompareSheet({
  template,
  chosen,
  onChoose,
}: {
  template: TemplateDetails;
  chosen: Compared | null;
  onChoose(chosen: Compared | null): void;
}) {
  return (
    <Sheet open={chosen !== null} onOpenChange={(open) => (open ? undefined : onChoose(null))}>
      <SheetContent className="w-[min(44rem,100vw)] p-5">
        {chosen ? (
          <div className="grid gap-5">
            <div className="pr-8">
              <SheetTitle className="font-semibold text-base">Compare versions</SheetTitle>
              <SheetDescription className="text-ink-muted text-sm">
                What {template.name} held, and what it holds since.
              </SheetDescription>
            </div>
            <div className="grid grid-cols-2 gap-3">
              <VersionSelect
                label="From"
                template={template}
                value={chosen.before}
                onChange={(before) => onChoose({ ...chosen, before })}
              />
              <VersionSelect
                label="To"
                template={template}
                value={chosen.after}
                onChange={(after) => onChoose({ ...chosen, after })}
              />
            </div>
            <Compare templateId={template.id} {...chosen} />
          </div>
        ) : null}
      </SheetContent>
    </Sheet>
  );
}

function VersionSelect({
  label,
  template,
  value,
  onChange,
}: {
  label: string;
  template: TemplateDetails;
  value: number;
  onChange(version: number): void;
}) {
  return (
    <Field label={label}>
      <NativeSelect value={value} onChange={(event) => onChange(Number(event.target.value))}>
        {template.versions.map(({ version, note }) => (
          <option key={version} value={version}>
            {`Version ${version}${note ? `: ${note.slice(0, 60)}` : ""}`}
          </option>
        ))}
      </NativeSelect>
    </Field>
  );
}

function Compare({ templateId, before, after }: Compared & { templateId: string }) {
  const { slug: org } = useOrganisation();
  const trpc = useTRPC();
  const result = useQuery(trpc.template.compare.queryOptions({ org, templateId, before, after }));
  if (result.error) {
    return <LoadError what="The difference" error={result.error} onRetry={() => void result.refetch()} />;
  }
  if (!result.data) return <Skeleton className="h-40 w-full" />;
  if (sizeOf(result.data) === 0) {
    return <p className="text-ink-muted text-sm">Both hold the same.</p>;
  }
  return <DifferenceList entity={result.data.entity} labels={result.data.labels} difference={result.data} />;
}
