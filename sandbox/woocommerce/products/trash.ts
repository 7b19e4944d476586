import { RestError } from "../rest/errors";
import type { ProductRecord } from "../store/records";
import type { Store } from "../store/store";
import { phpString } from "../text/php";
import { cutSlug } from "../text/slug";
import { settleSlug } from "./slugs";

const suffix = "__trashed";
const longestWithSuffix = 191;
const slugNote = "_wp_desired_post_slug";

/** WordPress' words for a comment's status, under which it notes what a product's reviews were. */
const reviewWords: Record<string, string> = { approved: "1", hold: "0", spam: "spam" };

/** Puts a product or variation into the trash, with WordPress' notes of how it was. */
export function moveToTrash(store: Store, product: ProductRecord, noun: string): void {
  if (product.status === "trash") {
    throw new RestError("woocommerce_rest_already_trashed", `The ${noun} has already been deleted.`, 410);
  }
  const now = store.site.now();
  const trashed = { ...product, meta: [...product.meta], statusBefore: product.status, modifiedAt: now };
  trashed.status = "trash";
  note(store, trashed, "_wp_trash_meta_status", product.status);
  note(store, trashed, "_wp_trash_meta_time", String(now));
  giveTrashSlug(store, trashed);
  trashed.slug = settleSlug(store, trashed);
  const reviews = hideReviews(store, product.id);
  if (reviews) note(store, trashed, "_wp_trash_meta_comments_status", reviews);
  store.putProduct(trashed);
}

/** Sets the slug free for others. A slug that ends so already is let be, and then none is noted. */
export function giveTrashSlug(store: Store, product: ProductRecord): void {
  if (product.slug.endsWith(suffix)) return;
  note(store, product, slugNote, product.slug);
  product.slug = `${cutSlug(product.slug, longestWithSuffix)}${suffix}`;
}

/**
 * What an update that takes a product out of the trash does besides: it gets the noted slug, whatever was sent. An
 * empty note is passed over and stays, for the next time too. The other notes stay, its variations in the trash and
 * its reviews hidden: only Restore in the admin pages sees to those.
 */
export function takeSlugBack(product: ProductRecord): void {
  const noted = product.meta.find((entry) => entry.key === slugNote);
  const slug = noted === undefined ? "" : phpString(noted.value);
  if (slug === "") return;
  product.slug = slug;
  product.meta = product.meta.filter((entry) => entry.key !== slugNote);
}

function note(store: Store, product: ProductRecord, key: string, value: unknown): void {
  product.meta.push({ id: store.takeMetaId(), key, value });
}

function hideReviews(store: Store, productId: number): Record<string, string> | undefined {
  const shown = store.sales.reviews.with("product", productId).filter((one) => one.status in reviewWords);
  if (shown.length === 0) return undefined;
  for (const review of shown) store.sales.reviews.put({ ...review, status: "post-trashed" });
  return Object.fromEntries(shown.map(({ id, status }) => [id, reviewWords[status] ?? ""]));
}
