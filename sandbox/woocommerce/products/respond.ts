import { productImage } from "../media/attachments";
import { type Item, type Links, wholeAllow } from "../rest/answer";
import { topFields } from "../rest/fields";
import { ratingsOf } from "../reviews/ratings";
import type { AttachmentRecord, ProductAttribute, ProductRecord, Taxonomy } from "../store/records";
import type { Store } from "../store/store";
import { orderTerms } from "../terms/order";
import { autoParagraphs } from "../text/autop";
import { type Params, phpString } from "../text/php";
import { decodeOctets, slugOf } from "../text/slug";
import { texturize } from "../text/texturize";
import { attributeKey } from "./apply-attributes";
import { choiceList } from "./choices";
import { permalink } from "./permalink";
import { isPurchasable, shownPrice, showsSale } from "./price";
import { priceHtml } from "./price-html";
import { relatedIds } from "./related";
import { settleSlug } from "./slugs";
import { ownOrParents, shownStockStatus } from "./stock";

type Context = "view" | "edit";
type Field = (store: Store, product: ProductRecord, context: Context) => unknown;

/** Every field of a wc/v3 product, in the order of WooCommerce 10.5. */
const fields: Record<string, Field> = {
  id: (_, product) => product.id,
  name: (_, product) => product.name,
  slug: (_, product) => product.slug,
  permalink,
  date_created: ({ site }, product) => site.local(product.createdAt),
  date_created_gmt: ({ site }, product) => site.gmt(product.createdAt),
  date_modified: ({ site }, product) => site.local(product.modifiedAt),
  date_modified_gmt: ({ site }, product) => site.gmt(product.modifiedAt),
  type: (_, product) => product.type,
  status: (_, product) => product.status,
  featured: (_, product) => product.featured,
  catalog_visibility: (_, product) => product.visibility,
  description: (_, product, context) =>
    context === "view" ? autoParagraphs(product.description) : product.description,
  short_description: (_, product, context) =>
    context === "view" ? autoParagraphs(texturize(product.shortDescription)) : product.shortDescription,
  sku: (store, product) => product.sku || parentOf(store, product)?.sku || "",
  price: shownPrice,
  regular_price: (_, product) => product.regularPrice,
  sale_price: (_, product) => (product.salePrice === "0" ? "" : product.salePrice),
  date_on_sale_from: ({ site }, product) => site.local(product.saleFrom),
  date_on_sale_from_gmt: ({ site }, product) => site.gmt(product.saleFrom),
  date_on_sale_to: ({ site }, product) => site.local(product.saleTo),
  date_on_sale_to_gmt: ({ site }, product) => site.gmt(product.saleTo),
  on_sale: showsSale,
  purchasable: isPurchasable,
  total_sales: (_, product) =>
    product.type === "variation" ? String(product.totalSales) : product.totalSales,
  virtual: (_, product) => product.virtual,
  downloadable: (_, product) => product.downloadable,
  downloads: (_, product) => product.downloads,
  download_limit: (_, product) => product.downloadLimit,
  download_expiry: (_, product) => product.downloadExpiry,
  external_url: (_, product) => product.externalUrl,
  button_text: (_, product) => product.buttonText,
  tax_status: (_, product) => product.taxStatus,
  tax_class: (store, product) =>
    product.taxClass === "parent" ? (parentOf(store, product)?.taxClass ?? "") : product.taxClass,
  manage_stock: (store, product) => managed(store, product),
  stock_quantity: (store, product) => ownOrParents(store, product).stockQuantity,
  backorders: (store, product) => ownOrParents(store, product).backorders,
  backorders_allowed: (store, product) => allowsBackorders(store, product),
  backordered: (store, product) => isBackordered(store, product),
  low_stock_amount: (_, product) => product.lowStockAmount,
  sold_individually: (_, product) => product.soldIndividually,
  weight: (store, product) => product.weight || parentOf(store, product)?.weight || "",
  dimensions,
  shipping_required: (_, product) => !product.virtual,
  shipping_taxable: (_, product) =>
    !product.virtual && (product.taxStatus === "taxable" || product.taxStatus === "shipping"),
  shipping_class: (store, product) => store.state.terms.get(product.shippingClassId)?.slug ?? "",
  shipping_class_id: (_, product) => product.shippingClassId,
  reviews_allowed: (_, product) => product.type !== "variation" && product.reviewsAllowed,
  average_rating: (store, product, context) => {
    const { average } = ratingsOf(store, product.id);
    return context === "view" && average === "0" ? "0.00" : average;
  },
  rating_count: (store, product) => ratingsOf(store, product.id).count,
  upsell_ids: (_, product) => product.upsellIds,
  cross_sell_ids: (_, product) => product.crossSellIds,
  parent_id: (_, product) => product.parentId,
  purchase_note: (_, product, context) =>
    context === "view" ? autoParagraphs(product.purchaseNote) : product.purchaseNote,
  categories: (store, product) => termList(store, "product_cat", product.categoryIds),
  brands: (store, product) => termList(store, "product_brand", product.brandIds),
  tags: (store, product) => termList(store, "product_tag", product.tagIds),
  images: (store, product) => imagesOf(store, product).map((attachment) => productImage(store, attachment)),
  attributes: (store, product) =>
    product.type === "variation"
      ? choiceList(store, product)
      : product.attributes.flatMap((one) => shown(store, one)),
  default_attributes: (store, product) => defaultsOf(store, product),
  variations: (store, product) => (product.type === "variable" ? variationIds(store, product.id) : []),
  grouped_products: (_, product) => product.groupedIds,
  menu_order: (_, product) => product.menuOrder,
  price_html: priceHtml,
  related_ids: relatedIds,
  meta_data: (_, product) => product.meta.map(({ id, key, value }) => ({ id, key, value })),
  stock_status: shownStockStatus,
  has_options: (_, product) => product.type === "variable",
  post_password: (_, product) => product.password,
  global_unique_id: (store, product) => product.gtin || parentOf(store, product)?.gtin || "",
  permalink_template: ({ site }) => `${site.url}/product/%pagename%/`,
  generated_slug: (store, product) =>
    decodeOctets(settleSlug(store, { ...product, slug: "", status: "publish" })),
};

