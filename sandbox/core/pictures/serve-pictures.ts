import type { Context } from "hono";
import { drawPicture, type Picture } from "./picture";

/** Longer sides in pixels of the four sizes that a store keeps of each picture. */
const pictureSides = { zoom: 480, standard: 320, thumbnail: 160, tiny: 60 } as const;

const maxCachedBytes = 48 * 1024 * 1024;
const cache = new Map<string, Picture>();
let cachedBytes = 0;

/** Draws each picture once; the oldest are forgotten when there are many. */
export function cachedPicture(name: string, side: number): Picture {
  const key = `${side}/${name}`;
  const known = cache.get(key);
  if (known) return known;
  const drawn = drawPicture(name, side);
  cache.set(key, drawn);
  cachedBytes += drawn.png.length;
  for (const [oldest, picture] of cache) {
    if (cachedBytes <= maxCachedBytes) break;
    cache.delete(oldest);
    cachedBytes -= picture.png.length;
  }
  return drawn;
}

/** Answers `/img/:size/:file` for a file name that ends in .png. */
export function servePicture(c: Context, size: string, file: string): Response {
  const side = Object.entries(pictureSides).find(([name]) => name === size)?.[1];
  if (side === undefined || !file.endsWith(".png")) return c.notFound() as Response;
  const { png } = cachedPicture(file.slice(0, -".png".length), side);
  return c.body(new Uint8Array(png), 200, {
    "content-type": "image/png",
    "cache-control": "public, max-age=86400",
  });
}
