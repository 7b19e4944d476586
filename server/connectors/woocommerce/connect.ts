import type { ConnectorContext } from "@/server/connectors/core/context";
import type { CleanCredentials } from "@/server/connectors/core/descriptor";
import type { EnsuredReference, TargetConnector } from "@/server/connectors/core/target";
import type { LinkKind } from "@/server/domain/entity";
import { createWooClient } from "./client";
import { storeClock } from "./clock";
import { readCredentials } from "./credentials";
import { descriptor } from "./descriptor";
import { differences } from "./differences/differences";
import { census, findBySku } from "./find";
import { mediaKey } from "./media/media-key";
import { writeMedia } from "./media/write-media";
import { referencesOf } from "./payload/references-of";
import { toPayload } from "./payload/to-payload";
import { readStoreFacts } from "./profile";
import { readProducts } from "./read-products";
import { recoverProducts } from "./recover";
import { ensureReferences } from "./terms/ensure-references";
import { trashProducts } from "./trash";
import { writeProducts } from "./writers/write-products";

function adminPath(kind: LinkKind, targetId: string): string | null {
  const id = encodeURIComponent(targetId);
  if (kind === "product" || kind === "image") return `post.php?post=${id}&action=edit`;
  if (kind === "category") return `term.php?taxonomy=product_cat&tag_ID=${id}&post_type=product`;
  if (kind === "brand") return `term.php?taxonomy=product_brand&tag_ID=${id}&post_type=product`;
  if (kind === "attribute") return `edit.php?post_type=product&page=product_attributes&edit=${id}`;
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
    referencesOf,
    // One call after the other: asked for the same category twice at once, the store makes two.
    ensureReferences: (references, parents) => {
      const next: Promise<EnsuredReference[]> = ensuring.then(() =>
        ensureReferences(client, references, parents),
      );
      ensuring = next.catch(() => undefined);
      return next;
    },
    toPayload,
    writeProducts: (writes, options, onResult) => writeProducts(client, writes, options, onResult),
    recoverProducts: (requests, sinceMs, sourceKey) => recoverProducts(client, requests, sinceMs, sourceKey),
    findBySku: (skus) => findBySku(client, skus),
    readProducts: (targetIds) => readProducts(client, targetIds),
    differences,
    census: (sourceKey) => census(client, sourceKey),
    trashProducts: (targetIds) => trashProducts(client, targetIds),
    writeMedia: (requests, options, onResult) => writeMedia(client, requests, options, onResult),
    mediaKey,
    adminUrl: (kind, targetId) => {
      const path = adminPath(kind, targetId);
      return path === null ? null : `${store.url}/wp-admin/${path}`;
    },
  };
}
