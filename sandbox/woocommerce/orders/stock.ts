import { sendMail } from "../mails/send";
import { ownOrParents, settleStock } from "../products/stock";
import { draftOf } from "../store/blank-product";
import type { ProductRecord } from "../store/records";
import type { OrderRecord, ProductLine } from "../store/sales-records";
import type { Store } from "../store/store";
import { phpInt } from "../text/php";

/** The meta entry of a line that tells how many pieces were taken from the stock for it. */
const reducedKey = "_reduced_stock";

interface Change {
  product: ProductRecord;
  from: number;
  to: number;
}

export function lineProduct(store: Store, line: ProductLine): ProductRecord | undefined {
  return store.product(line.variationId || line.productId);
}

/** Takes the pieces of every line from the stock, once; below zero too. */
export function reduceStock(store: Store, order: OrderRecord): string | undefined {
  const changes = order.lines.flatMap((line) => {
    const product = managedProduct(store, line);
    if (!product || reducedBy(line) !== 0) return [];
    const to = move(store, product, -line.quantity);
    setReduced(store, line, line.quantity);
    return [{ product, from: to + line.quantity, to }];
  });
  for (const change of changes) mailAboutStock(store, change);
  return note("Stock levels reduced:", changes);
}

export function restoreStock(store: Store, order: OrderRecord): string | undefined {
  const changes = order.lines.flatMap((line) => {
    const product = managedProduct(store, line);
    const reduced = reducedBy(line);
    if (!product || reduced === 0) return [];
    const to = move(store, product, reduced);
    line.meta = line.meta.filter((entry) => entry.key !== reducedKey);
    return [{ product, from: to - reduced, to }];
  });
  return note("Stock levels increased:", changes);
}

/** A line of an order whose stock was taken already changes its quantity. */
export function adjustLineStock(store: Store, line: ProductLine, quantity = line.quantity): void {
  const product = managedProduct(store, line);
  const difference = quantity - reducedBy(line);
  if (!product || difference === 0) return;
  move(store, product, -difference);
  setReduced(store, line, quantity);
}

/** Puts refunded pieces back; the line remembers how many. */
export function restockLine(
  store: Store,
  line: ProductLine,
  quantity: number,
): { product: ProductRecord; from: number; to: number } | undefined {
  const product = managedProduct(store, line);
  const reduced = reducedBy(line);
  if (!product || quantity <= 0 || reduced === 0) return undefined;
  const back = Math.min(quantity, reduced);
  const to = move(store, product, back);
  setReduced(store, line, reduced - back);
  return { product, from: to - back, to };
}

export function reducedBy(line: ProductLine): number {
  return phpInt(line.meta.find((entry) => entry.key === reducedKey)?.value);
}

function setReduced(store: Store, line: ProductLine, quantity: number): void {
  const entry = line.meta.find((one) => one.key === reducedKey);
  if (entry) entry.value = String(quantity);
  else line.meta.push({ id: store.takeMetaId(), key: reducedKey, value: String(quantity) });
}

function managedProduct(store: Store, line: ProductLine): ProductRecord | undefined {
  if (store.setting("woocommerce_manage_stock") !== "yes") return undefined;
  const product = lineProduct(store, line);
  return product && ownOrParents(store, product).manageStock ? product : undefined;
}

function move(store: Store, product: ProductRecord, by: number): number {
  const owner = draftOf(ownOrParents(store, product));
  const quantity = (owner.stockQuantity ?? 0) + by;
  owner.stockQuantity = quantity;
  settleStock(store, owner);
  store.putProduct(owner);
  return quantity;
}

function note(start: string, changes: readonly Change[]): string | undefined {
  if (changes.length === 0) return undefined;
  return `${start} ${changes.map(({ product, from, to }) => `${product.name} (${from}&rarr;${to})`).join(", ")}`;
}

function mailAboutStock(store: Store, { product, to }: Change): void {
  const recipient = store.setting("woocommerce_stock_email_recipient") || store.staffEmail;
  const about = `products/${product.id}`;
  const send = (kind: string, subject: string) =>
    sendMail(store, { kind, to: recipient, subject: `[${store.site.name}] ${subject}`, about });
  const least = Math.abs(phpInt(store.setting("woocommerce_notify_no_stock_amount")));
  const low =
    product.lowStockAmount ?? Math.abs(phpInt(store.setting("woocommerce_notify_low_stock_amount")));
  if (to <= least) {
    if (store.setting("woocommerce_notify_no_stock") === "yes") send("no_stock", "Product out of stock");
  } else if (to <= low && store.setting("woocommerce_notify_low_stock") === "yes") {
    send("low_stock", "Product low in stock");
  }
  if (to < 0) send("backorder", "Product backorder");
}
