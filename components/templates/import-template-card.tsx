"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "sonner";
import { sentenceOf } from "@/components/api/error-sentence";
import { type RouterOutputs, useTRPC } from "@/components/api/trpc";
import { useOrganisation } from "@/components/shell/organisation-context";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardHeader } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Link } from "@/components/ui/link";
import { formatCounted } from "@/components/ui/number";
import { StateText } from "@/components/ui/state-badge";
import { PushSheet } from "./push/push-sheet";
import { USE_WORDS } from "./template-words";
import { useTemplates } from "./use-templates";

type Given = NonNullable<RouterOutputs["template"]["ofImport"]>;

/** The template that the import was given, and whether there is a newer version. Nothing for an import without one. */
export function ImportTemplateCard({ importId, name }: { importId: string; name: string }) {
  const { slug: org } = useOrganisation();
  const trpc = useTRPC();
  const { shown } = useTemplates();
  const result = useQuery(
    trpc.template.ofImport.queryOptions({ org, importId }, { enabled: shown, staleTime: 0 }),
  );
  if (!shown || !result.data) return null;
  return <GivenCard importId={importId} name={name} given={result.data} />;
}

function GivenCard({ importId, name, given }: { importId: string; name: string; given: Given }) {
  const { slug: org } = useOrganisation();
  const trpc = useTRPC();
  const client = useQueryClient();
  const { mayGive } = useTemplates();
  const [pushed, setPushed] = useState<string[] | null>(null);
  const [asking, setAsking] = useState(false);
  const detach = useMutation(
    trpc.template.detach.mutationOptions({
      onError: (error) => toast.error(sentenceOf(error)),
      onSuccess: async () => {
        await client.invalidateQueries(trpc.template.pathFilter());
        setAsking(false);
        toast.success(`"${name}" belongs to no template any more.`);
      },
    }),
  );
  const behind = given.version < given.latestVersion;
  const { state, word } = USE_WORDS[behind ? "behind" : "current"];
  return (
    <Card aria-label="Template">
      <CardHeader
        title="From a template"
        actions={
          mayGive ? (
            <Button size="sm" variant="ghost" onClick={() => setAsking(true)}>
              Detach
            </Button>
          ) : null
        }
      />
      <CardContent className="grid gap-2.5 text-sm">
        <div>
          <Link
            href={`/${org}/templates/${given.id}`}
            className="focus-ring rounded font-medium [overflow-wrap:anywhere] hover:underline"
          >
            {given.name}
          </Link>
          <span className="flex flex-wrap items-center justify-between gap-x-3 text-ink-muted text-xs">
            {behind
              ? `Version ${given.version}, the latest is ${given.latestVersion}`
              : `Version ${given.version}`}
            <StateText state={state} className="text-xs">
              {word}
            </StateText>
          </span>
        </div>
        {given.changedHere > 0 ? (
          <p className="text-ink-muted">
            {formatCounted(given.changedHere, "thing was", "things were")} changed here since.
          </p>
        ) : null}
        {mayGive && (behind || given.changedHere > 0) ? (
          <div>
            <Button
              size="sm"
              variant={behind ? "primary" : "secondary"}
              onClick={() => setPushed([importId])}
            >
              {behind ? `See what version ${given.latestVersion} changes` : "See what was changed"}
            </Button>
          </div>
        ) : null}
      </CardContent>
      <PushSheet
        template={given}
        versions={[given.latestVersion]}
        importIds={pushed}
        onClose={() => setPushed(null)}
      />
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={`Detach "${name}" from its template?`}
        description={`It keeps mapping, options and schedules as they are, and is no longer shown among the imports of "${given.name}".`}
        confirmLabel="Detach"
        danger={false}
        pending={detach.isPending}
        onConfirm={() => detach.mutate({ org, importId })}
      />
    </Card>
  );
}
