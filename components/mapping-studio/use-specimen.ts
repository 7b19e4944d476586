"use client";

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { parseAsString, useQueryState } from "nuqs";
import { useCallback, useMemo } from "react";
import { useTRPC } from "@/components/api/trpc";
import { useOrganisation } from "@/components/shell/organisation-context";
import type { Entity } from "@/server/domain/entity";
import type { ReferenceNames } from "./shown-value";

/** Real records of the store, the one that is previewed (kept in the address), and names for what it refers to. */
export function useSpecimen(importId: string, entity: Entity) {
  const { slug } = useOrganisation();
  const trpc = useTRPC();
  const [wanted, setWanted] = useQueryState("record", parseAsString);
  const [variantId, setVariantId] = useQueryState("variant", parseAsString);
  const base = { org: slug, importId };
  const samples = useInfiniteQuery(
    trpc.import.samples.infiniteQueryOptions(base, {
      getNextPageParam: (page) => page.nextCursor,
      staleTime: 5 * 60_000,
    }),
  );
  const records = useMemo(() => {
    const seen = new Set<string>();
    return (samples.data?.pages ?? [])
      .flatMap((page) => page.records)
      .filter(({ sourceId }) => !seen.has(sourceId) && seen.add(sourceId));
  }, [samples.data]);
  const customFields = useMemo(
    () => [...new Set(samples.data?.pages.flatMap((page) => page.customFields))].sort(),
    [samples.data],
  );
  // A product with variants shows more of a mapping than one without.
  const first = records.find((record) => record.variants > 0) ?? records[0];
  const sourceId = wanted ?? first?.sourceId ?? null;
  const sample = useQuery(
    trpc.import.sample.queryOptions(
      { ...base, sourceId: sourceId ?? "" },
      { enabled: sourceId !== null, staleTime: 5 * 60_000 },
    ),
  );
  const categories = useQuery(
    trpc.import.categories.queryOptions(base, { enabled: entity === "products", staleTime: 5 * 60_000 }),
  );
  const record = sample.data?.record ?? null;
  const product = record?.entity === "products" ? record.product : null;
  const names = useMemo<ReferenceNames>(() => {
    const known = new Map(categories.data?.map(({ id, name }) => [id, name]));
    if (product?.brand?.name) known.set(product.brand.sourceId, product.brand.name);
    return known;
  }, [categories.data, product]);
  const choose = useCallback(
    (id: string) => {
      void setWanted(id);
      void setVariantId(null);
    },
    [setWanted, setVariantId],
  );
  const variants = product?.kind === "variable" ? product.variants : [];
  return {
    samples,
    records,
    customFields,
    sourceId,
    sample,
    record,
    product,
    variants,
    variant: variants.find((variant) => variant.sourceId === variantId) ?? variants[0] ?? null,
    names,
    choose,
    chooseVariant: (id: string) => void setVariantId(id),
  };
}
