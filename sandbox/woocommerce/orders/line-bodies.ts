import { uploadAddress } from "../media/attachments";
import type { MetaEntry, ProductRecord } from "../store/records";
import type {
  CouponLine,
  FeeLine,
  ProductLine,
  ShippingLine,
  TaxAmounts,
  TaxLine,
} from "../store/sales-records";
import type { Store } from "../store/store";
import { filterHtml } from "../text/kses";
import { type Params, phpString } from "../text/php";
import { textField } from "../text/sanitize";
import { amount, plain, priceDecimals, round, shown, sum } from "./amount";
import { lineProduct } from "./stock";
import { total } from "./taxes";

export function productLineBody(store: Store, line: ProductLine, dp: number): Params {
  const product = lineProduct(store, line);
  return {
    id: line.id,
    name: line.name,
    product_id: line.productId,
    variation_id: line.variationId,
    quantity: line.quantity,
    tax_class: line.taxClass,
    subtotal: shown(line.subtotal, dp),
    subtotal_tax: taxShown(store, line.subtotalTaxes, dp),
    total: shown(line.total || "0", dp),
    total_tax: taxShown(store, line.taxes, dp),
    taxes: Object.entries(line.taxes).map(([id, tax]) => ({
      id: Number(id),
      total: shown(tax, dp),
      subtotal: shown(line.subtotalTaxes[id] ?? "", dp),
    })),
    meta_data: line.meta.map((entry) => displayed(store, entry, product)),
    sku: product ? product.sku || parentOf(store, product)?.sku || "" : null,
    global_unique_id: product ? product.gtin || parentOf(store, product)?.gtin || "" : null,
    price: line.quantity === 0 ? 0 : amount(line.total).toNumber() / line.quantity,
    image: image(store, product),
    parent_name: product ? (parentOf(store, product)?.name ?? null) : null,
  };
}

export function shippingLineBody(store: Store, line: ShippingLine, dp: number): Params {
  return {
    id: line.id,
    method_title: line.methodTitle || "Shipping",
    method_id: line.methodId,
    instance_id: line.instanceId,
    total: shown(line.total, dp),
    total_tax: taxShown(store, line.taxes, dp),
    taxes: taxList(line.taxes, dp),
    tax_status: "taxable",
    meta_data: line.meta.map((entry) => displayed(store, entry)),
  };
}

export function feeLineBody(store: Store, line: FeeLine, dp: number): Params {
  return {
    id: line.id,
    name: line.name,
    tax_class: line.taxClass,
    tax_status: line.taxStatus,
    amount: "",
    total: shown(line.total, dp),
    total_tax: taxShown(store, line.taxes, dp),
    taxes: taxList(line.taxes, dp),
    meta_data: line.meta.map((entry) => displayed(store, entry)),
  };
}

export function couponLineBody(store: Store, line: CouponLine): Params {
  return {
    id: line.id,
    code: line.code,
    discount: plain(amount(line.discount)),
    discount_tax: plain(amount(line.discountTax)),
    meta_data: line.meta.map((entry) => displayed(store, entry)),
    discount_type: line.discountType,
    nominal_amount: amount(line.amount).toNumber(),
    free_shipping: line.freeShipping,
  };
}

export function taxLineBody(line: TaxLine, dp: number): Params {
  return {
    id: line.id,
    rate_code: line.rateCode,
    rate_id: line.rateId,
    label: line.label,
    compound: line.compound,
    tax_total: shown(line.taxTotal, dp),
    shipping_tax_total: shown(line.shippingTaxTotal, dp),
    rate_percent: line.percent,
    meta_data: [],
  };
}

/** Each tax is rounded before they are added up, unless the shop rounds at the subtotal. */
function taxShown(store: Store, taxes: TaxAmounts, dp: number): string {
  const atSubtotal = store.setting("woocommerce_tax_round_at_subtotal") === "yes";
  const decimals = priceDecimals(store);
  const rounded = Object.values(taxes).map((tax) => round(amount(tax), decimals));
  return shown(plain(atSubtotal ? total(taxes) : sum(rounded)), dp);
}

function taxList(taxes: TaxAmounts, dp: number): Params[] {
  return Object.entries(taxes).map(([id, tax]) => ({ id: Number(id), total: shown(tax, dp), subtotal: "" }));
}

/** A meta entry of a line with what the shop's pages show for it; lists and objects are shown as they are. */
function displayed(store: Store, entry: MetaEntry, product?: ProductRecord): Params {
  const { id } = entry;
  if (typeof entry.value === "object" || entry.value === "")
    return { id, key: entry.key, value: entry.value, display_key: entry.key, display_value: entry.value };
  // Percent-encoded letters are decoded on the way out, in the value itself too.
  const key = decoded(entry.key);
  const value = decoded(phpString(entry.value));
  const owner = (product && parentOf(store, product)) ?? product;
  const attribute = owner?.attributes.find((one) => one.name === key || one.name.toLowerCase() === key);
  const shared = store.state.attributes.get(attribute?.attributeId ?? 0);
  const termId = shared ? store.terms.withSlug(`pa_${shared.slug}`, value) : undefined;
  const term = termId === undefined ? undefined : store.state.terms.get(termId)?.name;
  return {
    id,
    key,
    value,
    display_key: textField(filterHtml(shared?.name ?? attribute?.name ?? key)),
    display_value: textField(filterHtml(term ?? value)),
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function parentOf(store: Store, product: ProductRecord): ProductRecord | undefined {
  return product.type === "variation" ? store.product(product.parentId) : undefined;
}

/** A line without a product has a picture with the number 0, a product without a picture an empty text. */
function image(store: Store, product: ProductRecord | undefined): Params {
  if (!product) return { id: 0, src: "" };
  const id = product.imageId || parentOf(store, product)?.imageId || 0;
  const attachment = store.state.attachments.get(id);
  if (attachment) return { id: String(id), src: uploadAddress(store, attachment.file) };
  return { id: product.type === "variation" ? 0 : "", src: "" };
}
