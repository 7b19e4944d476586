import type {
  Metafield,
  OpenGraph,
  PriceListPrice,
  Product,
  ProductReview,
  ProductVideo,
} from "@/server/domain/product";
import { BESIDE, type RawProduct } from "../schemas/product";
import type { RawReview, RawVideo } from "../schemas/product-parts";
import { modifiersOf } from "./modifiers";
import { quantityPricesOf } from "./quantity-prices";
import { trimmed, unlessZero, unlessZeroText, utc } from "./values";

type Parts = Pick<
  Product,
  | "bulkPricing"
  | "modifiers"
  | "metafields"
  | "videos"
  | "reviews"
  | "priceListPrices"
  | "openGraph"
  | "taxClass"
  | "taxCode"
  | "taxable"
  | "preorder"
  | "priceHidden"
  | "giftWrapping"
  | "relatedIds"
  | "freeShipping"
  | "fixedShippingPrice"
  | "binNumber"
  | "conditionShown"
>;

/** What a shop needs of a product beyond what it is and what it costs. */
export function partsOf(raw: RawProduct): Parts {
  const taxClass = taxClassOf(raw);
  return {
    bulkPricing: quantityPricesOf(raw.bulk_pricing_rules),
    modifiers: modifiersOf(raw.modifiers),
    metafields: metafieldsOf(raw),
    videos: raw.videos.flatMap(toVideo).sort((a, b) => a.position - b.position),
    reviews: raw.reviews.flatMap(toReview),
    priceListPrices: listPricesOf(raw),
    openGraph: openGraphOf(raw),
    taxClass,
    taxCode: unlessZeroText(raw.product_tax_code),
    taxable: !isNonTaxable(taxClass),
    preorder: {
      releaseDate: utc(raw.preorder_release_date),
      message: unlessZeroText(raw.preorder_message),
      only: raw.is_preorder_only ?? false,
    },
    priceHidden: raw.is_price_hidden ? { label: unlessZeroText(raw.price_hidden_label) } : null,
    giftWrapping: giftWrappingOf(raw),
    // -1 stands for products that the store picks by itself.
    relatedIds: [...new Set(raw.related_products.filter((id) => id !== null))],
    freeShipping: raw.is_free_shipping ?? false,
    fixedShippingPrice: unlessZero(raw.fixed_cost_shipping_price),
    binNumber: unlessZeroText(raw.bin_picking_number),
    conditionShown: raw.is_condition_shown ?? false,
  };
}

/** Not in the list of tax classes: https://developer.bigcommerce.com/docs/rest-management/tax-classes */
const DEFAULT_TAX_CLASS = "Default Tax Class";

function taxClassOf(raw: RawProduct): Product["taxClass"] {
  if (raw.tax_class_id === null) return null;
  const sourceId = String(raw.tax_class_id);
  if (sourceId === "0") return { sourceId, name: DEFAULT_TAX_CLASS };
  return { sourceId, name: raw[BESIDE]?.taxClass ?? null };
}

/** Every new store has the class "Non-Taxable Products" under the id 1. */
function isNonTaxable(taxClass: Product["taxClass"]): boolean {
  if (taxClass === null) return false;
  return taxClass.name === null
    ? taxClass.sourceId === "1"
    : /\b(non|not)[\s-]*tax(able|ed)?\b|\btax[\s-]*(free|exempt)\b/i.test(taxClass.name);
}

function giftWrappingOf(raw: RawProduct): Product["giftWrapping"] {
  const kind = raw.gift_wrapping_options_type.trim();
  return {
    kind: kind === "none" || kind === "list" ? kind : "any",
    optionIds: raw.gift_wrapping_options_list.filter((id) => id !== null),
  };
}

function openGraphOf(raw: RawProduct): OpenGraph {
  const type = trimmed(raw.open_graph_type);
  return {
    // Every product is shared as one unless somebody chose otherwise.
    type: type === "product" ? null : type,
    title: raw.open_graph_use_product_name === true ? null : unlessZeroText(raw.open_graph_title),
    description:
      raw.open_graph_use_meta_description === true ? null : unlessZeroText(raw.open_graph_description),
    useImage: raw.open_graph_use_image ?? true,
  };
}

function metafieldsOf(raw: RawProduct): Metafield[] {
  const fields = (raw[BESIDE]?.metafields ?? []).map(({ namespace, key, value, description }) => ({
    namespace,
    key,
    value,
    description: trimmed(description),
  }));
  const place = (field: Metafield) => `${field.namespace}\n${field.key}`;
  return fields
    .filter(({ key }) => key !== "")
    .sort((a, b) => (place(a) < place(b) ? -1 : place(a) > place(b) ? 1 : 0));
}

/** BigCommerce plays videos of YouTube alone. */
function toVideo(raw: RawVideo): ProductVideo[] {
  const video = raw.video_id.trim();
  if (video === "") return [];
  return [
    {
      url: /^https?:/i.test(video) ? video : `https://www.youtube.com/watch?v=${encodeURIComponent(video)}`,
      title: raw.title.trim(),
      description: raw.description.trim(),
      position: raw.sort_order ?? 0,
    },
  ];
}

function toReview(raw: RawReview): ProductReview[] {
  const [title, text] = [raw.title.trim(), raw.text.trim()];
  if (title === "" && text === "") return [];
  const rating = raw.rating ?? 0;
  return [
    {
      sourceId: raw.id,
      status: statusOf(raw.status),
      title,
      text,
      rating: rating > 0 ? Math.min(5, rating) : null,
      name: raw.name.trim(),
      email: raw.email.trim(),
      date: utc(raw.date_reviewed) ?? utc(raw.date_created),
    },
  ];
}

/** A word in answers, a number in filters and in older answers. */
function statusOf(status: string): ProductReview["status"] {
  const word = status.trim().toLowerCase();
  if (word === "approved" || word === "1") return "approved";
  return word === "disapproved" || word === "2" ? "disapproved" : "pending";
}

function listPricesOf(raw: RawProduct): PriceListPrice[] {
  const ofVariants = new Set(
    raw.variants.filter((variant) => variant.option_values.length > 0).map((variant) => variant.id),
  );
  return (raw[BESIDE]?.priceLists ?? []).flatMap((list) =>
    list.records.map((record) => ({
      priceListId: list.id,
      priceList: list.name,
      customerGroups: list.groups.map(({ id, name }) => ({ sourceId: id, name })),
      channelIds: list.channelIds,
      variantId: record.variant_id !== null && ofVariants.has(record.variant_id) ? record.variant_id : null,
      sku: trimmed(record.sku),
      currency: record.currency.trim().toUpperCase(),
      price: record.price,
      salePrice: unlessZero(record.sale_price),
      retailPrice: unlessZero(record.retail_price),
      mapPrice: unlessZero(record.map_price),
      quantityPrices: quantityPricesOf(record.bulk_pricing_tiers),
    })),
  );
}
