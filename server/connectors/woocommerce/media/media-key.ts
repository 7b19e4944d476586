import { createHash } from "node:crypto";

const IMAGE_PATH = /\.(jpe?g|jpe|png|gif|webp|bmp|tiff?|ico|svg|avif)$/i;

/** Parameters that change with each publication and say nothing of the picture. */
const CACHE_BUSTERS = new Set(["c", "v", "ver", "version", "t", "ts", "cb", "_", "imbypass", "timestamp"]);

/**
 * One name for one picture: its address without what only busts caches. A path that ends like a file is the picture,
 * whatever stands behind it; otherwise the parameters may choose it.
 */
export function mediaKey(address: string): string {
  let url: URL;
  try {
    url = new URL(address.trim());
  } catch {
    return address.trim();
  }
  const place = `//${url.host}${url.pathname}`;
  if (IMAGE_PATH.test(url.pathname)) return place;
  const kept = [...url.searchParams].filter(([name]) => !CACHE_BUSTERS.has(name.toLowerCase()));
  kept.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return kept.length === 0 ? place : `${place}?${new URLSearchParams(kept).toString()}`;
}

/** A key short enough for a list of them in a custom field. */
export function keyMark(key: string): string {
  return createHash("sha256").update(key).digest("hex").slice(0, 12);
}
