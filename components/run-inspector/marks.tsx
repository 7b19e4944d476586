"use client";

import { createContext, type ReactNode, useContext, useMemo } from "react";
import type { RecordDetails } from "./record-page";

interface Reading {
  /** Paths below a pane, such as "product.sku", at which sent and answered differ. */
  differing: ReadonlySet<string>;
  previews: Readonly<Record<string, string>>;
}

const ReadingContext = createContext<Reading>({ differing: new Set(), previews: {} });

/** What every field of the panes needs to know of the record as a whole. */
export function ReadingProvider({ record, children }: { record: RecordDetails; children: ReactNode }) {
  const { differing, previews } = record;
  const reading = useMemo(
    () => ({ differing: new Set(differing.map(({ path }) => path)), previews }),
    [differing, previews],
  );
  return <ReadingContext.Provider value={reading}>{children}</ReadingContext.Provider>;
}

/** Whether what was sent and what the target holds differ at this path of the panes. */
export function useMark(path: string): boolean {
  const { differing } = useContext(ReadingContext);
  const below = /^(?:sent|answered)\.(.+)$/.exec(path)?.[1];
  return below !== undefined && differing.has(below);
}

/** Sanitised HTML of the text at this path, if it holds any. */
export function usePreview(path: string): string | undefined {
  return useContext(ReadingContext).previews[path];
}
