import { CHILD_KINDS, RECORD_KIND_OF } from "@/server/domain/entity";
import type { JsonObject } from "@/server/domain/json";
import type { EngineContext } from "./context";
import { childKey, type KnownRecord } from "./decide";
import { hashFields } from "./hash";
import type { LoadItem } from "./load-item";
import { MEDIA_HASH } from "./media-list";

/** Fills in what the ledger knows of these records and of what lies below them. */
export async function loadKnown({ store, entity }: EngineContext, items: LoadItem[]): Promise<void> {
  const ids = items.map((item) => item.record.sourceId);
  const kinds = [...new Set(items.flatMap((item) => item.payload.children.map((child) => child.kind)))];
  const [links, childLinks] = await Promise.all([
    store.links(RECORD_KIND_OF[entity], ids),
    store.childLinks(entity === "products" ? PRODUCT_CHILDREN : kinds, ids),
  ]);
  const byId = new Map(links.filter((link) => !link.missing).map((link) => [link.sourceId, link]));
  const below = new Map<string, KnownRecord["children"]>();
  for (const link of childLinks) {
    const kind = CHILD_KINDS.find((candidate) => candidate === link.kind);
    if (!kind) continue;
    const parent = link.parentSourceId ?? "";
    const known = below.get(parent) ?? new Map();
    const child = { kind, sourceId: link.sourceId, targetId: link.targetId, fieldHashes: link.fieldHashes };
    known.set(childKey(child), child);
    below.set(parent, known);
  }
  for (const item of items) {
    const link = byId.get(item.record.sourceId);
    if (!link) continue;
    const { [MEDIA_HASH]: mediaHash, ...fieldHashes } = link.fieldHashes;
    item.mediaHash = mediaHash;
    item.isNew = false;
    item.stockHash = link.stockHash;
    item.wasRetired = link.retired !== null;
    item.known = {
      targetId: link.targetId,
      fieldHashes,
      children: below.get(item.record.sourceId) ?? new Map(),
    };
    // Taken up from its stamp alone: what it holds, and what lies below it, have to be looked at first.
    if (link.hash === "") item.uncertain = true;
  }
}

/** A product that lost its last variant still has to have its variations taken out. */
const PRODUCT_CHILDREN = ["variant", "review"] as const;

/**
 * Looks records up whose writing may have been carried out without our knowing, and takes up what is there.
 * Objects that hold exactly what was wanted count as written; the others are written again, whole.
 */
export async function recoverItems(
  { store, writer, sourceKey }: EngineContext,
  items: LoadItem[],
  sinceMs: number,
): Promise<void> {
  const requests = items.map((item) => ({
    sourceId: item.record.sourceId,
    targetId: item.known?.targetId ?? null,
    title: item.record.title,
    body: item.payload.body,
    children: item.payload.children,
  }));
  const found = new Map(
    (await writer.recover(requests, sinceMs, sourceKey)).map((entry) => [entry.sourceId, entry]),
  );
  const held = new Map(
    (await writer.read([...found.values()].map((entry) => entry.targetId))).map((entry) => [
      entry.targetId,
      entry,
    ]),
  );
  for (const item of items) {
    item.uncertain = false;
    const entry = found.get(item.record.sourceId);
    const body = entry && held.get(entry.targetId);
    if (!entry || !body) continue;
    const same = writer.differences(item.payload.body, body.body).length === 0 && entry.complete;
    const childBodies = new Map(
      body.children.map((child) => [`${child.kind}:${child.targetId}`, child.body]),
    );
    const known: KnownRecord = {
      targetId: entry.targetId,
      fieldHashes: hashesHeld(item.payload.body, same, item.partial ? item.known?.fieldHashes : undefined),
      children: new Map(),
    };
    for (const child of entry.children) {
      const key = childKey(child);
      const wanted = item.payload.children.find((candidate) => childKey(candidate) === key)?.body;
      const now = childBodies.get(`${child.kind}:${child.targetId}`);
      const equal = wanted && now && writer.differences(wanted, now).length === 0;
      const before = item.partial ? item.known?.children.get(key)?.fieldHashes : undefined;
      known.children.set(key, {
        ...child,
        fieldHashes: hashesHeld(wanted ?? {}, equal === true, before),
      });
    }
    item.known = known;
  }
  await store.log(
    "info",
    `Looked up ${items.length} records whose answer was lost: ${found.size} are in the target.`,
  );
}

/** What the target is now known to hold: the body where it is equal, and of a part of a body the rest as it was. */
function hashesHeld(
  body: JsonObject,
  equal: boolean,
  before: Record<string, string> | undefined,
): Record<string, string> {
  const rest = Object.entries(before ?? {}).filter(([field]) => !(field in body));
  return { ...Object.fromEntries(rest), ...(equal ? hashFields(body) : {}) };
}
