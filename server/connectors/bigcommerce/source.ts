import type { Entity } from "@/server/domain/entity";
import type { ConnectorContext } from "../core/context";
import type { CleanCredentials } from "../core/descriptor";
import { FatalError } from "../core/errors";
import type { SourceConnector } from "../core/source";
import { toCanonicalProduct } from "./canonical/product";
import { toProfile } from "./canonical/profile";
import { createBigCommerceClient } from "./client";
import { DEFAULT_API_URL, readCredentials } from "./credentials";
import { descriptor } from "./descriptor";
import { createQuotaGate, type QuotaGateOptions } from "./quota";
import { storeSchema } from "./schemas/store";
import { countProducts, readProductPage, readProductsByIds } from "./streams/products";
import { readTaxonomy } from "./streams/taxonomy";

function demandProducts(entity: Entity): void {
  if (entity !== "products")
    throw new FatalError(`Only products can be imported from BigCommerce, not ${entity}.`);
}

export function connectSource(
  stored: CleanCredentials,
  context: ConnectorContext,
  quota?: QuotaGateOptions,
): SourceConnector {
  const client = createBigCommerceClient(readCredentials(stored), context, createQuotaGate(context, quota));
  return {
    platform: descriptor.id,
    storeKey: `${descriptor.id}:${client.credentials.storeHash}`,
    profile: async () => toProfile(await client.read("/v2/store", {}, storeSchema)),
    count: async (entity, filters) => {
      demandProducts(entity);
      return countProducts(client, filters);
    },
    readPage: async (request) => {
      demandProducts(request.entity);
      return readProductPage(client, request);
    },
    readByIds: async (entity, ids) => {
      demandProducts(entity);
      return readProductsByIds(client, ids);
    },
    readTaxonomy: () => readTaxonomy(client),
    toCanonical: toCanonicalProduct,
    adminUrl: (entity, sourceId) => {
      const { apiUrl, storeHash } = client.credentials;
      if (entity !== "products" || apiUrl !== DEFAULT_API_URL) return null;
      return `https://store-${storeHash}.mybigcommerce.com/manage/products/edit/${encodeURIComponent(sourceId)}`;
    },
  };
}
