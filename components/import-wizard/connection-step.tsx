"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { Radio } from "lucide-react";
import { parseAsBoolean, useQueryState } from "nuqs";
import { useState } from "react";
import { sentenceOf } from "@/components/api/error-sentence";
import { LoadError } from "@/components/api/load-error";
import { useTRPC } from "@/components/api/trpc";
import { ConnectionForm } from "@/components/connections/connection-form";
import { useMay, useOrganisation } from "@/components/shell/organisation-context";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import type { Side } from "@/server/services/imports/import.schema";
import { ConnectionCheck } from "./connection-check";
import { ConnectionChoice } from "./connection-choice";
import { PlatformChoice } from "./platform-choice";
import { StoresStay } from "./stores-stay";
import { useDraft } from "./use-draft";
import { useSave } from "./use-save";
import { useSaveStep, useWizardImport } from "./wizard-context";

const words: Record<Side, { way: string; about: string }> = {
  source: {
    way: "Import from Platform (Real-time)",
    about: "Read straight from the store while the import runs. Nothing in the store is changed.",
  },
  target: {
    way: "Write into Platform (Real-time)",
    about: "Written straight into the shop while the import runs, and only what this import names.",
  },
};

/** The store on one side: a saved connection or a new one, with what its test says. */
export function ConnectionStep({ side }: { side: Side }) {
  const { slug } = useOrganisation();
  const details = useWizardImport();
  const trpc = useTRPC();
  const saveStep = useSave();
  const mutation = useMutation(trpc.import.chooseConnection.mutationOptions());
  const platforms = useQuery(trpc.connection.platforms.queryOptions({ org: slug }));
  const connections = useQuery(trpc.connection.list.queryOptions({ org: slug, clientId: details.client.id }));
  const mayConnect = useMay("connection:manage");
  const [making, setMaking] = useQueryState("new", parseAsBoolean.withDefault(false));
  const draft = useDraft(`import/${details.id}/${side}`, { id: details[side]?.id ?? null });
  const [platformId, setPlatformId] = useState(details[side]?.platform);
  const [problem, setProblem] = useState<string | null>(null);

  const offered = platforms.data?.filter((platform) => platform.roles.includes(side)) ?? [];
  const platform = offered.find(({ id }) => id === platformId) ?? offered[0];
  const saved = connections.data?.filter((connection) => connection.platform.id === platform?.id) ?? [];
  const chosen = saved.find(({ id }) => id === draft.value.id);
  const locked = details.hasRun && details[side] !== null;
  const showForm =
    !locked && mayConnect && (making || (connections.data !== undefined && saved.length === 0));

  const choose = async (connectionId: string) => {
    setProblem(null);
    return saveStep(
      () => mutation.mutateAsync({ org: slug, importId: details.id, side, connectionId }),
      (error) => setProblem(sentenceOf(error)),
    );
  };
  useSaveStep(async () => {
    if (showForm && !chosen) {
      setProblem("Save the new connection first, or choose a saved one.");
      return false;
    }
    if (!draft.value.id) {
      setProblem("Choose a connection, or make a new one.");
      return false;
    }
    return choose(draft.value.id);
  }, draft.dirty);

  const failure = platforms.error ?? connections.error;
  if (failure) {
    return (
      <LoadError
        what="The connections"
        error={failure}
        onRetry={() => void Promise.all([platforms.refetch(), connections.refetch()])}
      />
    );
  }
  if (!platforms.data || !connections.data || !platform) return <ConnectionStepShape />;
  return (
    <div className="grid gap-6">
      <div className="flex items-start gap-3 rounded-lg border bg-surface p-3.5 shadow-card">
        <Radio className="mt-0.5 size-5 shrink-0 text-accent-text" aria-hidden />
        <div>
          <p className="font-medium text-sm">{words[side].way}</p>
          <p className="text-ink-muted text-xs">{words[side].about}</p>
        </div>
      </div>
      {locked ? <StoresStay side={side} /> : null}
      {problem ? <Alert state="broken" title={problem} /> : null}
      <PlatformChoice
        platforms={offered}
        value={platform.id}
        disabled={locked}
        onChange={(id) => {
          setPlatformId(id);
          draft.set({ id: null });
        }}
      />
      {showForm ? (
        <section aria-label={`New ${platform.name} connection`} className="grid gap-3">
          <div className="flex items-center justify-between gap-3">
            <h2 className="font-medium text-sm">New {platform.name} connection</h2>
            {saved.length > 0 ? (
              <Button size="sm" onClick={() => void setMaking(null)}>
                Choose a saved one
              </Button>
            ) : null}
          </div>
          <ConnectionForm
            key={platform.id}
            platform={platform}
            client={details.client}
            onSaved={async (id) => {
              draft.set({ id });
              await connections.refetch();
              await choose(id);
              // Written late, the address of this page would take a person back who has gone on already.
              if (making) await setMaking(null);
            }}
          />
        </section>
      ) : (
        <>
          <ConnectionChoice
            connections={saved}
            value={draft.value.id}
            disabled={locked}
            onChange={(id) => {
              setProblem(null);
              draft.set({ id });
            }}
            onNew={mayConnect && !locked ? () => void setMaking(true) : undefined}
          />
          {chosen ? <ConnectionCheck connection={chosen} /> : null}
        </>
      )}
    </div>
  );
}

function ConnectionStepShape() {
  return (
    <div className="grid gap-6">
      <Skeleton className="h-16 w-full" />
      <Skeleton className="h-14 w-64" />
      <Skeleton className="h-20 w-full" />
      <Skeleton className="h-20 w-full" />
    </div>
  );
}
