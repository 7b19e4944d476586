"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { sentenceOf } from "@/components/api/error-sentence";
import { useTRPC } from "@/components/api/trpc";
import { useOrganisation } from "@/components/shell/organisation-context";
import type { ImportPreview } from "./push-verdict";
import { partsOf } from "./use-previews";

export interface PushState {
  total: number;
  changed: number;
  /** Imports that could not have it, with why. */
  failed: { preview: ImportPreview; sentence: string }[];
  /** Imports dealt with so far. */
  done: number;
  ended: boolean;
}

/** Pushes part by part, and goes on past what fails. */
export function usePush(templateId: string, version: number) {
  const { slug: org } = useOrganisation();
  const trpc = useTRPC();
  const client = useQueryClient();
  const mutation = useMutation(trpc.template.push.mutationOptions());
  const [state, setState] = useState<PushState | null>(null);

  const push = async (wanted: readonly { preview: ImportPreview; keep: boolean }[]) => {
    const told = { id: crypto.randomUUID(), imports: wanted.length };
    setState({ total: wanted.length, changed: 0, failed: [], done: 0, ended: false });
    for (const part of partsOf(wanted)) {
      const results = await mutation
        .mutateAsync({
          org,
          templateId,
          version,
          push: told,
          imports: part.map(({ preview: { importId, seen }, keep }) => ({ importId, keep, seen })),
        })
        // What came of a part without an answer is not known; pushing it again changes nothing twice.
        .catch((error: unknown) =>
          part.map(({ preview: { importId } }) => ({
            importId,
            outcome: "failed" as const,
            sentence: sentenceOf(error),
          })),
        );
      setState((before) =>
        before
          ? {
              ...before,
              done: before.done + part.length,
              changed: before.changed + results.filter(({ outcome }) => outcome === "changed").length,
              failed: [
                ...before.failed,
                ...part.flatMap(({ preview }) => {
                  const result = results.find(({ importId }) => importId === preview.importId);
                  return result?.outcome === "failed"
                    ? [{ preview, sentence: result.sentence ?? "It failed." }]
                    : [];
                }),
              ],
            }
          : before,
      );
    }
    setState((before) => (before ? { ...before, ended: true } : before));
    await Promise.all([
      client.invalidateQueries(trpc.template.pathFilter()),
      client.invalidateQueries(trpc.import.pathFilter()),
      client.invalidateQueries(trpc.schedule.pathFilter()),
    ]);
  };
  return { state, push };
}
