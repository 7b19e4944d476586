import type { StoreState } from "../catalog/types";
import { demoState } from "./demo";
import { recordedState } from "./folder";
import { type GenerateOptions, generatedState } from "./generate";

export type Dataset = "demo" | { folder: string } | { generate: GenerateOptions };

export interface LoadedDataset {
  state: StoreState;
  /** What was found and could not be used, in plain words. */
  notes: string[];
}

export function loadDataset(dataset: Dataset): LoadedDataset {
  if (dataset === "demo") return { state: demoState(), notes: [] };
  if ("folder" in dataset) return recordedState(dataset.folder);
  return { state: generatedState(dataset.generate), notes: [] };
}
