"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import canonicalize from "canonicalize";
import { useEffect, useState } from "react";
import { useTRPC, useTRPCClient } from "@/components/api/trpc";
import { useOrganisation } from "@/components/shell/organisation-context";
import type { MappingRule } from "@/server/mapping/rule";

const QUIET_MS = 500;

/** What a run would send for this record by these rules, asked anew a moment after the last change. */
export function usePreview(importId: string, sourceId: string | null, rules: MappingRule[]) {
  const { slug } = useOrganisation();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const [settled, setSettled] = useState(rules);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(rules), QUIET_MS);
    return () => clearTimeout(timer);
  }, [rules]);
  return useQuery({
    queryKey: [...trpc.import.preview.mutationKey(), slug, importId, sourceId, canonicalize(settled)],
    queryFn: ({ signal }) =>
      client.import.preview.mutate(
        { org: slug, importId, sourceId: sourceId ?? "", rules: settled },
        { signal },
      ),
    enabled: sourceId !== null,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
}
