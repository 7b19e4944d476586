"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { sentenceOf } from "@/components/api/error-sentence";
import { type RouterOutputs, useTRPC } from "@/components/api/trpc";
import { useOrganisation } from "@/components/shell/organisation-context";
import { partsOf } from "../push/use-previews";
import type { TemplateDetails } from "../template-words";

/** Which stores a client's import works between, where there is a choice. */
export type StoreChoices = Record<string, { source?: string; target?: string }>;

type Made = RouterOutputs["template"]["createImports"][number];

export interface MakingState {
  total: number;
  results: Made[];
  ended: boolean;
}

/** Makes imports part by part, and goes on past clients that lack something. */
export function useNewImports(template: TemplateDetails) {
  const { slug: org } = useOrganisation();
  const trpc = useTRPC();
  const client = useQueryClient();
  const mutation = useMutation(trpc.template.createImports.mutationOptions());
  const [state, setState] = useState<MakingState | null>(null);

  const make = async (clientIds: readonly string[], stores: StoreChoices, startSchedules: boolean) => {
    setState({ total: clientIds.length, results: [], ended: false });
    for (const part of partsOf(clientIds)) {
      const clients = part.map((clientId) => {
        const { source, target } = stores[clientId] ?? {};
        return {
          clientId,
          ...(source ? { sourceId: source } : {}),
          ...(target ? { targetId: target } : {}),
        };
      });
      const input = {
        org,
        templateId: template.id,
        version: template.latestVersion,
        clients,
        startSchedules,
      };
      const results = await mutation
        .mutateAsync(input)
        .catch((error: unknown) =>
          part.map((clientId) => ({ clientId, client: null, importId: null, sentence: sentenceOf(error) })),
        );
      setState((before) => before && { ...before, results: [...before.results, ...results] });
    }
    setState((before) => before && { ...before, ended: true });
    await Promise.all([
      client.invalidateQueries(trpc.template.pathFilter()),
      client.invalidateQueries(trpc.import.pathFilter()),
    ]);
  };
  return { state, make, pending: state !== null && !state.ended };
}
