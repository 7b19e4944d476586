import { type SandboxSettings, sandboxKeys } from "../options";
import type { KeyPermissions, KeyRecord, StoreState } from "./records";

/** The category every store starts with; products without a category get it. */
export const uncategorizedId = 15;

/** A store as it is right after the installation, with the sandbox's keys. */
export function initialState(settings: SandboxSettings): StoreState {
  return {
    nextPostId: 11,
    nextTermId: uncategorizedId + 1,
    nextAttributeId: 1,
    nextMetaId: 1,
    nextKeyId: 4,
    products: new Map(),
    terms: new Map([
      [
        uncategorizedId,
        {
          id: uncategorizedId,
          taxonomy: "product_cat",
          name: "Uncategorized",
          slug: "uncategorized",
          description: "",
          parent: 0,
          display: "",
          menuOrder: 0,
          imageId: 0,
        },
      ],
    ]),
    attributes: new Map(),
    attachments: new Map(),
    settings: {
      woocommerce_currency: settings.currency,
      woocommerce_weight_unit: settings.weightUnit,
      woocommerce_dimension_unit: settings.dimensionUnit,
    },
    taxClasses: [
      { slug: "reduced-rate", name: "Reduced rate" },
      { slug: "zero-rate", name: "Zero rate" },
    ],
    keys: [
      key(1, "Sandbox, reads and writes", sandboxKeys.write, "read_write", true),
      key(2, "Sandbox, reads", sandboxKeys.read, "read", true),
      key(3, "Sandbox, a customer's", sandboxKeys.customer, "read_write", false),
    ],
  };
}

function key(
  id: number,
  description: string,
  pair: { key: string; secret: string },
  permissions: KeyPermissions,
  manager: boolean,
): KeyRecord {
  return { id, description, key: pair.key, secret: pair.secret, permissions, manager };
}

/** Maps become lists of records for the snapshot on disk. */
export function stateToJson(state: StoreState): unknown {
  const { products, terms, attributes, attachments, ...rest } = state;
  return {
    ...rest,
    products: [...products.values()],
    terms: [...terms.values()],
    attributes: [...attributes.values()],
    attachments: [...attachments.values()],
  };
}

type Saved = Omit<StoreState, "products" | "terms" | "attributes" | "attachments"> & {
  [K in "products" | "terms" | "attributes" | "attachments"]: (StoreState[K] extends Map<number, infer R>
    ? R
    : never)[];
};

export function stateFromJson(json: unknown): StoreState {
  const { products, terms, attributes, attachments, ...rest } = json as Saved;
  return {
    ...rest,
    products: byId(products),
    terms: byId(terms),
    attributes: byId(attributes),
    attachments: byId(attachments),
  };
}

function byId<T extends { id: number }>(records: readonly T[]): Map<number, T> {
  return new Map(records.map((record) => [record.id, record]));
}
