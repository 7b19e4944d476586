import type { EnsuredReference, Reference } from "@/server/connectors/core/target";
import type { Link } from "./ports";
import { referenceHash } from "./term-reference";

type Term = Extract<Reference, { kind: "category" | "brand" }>;

export function termKeyOf({ kind, key }: Pick<EnsuredReference, "kind" | "key">): string {
  return `${kind}\n${key}`;
}

/** What makes two categories or brands of the source one in the target. */
function identityOf(term: Term, linked: ReadonlyMap<string, Link>): string {
  if (term.kind === "brand") return term.brand.name.trim().toLowerCase();
  const { name, parentSourceId: parent } = term.category;
  const parentId = parent && (linked.get(termKeyOf({ kind: "category", key: parent }))?.targetId ?? parent);
  return `${parentId}\n${name.trim().toLowerCase()}`;
}

/**
 * Categories of one name, such as of two storefronts, are one category of the target. Which of them has been renamed or
 * moved since has to leave it to the others, and gets one of its own: their keys.
 */
export function leavingShared(terms: readonly Term[], linked: ReadonlyMap<string, Link>): Set<string> {
  const sharers = new Map<string, Term[]>();
  for (const term of terms) {
    const link = linked.get(termKeyOf(term));
    if (!link) continue;
    const place = `${term.kind}\n${link.targetId}`;
    sharers.set(place, [...(sharers.get(place) ?? []), term]);
  }
  const leaving = new Set<string>();
  for (const group of sharers.values()) {
    const stays = group.find((term) => linked.get(termKeyOf(term))?.hash === referenceHash(term)) ?? group[0];
    const kept = stays && identityOf(stays, linked);
    for (const term of group) if (identityOf(term, linked) !== kept) leaving.add(termKeyOf(term));
  }
  return leaving;
}