const editOnly = new Set(["permalink_template", "generated_slug"]);

/** A product as WooCommerce answers it: `view` shows texts as the shop prints them, `edit` as they are stored. */
export function productItem(store: Store, product: ProductRecord, params: Params, context?: Context): Item {
  const shownAs = context ?? (params.context === "edit" ? "edit" : "view");
  const wanted = topFields(params._fields);
  const body: Params = {};
  // Brands are added by a part of WooCommerce that does not look at `_fields`.
  for (const name of wanted ? new Set([...wanted, "brands"]) : Object.keys(fields)) {
    const read = shownAs === "view" && editOnly.has(name) ? undefined : fields[name];
    if (read) body[name] = read(store, product, shownAs);
  }
  if ("meta_data" in body) body.meta_data = selectedMeta(product, params);
  return { body, links: links(store, product) };
}

function links(store: Store, product: ProductRecord): Links {
  const found: Links = {
    self: [{ href: store.site.rest(`products/${product.id}`), targetHints: { allow: wholeAllow } }],
    collection: [{ href: store.site.rest("products") }],
  };
  if (product.parentId) found.up = [{ href: store.site.rest(`products/${product.parentId}`) }];
  return found;
}

export function selectedMeta(product: ProductRecord, params: Params): Params[] {
  const names = (value: unknown) => (Array.isArray(value) ? value.map(phpString) : []);
  const include = names(params.include_meta);
  const exclude = names(params.exclude_meta);
  return product.meta
    .filter(({ key }) => (include.length > 0 ? include.includes(key) : !exclude.includes(key)))
    .map(({ id, key, value }) => ({ id, key, value }));
}

export function parentOf(store: Store, product: ProductRecord): ProductRecord | undefined {
  return product.type === "variation" ? store.product(product.parentId) : undefined;
}

export function managed(store: Store, product: ProductRecord): boolean | "parent" {
  if (product.manageStock) return true;
  return parentOf(store, product)?.manageStock ? "parent" : false;
}

export function allowsBackorders(store: Store, product: ProductRecord): boolean {
  return ["yes", "notify"].includes(ownOrParents(store, product).backorders);
}

export function isBackordered(store: Store, product: ProductRecord): boolean {
  const owner = ownOrParents(store, product);
  if (shownStockStatus(store, product) === "onbackorder") return true;
  return owner.manageStock && allowsBackorders(store, product) && (owner.stockQuantity ?? 0) < 0;
}

export function dimensions(store: Store, product: ProductRecord): Params {
  const parent = parentOf(store, product);
  return {
    length: product.length || parent?.length || "",
    width: product.width || parent?.width || "",
    height: product.height || parent?.height || "",
  };
}

function termList(store: Store, taxonomy: Taxonomy, ids: readonly number[]): Params[] {
  const terms = ids.flatMap((id) => store.term(id, taxonomy) ?? []);
  return orderTerms(terms, "name").map(({ id, name, slug }) => ({ id, name, slug }));
}

export function imagesOf(store: Store, product: ProductRecord): AttachmentRecord[] {
  const ids = product.imageId ? [product.imageId, ...product.galleryIds] : product.galleryIds;
  return ids.flatMap((id) => store.state.attachments.get(id) ?? []);
}

function shown(store: Store, attribute: ProductAttribute): Params[] {
  const { position, visible, variation } = attribute;
  if (attribute.attributeId === 0) {
    const options = attribute.options.length > 0 ? attribute.options : [""];
    return [{ id: 0, name: attribute.name, slug: attribute.name, position, visible, variation, options }];
  }
  const shared = store.state.attributes.get(attribute.attributeId);
  if (!shared) return [];
  const terms = attribute.termIds.flatMap((id) => store.state.terms.get(id) ?? []);
  // An attribute's own order counts in the shop; here only the one by number does.
  const options = orderTerms(terms, shared.orderBy === "name_num" ? "name_num" : "name").map(
    (term) => term.name,
  );
  return [
    { id: shared.id, name: shared.name, slug: `pa_${shared.slug}`, position, visible, variation, options },
  ];
}

function defaultsOf(store: Store, product: ProductRecord): Params[] {
  if (product.type !== "variable") return [];
  return Object.entries(product.defaults).map(([key, option]) => {
    const attribute = product.attributes.find((one) => attributeKey(store, one) === key);
    const shared = [...store.state.attributes.values()].find((one) => slugOf(`pa_${one.slug}`) === key);
    const ownName = attribute?.attributeId === 0 ? attribute.name : key.replace(/^pa_/, "");
    return { id: shared?.id ?? 0, name: shared?.name ?? ownName, option };
  });
}

function variationIds(store: Store, productId: number): number[] {
  return store
    .variationsOf(productId)
    .filter((variation) => variation.status === "publish" || variation.status === "private")
    .map((variation) => variation.id);
}
