import { withEntry } from "../products/meta";
import { shownPrice } from "../products/price";
import { PhpFatal, RestError } from "../rest/errors";
import type { MetaEntry, ProductRecord } from "../store/records";
import type { FeeLine, OrderRecord, ProductLine, ShippingLine } from "../store/sales-records";
import type { Store } from "../store/store";
import { decimalNumber, decimalText } from "../text/decimal";
import {
  absInt,
  isEmpty,
  isRecord,
  isSet,
  items,
  member,
  type Params,
  phpInt,
  phpString,
  stringOrFatal,
} from "../text/php";
import { textField } from "../text/sanitize";
import { amount, plain } from "./amount";
import { adjustLineStock } from "./stock";
import { withoutBaseTax } from "./taxes";

export type LineKind = "line_items" | "shipping_lines" | "fee_lines";

/** Puts the lines of a request on an order: without an id they are added, with one changed or taken away. */
export function applyLines(store: Store, order: OrderRecord, kind: LineKind, given: unknown): void {
  for (const item of items(given)) {
    if (Array.isArray(item) || !isRecord(item)) continue;
    if (isRemoval(item)) removeLine(store, order, kind, item);
    else setLine(store, order, kind, item);
  }
}

const identifying = ["product_id", "method_id", "method_title", "name", "code"] as const;

function isRemoval(item: Params): boolean {
  return identifying.some((name) => item[name] === null) || item.quantity === 0;
}

function removeLine(store: Store, order: OrderRecord, kind: LineKind, item: Params): void {
  if (typeof item.id !== "number" && typeof item.id !== "string") {
    const called = "WC_REST_Orders_Controller::remove_item()";
    throw new PhpFatal(
      `Uncaught TypeError: ${called}: Argument #3 ($item_id) must be of type int, null given`,
    );
  }
  const id = absInt(item.id);
  if (!allLines(order).some((line) => line.id === id)) throw unknownLine();
  const line = kind === "line_items" ? order.lines.find((one) => one.id === id) : undefined;
  if (line) adjustLineStock(store, line, 0);
  order.lines = order.lines.filter((one) => one.id !== id);
  order.shippingLines = order.shippingLines.filter((one) => one.id !== id);
  order.feeLines = order.feeLines.filter((one) => one.id !== id);
}

function unknownLine(): RestError {
  const message = "Order item ID provided is not associated with order.";
  return new RestError("woocommerce_rest_invalid_item_id", message, 400);
}

function allLines(order: OrderRecord): { id: number }[] {
  return [...order.lines, ...order.shippingLines, ...order.feeLines, ...order.couponLines];
}

function setLine(store: Store, order: OrderRecord, kind: LineKind, item: Params): void {
  if (kind === "line_items") setProductLine(store, order, item);
  else if (kind === "shipping_lines") {
    const line = named(order.shippingLines, item) ?? newShippingLine(order, item);
    if (isSet(item.method_id)) line.methodId = stringOrFatal(item.method_id, "strstr()");
    if (isSet(item.method_title)) line.methodTitle = textField(item.method_title);
    if (isSet(item.total)) line.total = decimalText(item.total);
    if (isSet(item.instance_id)) line.instanceId = phpString(item.instance_id);
    line.meta = withMeta(store, line.meta, item);
  } else {
    const line = named(order.feeLines, item) ?? newFeeLine(order, item);
    if (isSet(item.name)) line.name = phpString(item.name);
    if (isSet(item.tax_class)) line.taxClass = readTaxClass(store, item.tax_class, "fee");
    if (isSet(item.tax_status)) line.taxStatus = item.tax_status === "none" ? "none" : "taxable";
    if (isSet(item.total)) line.total = decimalText(item.total);
    line.meta = withMeta(store, line.meta, item);
  }
}

function named<T extends { id: number }>(lines: readonly T[], item: Params): T | undefined {
  if (isEmpty(item.id)) return undefined;
  const line = lines.find((one) => one.id === absInt(item.id));
  if (!line) throw unknownLine();
  return line;
}

const blank = { id: 0, total: "0", taxes: {}, meta: [] };

function newShippingLine(order: OrderRecord, item: Params): ShippingLine {
  if (isEmpty(item.method_id)) {
    throw new RestError("woocommerce_rest_invalid_shipping_item", "Shipping method ID is required.", 400);
  }
  const line: ShippingLine = { ...structuredClone(blank), methodId: "", methodTitle: "", instanceId: "" };
  order.shippingLines.push(line);
  return line;
}

function newFeeLine(order: OrderRecord, item: Params): FeeLine {
  if (isEmpty(item.name))
    throw new RestError("woocommerce_rest_invalid_fee_item", "Fee name is required.", 400);
  const line: FeeLine = {
    ...structuredClone(blank),
    total: "",
    name: "",
    taxClass: "",
    taxStatus: "taxable",
  };
  order.feeLines.push(line);
  return line;
}

