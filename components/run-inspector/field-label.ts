const UPPER = new Set(["sku", "gtin", "upc", "mpn", "seo", "url", "id", "ids", "html", "gmt", "ean"]);

/** "regular_price" and "regularPrice" as "Regular price"; a store's own metadata keys stay as they are. */
export function fieldLabel(key: string): string {
  const meta = /^meta:(.+)$/.exec(key);
  if (meta) return meta[1] ?? key;
  if (key.startsWith("_")) return key;
  const words = key
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .split(/[\s_.]+/)
    .map((word) => (UPPER.has(word.toLowerCase()) ? word.toUpperCase() : word.toLowerCase()));
  const text = words.join(" ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}
