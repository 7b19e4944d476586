import type { Entity } from "@/server/domain/entity";
import { productFiltersSchema } from "@/server/domain/import-settings";
import type { ConnectorContext } from "../core/context";
import type { CleanCredentials } from "../core/descriptor";
import { FatalError } from "../core/errors";
import type { SourceConnector, SourceStream } from "../core/source";
import { toCanonicalProduct } from "./canonical/product";
import { toProfile } from "./canonical/profile";
import { type BigCommerceClient, createBigCommerceClient } from "./client";
import { DEFAULT_API_URL, readCredentials } from "./credentials";
import { descriptor } from "./descriptor";
import { createQuotaGate, type QuotaGateOptions } from "./quota";
import { storeSchema } from "./schemas/store";
import { countProducts, readProductPage, readProductsByIds } from "./streams/products";
import { readTaxonomy } from "./streams/taxonomy";

function productStream(client: BigCommerceClient): SourceStream {
  return {
    count: (filters) => countProducts(client, productFiltersSchema.parse(filters)),
    readPage: (request) =>
      readProductPage(client, { ...request, filters: productFiltersSchema.parse(request.filters) }),
    readByIds: (ids) => readProductsByIds(client, ids),
    toCanonical: (raw) => {
      const { product, issues } = toCanonicalProduct(raw);
      return { record: product && { entity: "products", product }, issues };
    },
    adminUrl: (sourceId) => adminUrl(client, `products/edit/${encodeURIComponent(sourceId)}`),
  };
}

/** Only stores at BigCommerce itself have a control panel. */
function adminUrl(client: BigCommerceClient, path: string): string | null {
  const { apiUrl, storeHash } = client.credentials;
  return apiUrl === DEFAULT_API_URL ? `https://store-${storeHash}.mybigcommerce.com/manage/${path}` : null;
}

const STREAMS: Partial<Record<Entity, (client: BigCommerceClient) => SourceStream>> = {
  products: productStream,
};

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
    stream: (entity) => {
      const open = STREAMS[entity];
      if (open) return open(client);
      throw new FatalError(`${entity} cannot be read from BigCommerce.`);
    },
    readTaxonomy: () => readTaxonomy(client),
  };
}
