import { Decimal } from "decimal.js";
import PQueue from "p-queue";
import { isJsonObject, type JsonObject, type JsonValue } from "@/server/domain/json";
import { RetriableError } from "../../core/errors";
import { HttpStatusError } from "../../core/http-types";
import type { BigCommerceClient } from "../client";
import { isForbidden, SCOPES } from "../errors";
import { jsonValue } from "../schemas/envelope";
import type { OrderHead } from "../schemas/order";
import { groupedBy } from "./grouped";
import { unpackConsignments } from "./order-consignments";
import { readBarePages, readPages } from "./read-pages";

export interface FoundOrder {
  head: OrderHead;
  raw: JsonObject;
}

/** Orders whose parts are asked for at the same time; the client lets only a few requests through at once. */
const ORDERS_AT_ONCE = 6;
/** Addresses have a limited length. */
const IDS_AT_ONCE = 50;
const INCOMPLETE = 0;

const NO_SCOPE = `the access token lacks the scope "${SCOPES.transactions.name}"`;

/** A list that was read, or why it was not. */
type Part = { list: JsonValue[] } | { reason: string };

function isThere(amount: string | null): boolean {
  return amount !== null && !new Decimal(amount).isZero();
}

/** A coupon for free shipping takes nothing off the items and leaves `coupon_discount` at zero. */
function canHaveCoupons(head: OrderHead): boolean {
  const free = (head.shipping_address_count ?? 0) > 0 && !isThere(head.shipping_cost_inc_tax);
  return isThere(head.coupon_discount) || free;
}

/** Adds to orders what does not come within them, and asks only for what an order can have. */
export function createOrderParts(client: BigCommerceClient) {
  /** Once refused, always refused: scopes of a token never change. */
  let noTransactions = false;

  async function optional(read: () => Promise<JsonValue[]>): Promise<Part> {
    if (noTransactions) return { reason: NO_SCOPE };
    try {
      return { list: await read() };
    } catch (error) {
      if (!isForbidden(error)) throw error;
      noTransactions = true;
      return { reason: NO_SCOPE };
    }
  }

  async function transactionsOf(head: OrderHead): Promise<Part> {
    if (head.payment_status.trim() === "" && head.payment_provider_id.trim() === "") return { list: [] };
    try {
      return await optional(() => readPages(client, `/v3/orders/${head.id}/transactions`));
    } catch (error) {
      // It is documented to answer 503 for single orders, which must not hold up all others.
      const status =
        error instanceof RetriableError && error.cause instanceof HttpStatusError && error.cause.status;
      if (status !== 503) throw error;
      return { reason: "BigCommerce could not give it out (status 503)" };
    }
  }

  /** Refunds of many orders at once: https://developer.bigcommerce.com/docs/rest-management/orders/order-refunds */
  async function refundsOf(heads: OrderHead[]): Promise<Map<string, JsonValue[]> | string> {
    const ids = heads.map((head) => head.id);
    const batches: string[][] = [];
    for (let at = 0; at < ids.length; at += IDS_AT_ONCE) batches.push(ids.slice(at, at + IDS_AT_ONCE));
    try {
      const lists = await Promise.all(
        batches.map((some) =>
          readPages(client, "/v3/orders/payment_actions/refunds", { "order_id:in": some.join(",") }),
        ),
      );
      return groupedBy(lists.flat(), (refund) => (isJsonObject(refund) ? String(refund.order_id) : ""));
    } catch (error) {
      if (!isForbidden(error)) throw error;
      return NO_SCOPE;
    }
  }

  async function completeOne({ head, raw }: FoundOrder, refunds: Part): Promise<JsonObject> {
    const at = (part: string) => `/v2/orders/${head.id}/${part}`;
    const when = (wanted: boolean, part: string, query = {}) =>
      wanted ? readBarePages(client, at(part), query) : Promise.resolve([]);
    const unpacked = unpackConsignments(raw);
    const isReal = head.status_id !== INCOMPLETE;
    const addresses = unpacked?.addresses;
    const hasAddresses = addresses && (head.shipping_address_count ?? addresses.length) === addresses.length;
    const [products, shipping, coupons, taxes, shipments, messages, transactions, fees] = await Promise.all([
      unpacked?.whole ? unpacked.lines : when(true, "products"),
      hasAddresses ? addresses : when(true, "shipping_addresses"),
      when(canHaveCoupons(head), "coupons"),
      when(isThere(head.total_tax), "taxes", { details: true }),
      when((head.items_shipped ?? 0) > 0, "shipments"),
      // Only customers with an account can be written to: https://support.bigcommerce.com/s/article/Communicating-with-Customers
      when(isReal && head.customer_id !== null, "messages"),
      transactionsOf(head),
      head.fees ? feesOf(at("fees")) : raw.fees,
    ]);
    const { consignments: _consignments, ...order } = raw;
    return {
      ...order,
      // Better the lines that came along than none, should the order have been deleted meanwhile.
      products: products.length > 0 ? products : (unpacked?.lines ?? []),
      shipping_addresses: shipping,
      coupons,
      taxes,
      shipments,
      messages,
      ...(fees === undefined ? {} : { fees }),
      refunds: "list" in refunds ? refunds.list : [],
      transactions: "list" in transactions ? transactions.list : [],
      not_read: [
        ...("reason" in refunds ? [{ part: "refunds", reason: refunds.reason }] : []),
        ...("reason" in transactions ? [{ part: "payment transactions", reason: transactions.reason }] : []),
      ],
    };
  }

  /** The only V2 list that stands within an object. */
  async function feesOf(path: string): Promise<JsonValue> {
    return (await client.readIfThere(path, {}, jsonValue.nullable())) ?? [];
  }

  async function complete(found: FoundOrder[]): Promise<JsonObject[]> {
    if (found.length === 0) return [];
    const refunds = await refundsOf(found.map(({ head }) => head));
    const queue = new PQueue({ concurrency: ORDERS_AT_ONCE });
    try {
      return await queue.addAll(
        found.map((order) => () => {
          const part: Part =
            typeof refunds === "string" ? { reason: refunds } : { list: refunds.get(order.head.id) ?? [] };
          return completeOne(order, part);
        }),
      );
    } finally {
      // After a failure, what still waits is not asked for.
      queue.clear();
    }
  }

  return { complete };
}
