import type { JsonObject } from "@/server/domain/json";

/** The status before it went to the trash. */
export const STATUS_MARK = "_wp_trash_meta_status";
const TIME_MARK = "_wp_trash_meta_time";
/** Reviews that were hidden with their product, as `{ id: status }`. */
export const REVIEWS_MARK = "_wp_trash_meta_comments_status";
/** The slug that it gets back. */
export const SLUG_MARK = "_wp_desired_post_slug";
/** What the slug of whatever lies in the trash ends in; of several that had none each has a number. */
export const SLUG_ENDING = /__trashed(-\d+)?$/;

/**
 * Takes WordPress' marks off again, which only its own pages do by themselves. Where they stay, whatever goes to the
 * trash a second time counts as having been there since the first, and is emptied out before its 30 days are over.
 */
export const UNMARKED: readonly JsonObject[] = [STATUS_MARK, TIME_MARK, REVIEWS_MARK].map((key) => ({
  key,
  value: null,
}));
