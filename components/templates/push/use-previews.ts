"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useState } from "react";
import { type RouterOutputs, useTRPC } from "@/components/api/trpc";
import { useOrganisation } from "@/components/shell/organisation-context";
import { MOST_AT_ONCE } from "@/server/services/templates/template.schema";
import type { ImportPreview } from "./push-verdict";

export interface Previews {
  /** How many have been looked at so far. */
  looked: number;
  previews: ImportPreview[];
  entity: RouterOutputs["template"]["preview"]["entity"] | null;
  labels: Record<string, string>;
  done: boolean;
  error: unknown;
  retry(): void;
}

export function partsOf<T>(all: readonly T[]): T[][] {
  const parts: T[][] = [];
  for (let from = 0; from < all.length; from += MOST_AT_ONCE)
    parts.push(all.slice(from, from + MOST_AT_ONCE));
  return parts;
}

const NOTHING = { looked: 0, previews: [], entity: null, labels: {}, done: false, error: null };

/** Looks at what a version would change in each import, part by part: there can be many. */
export function usePreviews(templateId: string, version: number, importIds: readonly string[]): Previews {
  const { slug: org } = useOrganisation();
  const trpc = useTRPC();
  const client = useQueryClient();
  const [state, setState] = useState<Omit<Previews, "retry">>(NOTHING);
  const [attempt, setAttempt] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt looks at everything anew.
  useEffect(() => {
    let left = false;
    setState(NOTHING);
    const look = async () => {
      for (const part of partsOf(importIds)) {
        const query = trpc.template.preview.queryOptions(
          { org, templateId, version, importIds: part },
          { staleTime: 0, gcTime: 0 },
        );
        const answer = await client.fetchQuery(query);
        if (left) return;
        setState((before) => ({
          ...before,
          looked: before.looked + part.length,
          previews: [...before.previews, ...answer.imports],
          entity: answer.entity,
          labels: { ...before.labels, ...answer.labels },
        }));
      }
      setState((before) => ({ ...before, done: true }));
    };
    look().catch((error: unknown) => {
      if (!left) setState((before) => ({ ...before, error }));
    });
    return () => {
      left = true;
    };
  }, [client, trpc, org, templateId, version, importIds, attempt]);

  return { ...state, retry: useCallback(() => setAttempt((before) => before + 1), []) };
}
