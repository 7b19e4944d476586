import type { ConnectorContext } from "@/server/connectors/core/context";
import type { CleanCredentials } from "@/server/connectors/core/descriptor";
import type { EnsuredReference, TargetConnector, TargetEntity } from "@/server/connectors/core/target";
import type { Entity, LinkKind } from "@/server/domain/entity";
import { readAddresses } from "./addresses";
import { createWooClient, type WooClient } from "./client";
import { storeClock } from "./clock";
import { readCredentials } from "./credentials";
import { descriptor } from "./descriptor";
import { customersEntity } from "./entities/customers";
import { ordersEntity } from "./entities/orders";
import { productsEntity } from "./entities/products";
import { mediaKey } from "./media/media-key";
import { writeMedia } from "./media/write-media";
import { readStoreFacts } from "./profile";
import { turnSwitches } from "./switches";
import { ensureReferences } from "./terms/ensure-references";

/**
 * How each entity is written: through the REST API that every WooCommerce has. A shop with a helper plugin, which can
 * take what that API cannot (see each entity's limits), would be told by the connection test and kept with the
 * credentials; `entity` below is where that choice is to be made, and nothing else of a run knows of it.
 */
const ENTITIES: Record<Entity, (client: WooClient) => TargetEntity> = {
  products: productsEntity,
  customers: customersEntity,
  orders: ordersEntity,
};

function adminPath(kind: LinkKind, targetId: string): string | null {
  const id = encodeURIComponent(targetId);
  if (kind === "product" || kind === "image") return `post.php?post=${id}&action=edit`;
  if (kind === "category") return `term.php?taxonomy=product_cat&tag_ID=${id}&post_type=product`;
  if (kind === "brand") return `term.php?taxonomy=product_brand&tag_ID=${id}&post_type=product`;
  if (kind === "attribute") return `edit.php?post_type=product&page=product_attributes&edit=${id}`;
  if (kind === "order") return `admin.php?page=wc-orders&action=edit&id=${id}`;
  if (kind === "customer") return `user-edit.php?user_id=${id}`;
  if (kind === "review") return `comment.php?action=editcomment&c=${id}`;
  // A variation and an attribute's value have no page of their own.
  return null;
}

/** A WooCommerce store that is written through its REST API, wc/v3. */
export function connectTarget(credentials: CleanCredentials, context: ConnectorContext): TargetConnector {
  const store = readCredentials(credentials);
  const client = createWooClient(store, context);
  let ensuring: Promise<unknown> = Promise.resolve();

  return {
    platform: descriptor.id,
    profile: async () => (await readStoreFacts(client)).profile,
    clock: () => storeClock(client),
    // One call after the other: asked for the same category twice at once, the store makes two.
    ensureReferences: (references, parents) => {
      const next: Promise<EnsuredReference[]> = ensuring.then(() =>
        ensureReferences(client, references, parents),
      );
      ensuring = next.catch(() => undefined);
      return next;
    },
    entity: (entity) => ENTITIES[entity](client),
    turnSwitches: (switches) => turnSwitches(client, switches),
    writeMedia: (requests, options, onResult) => writeMedia(client, requests, options, onResult),
    mediaKey,
    addresses: (kind, targetIds) => readAddresses(client, kind, targetIds),
    adminUrl: (kind, targetId) => {
      const path = adminPath(kind, targetId);
      return path === null ? null : `${store.url}/wp-admin/${path}`;
    },
  };
}
