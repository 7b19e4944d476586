/** What an import can bring over. */
export const ENTITIES = ["products", "orders", "customers"] as const;
export type Entity = (typeof ENTITIES)[number];

/** Kinds of source object that the ledger of links knows. */
export const LINK_KINDS = [
  "product",
  "variant",
  "category",
  "brand",
  "attribute",
  "attribute-term",
  "image",
] as const;
export type LinkKind = (typeof LINK_KINDS)[number];
