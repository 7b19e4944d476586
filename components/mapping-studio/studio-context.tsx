"use client";

import { createContext, useContext } from "react";
import type { RouterOutputs } from "@/components/api/trpc";
import type { Entity } from "@/server/domain/entity";
import type { FieldLevel } from "@/server/domain/field";
import type { JsonValue } from "@/server/domain/json";
import type { MappingRule } from "@/server/mapping/rule";
import type { SourceReader } from "@/server/mapping/source-reader";
import type { ReferenceNames } from "./shown-value";
import type { SourceField } from "./source-fields";
import type { StudioRow } from "./studio-rows";
import type { ChoiceNames } from "./use-choices";

export type Preview = RouterOutputs["import"]["preview"];
export type SampleIssue = Preview["sample"]["groups"][number];

interface Studio {
  entity: Entity;
  level: FieldLevel;
  fields: readonly SourceField[];
  /** Reads the record that is previewed; null while there is none. */
  read: SourceReader | null;
  names: ReferenceNames;
  /** What the store calls the ids that a source field holds. */
  choiceNames: ChoiceNames;
  /** Issues of sampled records by rule. */
  issuesOf(rowId: string): readonly SampleIssue[];
  sampled: number;
  put(rule: MappingRule): void;
  reset(row: StudioRow): void;
  showRecord(sourceId: string): void;
}

const StudioContext = createContext<Studio | null>(null);

export const StudioProvider = StudioContext.Provider;

export function useStudio(): Studio {
  const studio = useContext(StudioContext);
  if (!studio) throw new Error("useStudio is for parts of the mapping studio");
  return studio;
}

/** What a source field of the previewed record holds. */
export function useSample(key: string | null): JsonValue {
  const { read } = useStudio();
  return key === null || read === null ? null : (read(key) ?? null);
}
