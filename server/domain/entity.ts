/** What an import can bring over. */
export const ENTITIES = ["products", "orders", "customers"] as const;
export type Entity = (typeof ENTITIES)[number];

/** What one record of each entity is called in the ledger and in a run's list of records. */
export const RECORD_KIND_OF = {
  products: "product",
  orders: "order",
  customers: "customer",
} as const satisfies Record<Entity, string>;

/** Kinds of record that a run lists: those of its entity, and what products are put into. */
export const RECORD_KINDS = ["product", "customer", "order", "category", "brand"] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

/** Kinds of source object that the ledger of links knows. */
export const LINK_KINDS = [
  "product",
  "variant",
  "review",
  "category",
  "brand",
  "attribute",
  "attribute-term",
  "image",
  "customer",
  "order",
  "refund",
  "note",
] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

/** What is written below a record: it belongs to that record alone and comes and goes with it. */
export const CHILD_KINDS = ["variant", "review", "refund", "note"] as const satisfies LinkKind[];
export type ChildKind = (typeof CHILD_KINDS)[number];
