import { html, raw } from "hono/html";
import { uploadAddress } from "../media/attachments";
import { thumbnailFile } from "../media/sizes";
import { ownOrParents, shownStockStatus } from "../products/stock";
import type { ProductRecord } from "../store/records";
import type { Store } from "../store/store";
import { stripTags } from "../text/sanitize";
import type { Html } from "./layout";

/** A stored name is HTML already, filtered when it was stored. */
export function stored(text: string): Html {
  return raw(text);
}

/** A stored name without tags, for places where only text may stand. */
export function plainName(text: string): Html {
  return raw(stripTags(text).replaceAll('"', "&quot;"));
}

export function picture(store: Store, imageId: number, name: string, size: "small" | "full"): Html {
  const attachment = store.state.attachments.get(imageId);
  if (!attachment) return html`<span>No picture</span>`;
  const file = size === "small" ? thumbnailFile(attachment) : attachment.file;
  const alt = attachment.alt === "" ? plainName(name) : attachment.alt;
  const loading = size === "small" ? "lazy" : "eager";
  return html`<img src="${uploadAddress(store, file)}" alt="${alt}" width="${attachment.width || 600}"
    height="${attachment.height || 600}" loading="${loading}">`;
}

const words = { instock: "In stock", outofstock: "Out of stock", onbackorder: "On backorder" } as const;

export function stockLine(store: Store, product: ProductRecord): Html {
  const status = shownStockStatus(store, product);
  const owner = ownOrParents(store, product);
  const count =
    owner.manageStock && status === "instock" ? `${owner.stockQuantity ?? 0} in stock` : words[status];
  return html`<span class="stock ${status}">${count}</span>`;
}
