import type { RouterOutputs } from "@/components/api/trpc";
import { chosenOf, sizeOf } from "@/server/mapping/templates/three-way";

export type ImportPreview = RouterOutputs["template"]["preview"]["imports"][number];

/**
 * What a push comes to for one import. `mark`: nothing of it changes, and it holds this version from then on.
 * `same`: it does already.
 */
export type Verdict =
  | { kind: "misfit" | "faulty"; sentence: string }
  | { kind: "changes"; count: number; overwritten: number }
  | { kind: "mark" | "same" };

export function verdictOf(preview: ImportPreview, version: number, keep: boolean): Verdict {
  if (preview.misfit !== null) return { kind: "misfit", sentence: preview.misfit };
  const [fault] = preview.faults[keep ? "keep" : "overwrite"];
  if (fault) return { kind: "faulty", sentence: fault };
  const count = sizeOf(chosenOf(preview.changes, keep));
  if (count > 0) return { kind: "changes", count, overwritten: keep ? 0 : preview.byHand };
  const { given } = preview;
  return { kind: given?.same && given.version === version ? "same" : "mark" };
}

const RANK: Record<Verdict["kind"], number> = { misfit: 0, faulty: 1, changes: 2, mark: 3, same: 4 };

/** Those that cannot have it, then those that were changed by hand, then by how much changes. */
export function worstFirst(previews: readonly ImportPreview[], version: number): ImportPreview[] {
  const weighed = previews.map((preview) => ({
    preview,
    rank: RANK[verdictOf(preview, version, true).kind],
    size: sizeOf(preview.changes),
  }));
  return weighed
    .sort(
      (a, b) =>
        Math.min(a.rank, 2) - Math.min(b.rank, 2) ||
        b.preview.byHand - a.preview.byHand ||
        a.rank - b.rank ||
        b.size - a.size ||
        a.preview.clientName.localeCompare(b.preview.clientName) ||
        a.preview.name.localeCompare(b.preview.name),
    )
    .map(({ preview }) => preview);
}
