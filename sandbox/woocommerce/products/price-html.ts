import { currencySymbol } from "../settings/catalogue";
import type { ProductRecord } from "../store/records";
import type { Store } from "../store/store";
import { decimalNumber } from "../text/decimal";
import { isOnSale, variationPrices } from "./price";

/** `price_html`: the price as the shop's pages print it. */
export function priceHtml(store: Store, product: ProductRecord): string {
  if (product.type === "variable") return rangeHtml(store, product);
  if (product.type === "grouped") return groupedHtml(store, product);
  if (product.price === "") return "";
  if (!isOnSale(product, store.site.now())) return money(store, product.price);
  return saleHtml(store, product.regularPrice, product.price);
}

function rangeHtml(store: Store, product: ProductRecord): string {
  const prices = variationPrices(store, product.id);
  const low = prices[0];
  const high = prices.at(-1);
  if (!low || !high) return "";
  if (decimalNumber(low.price) !== decimalNumber(high.price)) return between(store, low.price, high.price);
  const regular = prices.map((price) => decimalNumber(price.regular)).sort((one, other) => one - other);
  const sale = regular[0] === regular.at(-1) && decimalNumber(low.price) !== regular[0];
  return sale ? saleHtml(store, String(regular[0]), low.price) : money(store, low.price);
}

function groupedHtml(store: Store, product: ProductRecord): string {
  const prices = product.groupedIds.flatMap((id) => store.product(id)?.price || []);
  const sorted = prices.sort((one, other) => decimalNumber(one) - decimalNumber(other));
  const [low] = sorted;
  const high = sorted.at(-1);
  if (low === undefined || high === undefined) return "";
  return decimalNumber(low) === decimalNumber(high) ? money(store, low) : between(store, low, high);
}

function between(store: Store, low: string, high: string): string {
  const words = `Price range: ${plain(store, low)} through ${plain(store, high)}`;
  return (
    `${money(store, low, true)} <span aria-hidden="true">&ndash;</span> ${money(store, high, true)}` +
    `<span class="screen-reader-text">${words}</span>`
  );
}

function saleHtml(store: Store, regular: string, sale: string): string {
  const spoken = (words: string, price: string) =>
    `<span class="screen-reader-text">${words}: ${plain(store, price).replace(/&#(\d+);/g, (_, code: string) => `&#${code.padStart(3, "0")};`)}.</span>`;
  return (
    `<del aria-hidden="true">${money(store, regular)}</del> ${spoken("Original price was", regular)}` +
    `<ins aria-hidden="true">${money(store, sale)}</ins>${spoken("Current price is", sale)}`
  );
}

function money(store: Store, price: string, hidden = false): string {
  const symbol = `<span class="woocommerce-Price-currencySymbol">${currencySymbol(store.setting("woocommerce_currency"))}</span>`;
  const inner = placed(store, symbol, amount(store, price));
  return `<span class="woocommerce-Price-amount amount"${hidden ? ' aria-hidden="true"' : ""}><bdi>${inner}</bdi></span>`;
}

/** The price as text with HTML entities, for the shop's own pages too. */
export function plain(store: Store, price: string): string {
  return placed(store, currencySymbol(store.setting("woocommerce_currency")), amount(store, price));
}

function placed(store: Store, symbol: string, digits: string): string {
  switch (store.setting("woocommerce_currency_pos")) {
    case "right":
      return `${digits}${symbol}`;
    case "left_space":
      return `${symbol}&nbsp;${digits}`;
    case "right_space":
      return `${digits}&nbsp;${symbol}`;
    default:
      return `${symbol}${digits}`;
  }
}

/** Negative prices are shown as 0. */
function amount(store: Store, price: string): string {
  const number = Math.max(0, decimalNumber(price));
  const decimals = Number(store.setting("woocommerce_price_num_decimals"));
  const [whole = "0", part] = rounded(number, decimals).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, store.setting("woocommerce_price_thousand_sep"));
  return part === undefined ? grouped : `${grouped}${store.setting("woocommerce_price_decimal_sep")}${part}`;
}

/** Shown only, so a float will do; PHP rounds the written digits and so does this. */
function rounded(number: number, decimals: number): string {
  return Number(`${Math.round(Number(`${number}e${decimals}`))}e-${decimals}`).toFixed(decimals);
}
