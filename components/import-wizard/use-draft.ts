"use client";

import canonicalize from "canonicalize";
import { useCallback, useEffect, useState } from "react";

interface Kept<T> {
  /** What was saved when the change was begun: a draft of something older is dropped. */
  base: string;
  value: T;
}

function read<T>(key: string, base: string): T | undefined {
  try {
    const kept = JSON.parse(window.sessionStorage.getItem(key) ?? "null") as Kept<T> | null;
    return kept?.base === base ? kept.value : undefined;
  } catch {
    return undefined;
  }
}

export interface Draft<T> {
  value: T;
  set(next: T | ((before: T) => T)): void;
  /** It differs from what is saved. */
  dirty: boolean;
  /** Back to what is saved. */
  reset(): void;
}

/**
 * A part of a definition while it is being changed. It outlives a reload and a look at another page, in this browser
 * tab, until it is saved or taken back.
 */
export function useDraft<T>(key: string, saved: T): Draft<T> {
  const base = canonicalize(saved) ?? "";
  const [state, setState] = useState({ base, value: saved, loaded: false });

  // What was saved has changed, here or by somebody else: it holds, and the draft with it is done.
  const current = state.base === base;
  const value = current ? state.value : saved;
  const dirty = (canonicalize(value) ?? "") !== base;
  const loaded = current && state.loaded;

  useEffect(() => {
    const original = JSON.parse(base) as T;
    setState({ base, value: read<T>(key, base) ?? original, loaded: true });
  }, [key, base]);

  useEffect(() => {
    if (!loaded) return;
    if (dirty) window.sessionStorage.setItem(key, JSON.stringify({ base, value } satisfies Kept<T>));
    else window.sessionStorage.removeItem(key);
  }, [key, base, value, dirty, loaded]);

  const set = useCallback<Draft<T>["set"]>(
    (next) =>
      setState((before) => {
        const now = before.base === base ? before.value : (JSON.parse(base) as T);
        const changed = typeof next === "function" ? (next as (before: T) => T)(now) : next;
        return { base, value: changed, loaded: true };
      }),
    [base],
  );
  const reset = useCallback(() => set(JSON.parse(base) as T), [set, base]);

  return { value, set, dirty, reset };
}
