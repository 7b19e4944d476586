"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTRPC } from "@/components/api/trpc";
import { useOrganisation } from "@/components/shell/organisation-context";
import type { Entity } from "@/server/domain/entity";

/** What ids of a source field are called in the store: "11" is "Awaiting Fulfillment". */
export type ChoiceNames = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** By source field. Nothing while the store has not answered: ids say enough to go on with. */
export function useChoiceNames(importId: string, entity: Entity): ChoiceNames {
  const { slug } = useOrganisation();
  const trpc = useTRPC();
  const { data } = useQuery(
    trpc.import.filterChoices.queryOptions(
      { org: slug, importId },
      { enabled: entity !== "products", staleTime: 5 * 60_000 },
    ),
  );
  return useMemo(
    () =>
      new Map(
        data?.map(({ sourceField, choices }) => [
          sourceField,
          new Map(choices.map(({ id, label }) => [id, label])),
        ]),
      ),
    [data],
  );
}
