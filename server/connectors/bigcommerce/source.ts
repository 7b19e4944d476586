import type { Entity } from "@/server/domain/entity";
import {
  customerFiltersSchema,
  orderFiltersSchema,
  productFiltersSchema,
} from "@/server/domain/import-settings";
import type { ConnectorContext } from "../core/context";
import type { CleanCredentials } from "../core/descriptor";
import type { SourceConnector, SourceStream } from "../core/source";
import { toCanonicalCustomer } from "./canonical/customer";
import { toCanonicalOrder } from "./canonical/order";
import { toCanonicalProduct } from "./canonical/product";
import { toProfile } from "./canonical/profile";
import { type BigCommerceClient, createBigCommerceClient } from "./client";
import { DEFAULT_API_URL, readCredentials } from "./credentials";
import { descriptor } from "./descriptor";
import { createQuotaGate, type QuotaGateOptions } from "./quota";
import { storeSchema } from "./schemas/store";
import { countAllCustomers, existingCustomers, walkCustomers } from "./streams/customer-walk";
import { createCustomerReader } from "./streams/customers";
import { readFilterChoices } from "./streams/filter-choices";
import { existingOrders, walkOrders } from "./streams/order-walk";
import { createOrderReader } from "./streams/orders";
import { walkProductStock } from "./streams/product-stock";
import { countAllProducts, existingProducts, walkProducts } from "./streams/product-walk";
import { countProducts, createProductReader } from "./streams/products";
import { readTaxonomy } from "./streams/taxonomy";
import { createWebhooks } from "./webhooks/hooks";

function productStream(client: BigCommerceClient): SourceStream {
  const reader = createProductReader(client);
  return {
    count: (filters) => countProducts(client, productFiltersSchema.parse(filters)),
    readPage: (request) =>
      reader.readPage({ ...request, filters: productFiltersSchema.parse(request.filters) }),
    readByIds: (ids, extras, filters) =>
      reader.readByIds(ids, extras, filters && productFiltersSchema.parse(filters)),
    existing: (ids) => existingProducts(client, ids),
    countAll: () => countAllProducts(client),
    walk: (cursor) => walkProducts(client, cursor),
    walkStock: (cursor) => walkProductStock(client, cursor),
    toCanonical: (raw) => {
      const { product, issues } = toCanonicalProduct(raw);
      return { record: product && { entity: "products", product }, issues };
    },
    adminUrl: (sourceId) => adminUrl(client, `products/edit/${encodeURIComponent(sourceId)}`),
  };
}

function customerStream(client: BigCommerceClient): SourceStream {
  const reader = createCustomerReader(client);
  return {
    count: (filters) => reader.count(customerFiltersSchema.parse(filters)),
    readPage: (request) =>
      reader.readPage({ ...request, filters: customerFiltersSchema.parse(request.filters) }),
    readByIds: (ids, _extras, filters) =>
      reader.readByIds(ids, filters && customerFiltersSchema.parse(filters)),
    existing: (ids) => existingCustomers(client, ids),
    countAll: () => countAllCustomers(client),
    walk: (cursor) => walkCustomers(client, cursor),
    toCanonical: (raw) => {
      const { customer, issues } = toCanonicalCustomer(raw);
      return { record: customer && { entity: "customers", customer }, issues };
    },
    adminUrl: (sourceId) => adminUrl(client, `customers/${encodeURIComponent(sourceId)}/edit`),
  };
}

function orderStream(client: BigCommerceClient): SourceStream {
  const reader = createOrderReader(client);
  return {
    count: (filters) => reader.count(orderFiltersSchema.parse(filters)),
    readPage: (request) =>
      reader.readPage({ ...request, filters: orderFiltersSchema.parse(request.filters) }),
    readByIds: (ids, _extras, filters) => reader.readByIds(ids, filters && orderFiltersSchema.parse(filters)),
    existing: (ids) => existingOrders(client, ids),
    // The count of orders (https://developer.bigcommerce.com/docs/rest-management/orders#get-a-count-of-orders) does not
    // say whether archived ones are in it, and `is_deleted` is no longer among its filters: archiving may not show.
    countAll: async () => null,
    walk: (cursor) => walkOrders(client, cursor),
    toCanonical: (raw) => {
      const { order, issues } = toCanonicalOrder(raw);
      return { record: order && { entity: "orders", order }, issues };
    },
    adminUrl: (sourceId) => adminUrl(client, `orders/${encodeURIComponent(sourceId)}`),
  };
}

/** Only stores at BigCommerce itself have a control panel. */
function adminUrl(client: BigCommerceClient, path: string): string | null {
  const { apiUrl, storeHash } = client.credentials;
  return apiUrl === DEFAULT_API_URL ? `https://store-${storeHash}.mybigcommerce.com/manage/${path}` : null;
}

export function connectSource(
  stored: CleanCredentials,
  context: ConnectorContext,
  quota?: QuotaGateOptions,
): SourceConnector {
  const client = createBigCommerceClient(readCredentials(stored), context, createQuotaGate(context, quota));
  /** One each, since a stream remembers what it needs to ask only once. */
  const streams: Record<Entity, SourceStream> = {
    products: productStream(client),
    customers: customerStream(client),
    orders: orderStream(client),
  };
  return {
    platform: descriptor.id,
    storeKey: `${descriptor.id}:${client.credentials.storeHash}`,
    profile: async () => toProfile(await client.read("/v2/store", {}, storeSchema)),
    stream: (entity) => streams[entity],
    readTaxonomy: () => readTaxonomy(client),
    webhooks: createWebhooks(client),
    clockOffsetMs: () => client.clockOffsetMs(),
    filterChoices: (entity) => readFilterChoices(client, entity),
  };
}
