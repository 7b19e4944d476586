import type { KnownImage, Reference } from "@/server/connectors/core/target";
import type { ImportOptions } from "@/server/domain/import-settings";
import type { Brand, Category } from "@/server/domain/taxonomy";
import { hashValue } from "./hash";
import type { Link } from "./ports";

function imageUrlOf(reference: Reference): string | null {
  if (reference.kind === "category") return reference.category.imageUrl;
  return reference.kind === "brand" ? reference.brand.imageUrl : null;
}

/** What the ledger keeps of a term's picture, apart from the rest: one that failed is tried again by the next run. */
export function imageHashes(reference: Reference): Record<string, string> {
  const url = imageUrlOf(reference);
  return url === null ? {} : { image: hashValue(url) };
}

/** What the ledger's line says of the reference's picture; undefined when it says nothing of any. */
export function knownImage(reference: Reference, link: Pick<Link, "fieldHashes">): KnownImage | undefined {
  const held = link.fieldHashes.image;
  return held === undefined ? undefined : held === imageHashes(reference).image ? "same" : "other";
}

/** Whether the reference has a picture that the ledger's line does not know. */
export function lacksImage(reference: Reference, link: Pick<Link, "fieldHashes">): boolean {
  return imageUrlOf(reference) !== null && knownImage(reference, link) !== "same";
}

/** The category or brand as the import wants it: without its picture where pictures stay behind. */
export function wantedTerm<T extends Category | Brand>(term: T, options: Pick<ImportOptions, "images">): T {
  return options.images === "skip" ? { ...term, imageUrl: null } : term;
}

export function referenceHash(reference: Reference): string {
  if (reference.kind === "category") {
    const { parentSourceId, name, description, sortOrder } = reference.category;
    return hashValue({ parentSourceId, name, description, sortOrder });
  }
  if (reference.kind === "brand")
    return hashValue({ name: reference.brand.name, description: reference.brand.description });
  return "";
}
