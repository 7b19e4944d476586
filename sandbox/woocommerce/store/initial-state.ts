import { type SandboxSettings, sandboxKeys } from "../options";
import { initialSales } from "./initial-sales";
import type { KeyPermissions, KeyRecord, StoreState } from "./records";

/** The category every store starts with; products without a category get it. */
export const uncategorizedId = 15;

/** A store as it is right after the installation, with the sandbox's keys. */
export function initialState(settings: SandboxSettings): StoreState {
  return {
    ...initialSales(settings, Math.floor(Date.now() / 1000)),
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
  return Object.fromEntries(
    Object.entries(state).map(([name, value]) => [name, value instanceof Map ? [...value.values()] : value]),
  );
}

/** What a snapshot of an earlier version does not have is as in a new store. */
export function stateFromJson(json: unknown, fresh: StoreState): StoreState {
  const saved = json as Record<string, unknown>;
  const entries = Object.entries(fresh).map(([name, value]) => {
    const found = saved[name];
    if (found === undefined) return [name, value];
    return [name, value instanceof Map ? byId(found as { id: number }[]) : found];
  });
  return Object.fromEntries(entries) as StoreState;
}

function byId<T extends { id: number }>(records: readonly T[]): Map<number, T> {
  return new Map(records.map((record) => [record.id, record]));
}
