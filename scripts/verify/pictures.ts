import { createHash } from "node:crypto";

const hashes = new Map<string, Promise<string | null>>();

/** Hash of the picture at an address; null when it cannot be fetched. Asked once an address. */
export function pictureHash(url: string): Promise<string | null> {
  const known = hashes.get(url);
  if (known) return known;
  const fetched = (async () => {
    try {
      const answer = await fetch(url, { signal: AbortSignal.timeout(10_000) });
      if (!answer.ok) return null;
      return createHash("sha256")
        .update(Buffer.from(await answer.arrayBuffer()))
        .digest("hex");
    } catch {
      return null;
    }
  })();
  hashes.set(url, fetched);
  return fetched;
}

/** Hashes of those pictures that can be fetched, in their order, each once. */
export async function pictureHashes(urls: string[]): Promise<string[]> {
  const found = await Promise.all(urls.map(pictureHash));
  return [...new Set(found.flatMap((hash) => (hash === null ? [] : [hash])))];
}
