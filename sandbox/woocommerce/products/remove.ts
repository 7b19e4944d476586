import type { Item } from "../rest/answer";
import type { RestRequest } from "../rest/request";
import type { ProductRecord } from "../store/records";
import type { Store } from "../store/store";
import { isEmpty, phpInt } from "../text/php";
import { isVariation, noProduct } from "./refusals";
import { productItem } from "./respond";
import { moveToTrash } from "./trash";

/** Moves a product to the trash, or with `force` deletes it for good. A trashed product still blocks its SKU. */
export function removeProduct(store: Store, request: RestRequest): Item {
  const product = store.product(phpInt(request.params.id));
  if (!product) throw noProduct(404);
  if (product.type === "variation") throw isVariation();
  const item = productItem(store, product, request.params, "edit");
  if (isEmpty(request.params.force)) trash(store, product);
  else deleteForGood(store, product);
  return item;
}

function trash(store: Store, product: ProductRecord): void {
  moveToTrash(store, product, "product");
  for (const variation of store.variationsOf(product.id)) {
    if (variation.status !== "trash") moveToTrash(store, variation, "product_variation");
  }
}

function deleteForGood(store: Store, product: ProductRecord): void {
  if (product.type === "variable") {
    for (const variation of store.variationsOf(product.id)) store.deleteProduct(variation.id);
  }
  store.deleteProduct(product.id);
}
