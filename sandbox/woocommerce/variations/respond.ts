import { variationImage } from "../media/attachments";
import { choiceList } from "../products/choices";
import { permalink } from "../products/permalink";
import { isPurchasable, showsSale } from "../products/price";
import { allowsBackorders, dimensions, isBackordered, managed, parentOf } from "../products/respond";
import { ownOrParents } from "../products/stock";
import { type Item, wholeAllow } from "../rest/answer";
import type { ProductRecord } from "../store/records";
import type { Store } from "../store/store";
import { autoParagraphs } from "../text/autop";
import type { Params } from "../text/php";

/** A variation as WooCommerce 10.5 answers it. What it has not itself it shows from its product. */
export function variationItem(store: Store, variation: ProductRecord, context: "view" | "edit"): Item {
  const { site } = store;
  const parent = parentOf(store, variation);
  const owner = ownOrParents(store, variation);
  const image = store.state.attachments.get(variation.imageId || parent?.imageId || 0);
  const shippingClass = variation.shippingClassId || parent?.shippingClassId || 0;
  const inherited = variation.taxClass === "parent" && context === "view";
  const choices = choiceList(store, variation);
  const body: Params = {
    id: variation.id,
    type: "variation",
    date_created: site.local(variation.createdAt),
    date_created_gmt: site.gmt(variation.createdAt),
    date_modified: site.local(variation.modifiedAt),
    date_modified_gmt: site.gmt(variation.modifiedAt),
    description: autoParagraphs(variation.description),
    permalink: permalink(store, variation),
    sku: variation.sku || parent?.sku || "",
    global_unique_id: variation.gtin || parent?.gtin || "",
    price: variation.price,
    regular_price: variation.regularPrice,
    sale_price: variation.salePrice,
    date_on_sale_from: site.local(variation.saleFrom),
    date_on_sale_from_gmt: site.gmt(variation.saleFrom),
    date_on_sale_to: site.local(variation.saleTo),
    date_on_sale_to_gmt: site.gmt(variation.saleTo),
    on_sale: showsSale(store, variation),
    status: variation.status,
    purchasable: isPurchasable(store, variation),
    virtual: variation.virtual,
    downloadable: variation.downloadable,
    downloads: variation.downloads,
    download_limit: variation.downloadLimit,
    download_expiry: variation.downloadExpiry,
    tax_status: parent?.taxStatus ?? "taxable",
    tax_class: inherited ? (parent?.taxClass ?? "") : variation.taxClass,
    manage_stock: managed(store, variation),
    stock_quantity: owner.stockQuantity,
    stock_status: owner.stockStatus,
    backorders: owner.backorders,
    backorders_allowed: allowsBackorders(store, variation),
    backordered: isBackordered(store, variation),
    low_stock_amount: variation.lowStockAmount,
    weight: variation.weight || parent?.weight || "",
    dimensions: dimensions(store, variation),
    shipping_class: store.state.terms.get(shippingClass)?.slug ?? "",
    shipping_class_id: shippingClass,
    image: image ? variationImage(store, image) : null,
    attributes: choices,
    menu_order: variation.menuOrder,
    meta_data: variation.meta.map(({ id, key, value }) => ({ id, key, value })),
    name: choices.map((choice) => choice.option).join(", "),
    parent_id: variation.parentId,
  };
  const base = `products/${variation.parentId}`;
  const self = { href: site.rest(`${base}/variations/${variation.id}`), targetHints: { allow: wholeAllow } };
  return {
    body,
    links: {
      self: [self],
      collection: [{ href: site.rest(`${base}/variations`) }],
      up: [{ href: site.rest(base) }],
    },
  };
}

/** In the list over all products the links leave the product out, as the real store's do. */
export function listedVariationItem(store: Store, variation: ProductRecord, context: "view" | "edit"): Item {
  const { site } = store;
  return {
    body: variationItem(store, variation, context).body,
    links: {
      self: [{ href: site.rest(`variations/${variation.id}`) }],
      collection: [{ href: site.rest("variations") }],
      up: [{ href: site.rest("products/0") }],
    },
  };
}
