import type { ProductRecord } from "../store/records";
import type { Store } from "../store/store";
import { phpString } from "../text/php";
import { clean } from "../text/sanitize";
import { duplicateGtin, duplicateSku } from "./refusals";

/** Sets the SKU, unless another product or variation outside the trash has it. */
export function setSku(store: Store, product: ProductRecord, value: unknown): void {
  const sku = clean(value);
  if (sku !== "" && sku !== "0") {
    const owner = othersWithSku(store, product.id, sku)[0];
    if (owner !== undefined) throw duplicateSku(owner, freeSku(store, product.id, sku));
  }
  product.sku = sku;
}

function othersWithSku(store: Store, id: number, sku: string): number[] {
  return [...store.index.inLookupTable(sku)].filter((other) => other !== id && !isTrashed(store, other));
}

function isTrashed(store: Store, id: number): boolean {
  return store.product(id)?.status === "trash";
}

/** `wc_product_generate_unique_sku`: the number is appended until nobody has it. */
function freeSku(store: Store, id: number, sku: string): string {
  for (let number = 1; ; number += 1) {
    const candidate = `${sku}-${number}`;
    if (othersWithSku(store, id, candidate).length === 0) return candidate;
  }
}

/** Sets the GTIN; everything but digits and dashes is dropped without a word. */
export function setGtin(store: Store, product: ProductRecord, value: unknown): void {
  const gtin = phpString(clean(value)).replace(/[^0-9-]/g, "");
  const owner = [...store.index.withGtin(gtin)].find(
    (other) => other !== product.id && !isTrashed(store, other),
  );
  if (owner !== undefined) throw duplicateGtin(owner);
  product.gtin = gtin;
}