function setProductLine(store: Store, order: OrderRecord, item: Params): void {
  const existing = named(order.lines, item);
  const product = productOf(store, item, existing !== undefined);
  const line = existing ?? newProductLine();
  if (product && product.id !== lineProductId(line)) {
    setProduct(line, product);
    if (!existing) setPrice(store, line, product, isEmptyText(item.quantity) ? 1 : phpNumber(item.quantity));
  }
  if (isSet(item.name)) line.name = phpString(item.name);
  if (isSet(item.quantity)) line.quantity = phpInt(item.quantity);
  if (isSet(item.total)) setTotal(line, item.total);
  if (isSet(item.subtotal)) line.subtotal = decimalText(item.subtotal);
  if (isSet(item.tax_class)) line.taxClass = readTaxClass(store, item.tax_class, "product");
  line.meta = withMeta(store, line.meta, item);
  if (!existing) order.lines.push(line);
  if (["processing", "completed", "on-hold"].includes(order.status)) adjustLineStock(store, line);
}

function isEmptyText(value: unknown): boolean {
  return !isSet(value) || value === "";
}

function phpNumber(value: unknown): number {
  return typeof value === "number" ? value : decimalNumber(phpString(value));
}

function newProductLine(): ProductLine {
  return {
    ...structuredClone(blank),
    name: "",
    productId: 0,
    variationId: 0,
    quantity: 1,
    taxClass: "",
    subtotal: "0",
    subtotalTaxes: {},
  };
}

/** A product that is not there is no refusal: the line then stays without one. */
function productOf(store: Store, item: Params, changing: boolean): ProductRecord | undefined {
  if (!isEmpty(item.sku)) {
    const ids = [...store.index.inLookupTable(phpString(item.sku))];
    return ids.flatMap((id) => store.product(id) ?? []).find((product) => product.status !== "trash");
  }
  const id = isEmpty(item.variation_id) ? item.product_id : item.variation_id;
  if (!isEmpty(id)) return store.product(phpInt(id));
  if (changing) return undefined;
  throw new RestError("woocommerce_rest_required_product_reference", "Product ID or SKU is required.", 400);
}

export function lineProductId(line: ProductLine): number {
  return line.variationId || line.productId;
}

function setProduct(line: ProductLine, product: ProductRecord): void {
  line.name = product.name;
  line.taxClass = product.taxClass === "parent" ? "" : product.taxClass;
  if (product.type !== "variation") {
    line.productId = product.id;
    return;
  }
  line.productId = product.parentId;
  line.variationId = product.id;
  for (const [key, value] of Object.entries(product.choices)) line.meta.push({ id: 0, key, value });
}

function setPrice(store: Store, line: ProductLine, product: ProductRecord, quantity: number): void {
  const price = amount(shownPrice(store, product)).times(Math.max(0, quantity));
  const total = plain(product.taxStatus === "taxable" ? withoutBaseTax(store, price, line.taxClass) : price);
  line.total = total;
  line.subtotal = total;
}

/** A line never costs less before its discount than after: the subtotal follows a higher total. */
function setTotal(line: ProductLine, value: unknown): void {
  line.total = decimalText(value);
  if (line.subtotal === "" || amount(line.subtotal).lt(amount(line.total))) line.subtotal = line.total;
}

function readTaxClass(store: Store, value: unknown, kind: "product" | "fee"): string {
  const taxClass = phpString(value);
  if (taxClass === "" || store.state.taxClasses.some((one) => one.slug === taxClass)) return taxClass;
  throw new RestError(`order_item_${kind}_invalid_tax_class`, "Invalid tax class", 400);
}

function withMeta(store: Store, meta: readonly MetaEntry[], item: Params): MetaEntry[] {
  let result = [...meta];
  for (const entry of items(item.meta_data)) {
    if (!isSet(member(entry, "key"))) continue;
    const id = phpInt(member(entry, "id"));
    result = withEntry(store, result, id, phpString(member(entry, "key")), member(entry, "value") ?? null);
  }
  return result;
}

/** A line whose name is longer than its column counts in the sums, and is not stored. */
export function isStorable(line: ProductLine): boolean {
  return line.name.length <= 65_535;
}

/** Gives new lines and their meta data the ids they are stored under. */
export function numberLines(store: Store, order: OrderRecord): void {
  const lines = order.lines.filter(isStorable);
  for (const line of [...lines, ...order.shippingLines, ...order.feeLines, ...order.couponLines]) {
    if (line.id === 0) line.id = store.takeItemId();
    line.meta = line.meta.map((entry) => (entry.id === 0 ? { ...entry, id: store.takeMetaId() } : entry));
  }
}
