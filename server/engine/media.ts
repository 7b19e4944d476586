import { RetriableError } from "@/server/connectors/core/errors";
import type { MediaRequest, MediaResult, MediaWanted } from "@/server/connectors/core/target";
import type { ProductImage } from "@/server/domain/product";
import type { EngineContext } from "./context";
import { linkLate } from "./late-links";
import { hashMediaList, isEmptyMediaList, MEDIA_HASH, type MediaList, mediaListOf } from "./media-list";
import { newLink } from "./new-link";
import type { Link, MediaOutcome, StoredRecord } from "./ports";
import { definitionHash, readHash } from "./read-hash";

/** Products whose pictures one step brings over: uploads are slow, and a host's time limit is near. */
const PRODUCTS_PER_STEP = 24;

/** Uploads the pictures of the next products; a picture that the ledger knows is only pointed at. */
export async function loadMedia(context: EngineContext): Promise<{ done: boolean; loaded: number }> {
  const { store, target } = context;
  const run = await store.load();
  const records = await store.claimMedia(PRODUCTS_PER_STEP);
  if (records.length === 0) return { done: true, loaded: 0 };
  if (context.signal.aborted) return { done: true, loaded: 0 };
  const unlinked = await linkLate(context, run, records);
  const productLinks = new Map(
    (
      await store.links(
        "product",
        records.map((record) => record.sourceId),
      )
    ).map((link) => [link.sourceId, link]),
  );
  const isPictured = (record: StoredRecord) =>
    run.options.images === "import" && lacksPictures(context, record, productLinks.get(record.sourceId));
  const pictured = records.filter(isPictured);
  const others = records.filter((record) => !isPictured(record));
  const definition = definitionHash(run);
  /** The ledger's line of a record that is whole now; what could not be linked is looked at again by the next run. */
  const settled = (record: StoredRecord, link: Link): Link => ({
    ...link,
    readHash: unlinked.has(record.sourceId) ? null : readHash(definition, record.read),
  });
  await store.saveMedia(
    others.map((record) => {
      const link = productLinks.get(record.sourceId);
      return withoutPictures(record, link && record.state !== "failed" ? [settled(record, link)] : []);
    }),
  );
  if (pictured.length === 0) return { done: false, loaded: others.length };
  const byId = new Map(pictured.map((record) => [record.sourceId, record]));
  const requests = await mediaRequests(context, pictured, productLinks);
  await store.markMediaAttempted(pictured.map((record) => record.id));
  const seen = new Set<string>();
  await target.writeMedia(requests, { concurrency: run.options.concurrency }, async (result) => {
    const record = byId.get(result.sourceId);
    // An unknown end stays pending: the next step looks at the product before it uploads again.
    if (!record || result.status === "unknown") return;
    seen.add(result.sourceId);
    const link = productLinks.get(result.sourceId);
    await store.saveMedia([mediaOutcome(context, record, result, link && settled(record, link))]);
  });
  if (seen.size === 0 && requests.length > 0) {
    throw new RetriableError(
      "The target keeps losing its answers to uploads. Check that the shop's server is not overloaded.",
    );
  }
  return { done: false, loaded: seen.size + others.length };
}

/** A record may have come here for its links alone. */
function lacksPictures(context: EngineContext, record: StoredRecord, link: Link | undefined): boolean {
  const list = listOf(context, record);
  const before = link?.fieldHashes[MEDIA_HASH];
  if (isEmptyMediaList(list) && before === undefined) return false;
  return hashMediaList(list, (url) => context.target.mediaKey(url)) !== before;
}

function withoutPictures(record: StoredRecord, links: Link[]): MediaOutcome {
  return {
    recordId: record.id,
    mediaState: "none",
    issues: [],
    links,
    uploaded: 0,
    reused: 0,
    failed: 0,
  };
}

/** Whether pictures of which the ledger knows nothing may be in the target all the same. */
function mayHold(record: StoredRecord, link: Link | undefined): MediaRequest["mayHold"] {
  if (record.mediaAttempted) return "attempt";
  return record.state !== "created" && link?.fieldHashes[MEDIA_HASH] === undefined ? "earlier import" : null;
}

async function mediaRequests(
  context: EngineContext,
  records: StoredRecord[],
  productLinks: ReadonlyMap<string, Link>,
): Promise<MediaRequest[]> {
  const { store, target } = context;
  const lists = records.map((record) => ({ record, list: listOf(context, record) }));
  const keys = new Set<string>();
  for (const { list } of lists) {
    for (const image of [...list.gallery, ...list.variations.map((entry) => entry.image)])
      keys.add(target.mediaKey(image.url));
  }
  const known = new Map(
    (await store.links("image", [...keys])).map((link) => [link.sourceId, link.targetId]),
  );
  const variantLinks = new Map(
    (
      await store.childLinks(
        ["variant"],
        records.map((record) => record.sourceId),
      )
    ).map((link) => [link.sourceId, link.targetId]),
  );
  const wanted = (image: ProductImage): MediaWanted => {
    const key = target.mediaKey(image.url);
    return { key, image, targetId: known.get(key) ?? null };
  };
  return lists.flatMap(({ record, list }) =>
    record.targetId === null
      ? []
      : [
          {
            sourceId: record.sourceId,
            productTargetId: record.targetId,
            mayHold: mayHold(record, productLinks.get(record.sourceId)),
            gallery: list.gallery.map(wanted),
            variations: list.variations.flatMap(({ sourceId, image }) => {
              const targetId = variantLinks.get(sourceId);
              return targetId === undefined ? [] : [{ sourceId, targetId, wanted: wanted(image) }];
            }),
          },
        ],
  );
}

function listOf(context: EngineContext, record: StoredRecord): MediaList {
  return record.mapped ? mediaListOf(record.mapped, context.targetFields) : { gallery: [], variations: [] };
}

function mediaOutcome(
  context: EngineContext,
  record: StoredRecord,
  result: MediaResult,
  productLink: Link | undefined,
): MediaOutcome {
  const list = listOf(context, record);
  const images = result.images.map((image) =>
    newLink({ kind: "image", sourceId: image.key, targetId: image.targetId }),
  );
  const whole = result.status === "written" && result.issues.length === 0;
  const product: Link[] =
    whole && productLink
      ? [
          {
            ...productLink,
            fieldHashes: {
              ...productLink.fieldHashes,
              [MEDIA_HASH]: hashMediaList(list, (url) => context.target.mediaKey(url)),
            },
          },
        ]
      : [];
  const uploaded = result.images.filter((image) => image.uploaded).length;
  return {
    recordId: record.id,
    mediaState: whole ? "done" : "failed",
    issues:
      result.status === "gone"
        ? [{ code: "target_missing", details: { targetId: record.targetId ?? "" } }]
        : result.issues,
    links: [...images, ...product],
    uploaded,
    reused: result.images.length - uploaded,
    failed: result.issues.length,
  };
}
