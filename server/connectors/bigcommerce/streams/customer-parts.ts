import type { z } from "zod";
import { isJsonObject, type JsonObject, type JsonValue } from "@/server/domain/json";
import type { Query } from "../../core/http-types";
import type { BigCommerceClient } from "../client";
import {
  attributeSchema,
  type CustomerHead,
  customerGroupSchema,
  customerPartSchema,
} from "../schemas/customer";
import { groupedBy } from "./grouped";
import { once } from "./once";
import { readBarePages, readPages } from "./read-pages";

export interface FoundCustomer {
  head: CustomerHead;
  raw: JsonObject;
}

/** Addresses have a limited length. */
const IDS_AT_ONCE = 50;
/** No more addresses and attributes than this come within a customer. */
const EMBEDDED = 10;

function isCut(list: readonly unknown[] | undefined, count: number | null): boolean {
  if (list === undefined) return true;
  return count === null ? list.length >= EMBEDDED : count > list.length;
}

/**
 * Adds what does not come within a customer: addresses and attributes beyond the tenth, and the names of attributes
 * and groups, which are asked for once.
 */
export function createCustomerParts(client: BigCommerceClient) {
  const groupNames = once(async () =>
    names(await readBarePages(client, "/v2/customer_groups"), customerGroupSchema),
  );
  const attributeNames = once(async () =>
    names(await readPages(client, "/v3/customers/attributes"), attributeSchema),
  );

  async function belonging(path: string, ids: string[], query: Query): Promise<Map<string, JsonValue[]>> {
    const batches: string[][] = [];
    for (let at = 0; at < ids.length; at += IDS_AT_ONCE) batches.push(ids.slice(at, at + IDS_AT_ONCE));
    // The client lets only a few of these through at a time.
    const lists = await Promise.all(
      batches.map((some) => readPages(client, path, { ...query, "customer_id:in": some.join(",") })),
    );
    return groupedBy(lists.flat(), (part) => customerPartSchema.safeParse(part).data?.customer_id ?? "");
  }

  async function complete(found: FoundCustomer[]): Promise<JsonObject[]> {
    const cut = (is: (head: CustomerHead) => boolean) =>
      found.filter(({ head }) => is(head)).map(({ head }) => head.id);
    const [addresses, values] = await Promise.all([
      belonging(
        "/v3/customers/addresses",
        cut((head) => isCut(head.addresses, head.address_count)),
        { include: "formfields" },
      ),
      belonging(
        "/v3/customers/attribute-values",
        cut((head) => isCut(head.attributes, head.attribute_count)),
        {},
      ),
    ]);
    const customers = found.map(({ head, raw }) => ({
      head,
      raw,
      addresses: longer(raw.addresses, addresses.get(head.id)),
      attributes: longer(raw.attributes, values.get(head.id)),
    }));
    const attributes = customers.some((one) => one.attributes.length > 0) ? await attributeNames() : null;
    const groups = customers.some(({ head }) => head.customer_group_id !== null) ? await groupNames() : null;
    return customers.map((one) => ({
      ...one.raw,
      addresses: one.addresses,
      attributes: one.attributes.map((value) => named(value, attributes)),
      customer_group: groupOf(one.head, groups),
    }));
  }

  return { complete };
}

function names(rows: JsonValue[], schema: z.ZodType<{ id: string; name: string }>): Map<string, string> {
  const found = new Map<string, string>();
  for (const row of rows) {
    const { data } = schema.safeParse(row);
    if (data) found.set(data.id, data.name);
  }
  return found;
}

function longer(embedded: JsonValue | undefined, apart: JsonValue[] | undefined): JsonValue[] {
  const list = Array.isArray(embedded) ? embedded : [];
  return apart && apart.length > list.length ? apart : list;
}

function named(value: JsonValue, attributes: ReadonlyMap<string, string> | null): JsonValue {
  if (!isJsonObject(value)) return value;
  const name = attributes?.get(String(value.attribute_id));
  return name === undefined ? value : { ...value, name };
}

function groupOf(head: CustomerHead, groups: ReadonlyMap<string, string> | null): JsonValue {
  const id = head.customer_group_id;
  return id === null ? null : { id: Number(id), name: groups?.get(id) ?? null };
}
