import { Decimal } from "decimal.js";
import type { OrderRecord, TaxAmounts, TaxLine, TaxRate } from "../store/sales-records";
import type { Store } from "../store/store";
import { isEmpty } from "../text/php";
import { amount, plain, priceDecimals, round, sum } from "./amount";
import { lineProduct } from "./stock";

/**
 * Replaces all taxes of an order by those of the store's own rates; taxes that were given are not looked at. With
 * taxes switched off, or for an order exempt from VAT, there are none. Answers with the tax on the discount.
 */
export function applyTaxes(store: Store, order: OrderRecord): Decimal {
  const isOn = store.setting("woocommerce_calc_taxes") === "yes" && !isExempt(order);
  const find = (taxClass: string) => (isOn ? ratesFor(store, order, taxClass) : []);
  for (const line of order.lines) {
    const taxable = (lineProduct(store, line)?.taxStatus ?? "taxable") === "taxable";
    const rates = taxable ? find(line.taxClass) : [];
    line.taxes = taxesOf(amount(line.total), rates);
    line.subtotalTaxes = taxesOf(amount(line.subtotal), rates);
  }
  for (const fee of order.feeLines) {
    fee.taxes = fee.taxStatus === "taxable" ? taxesOf(amount(fee.total), find(fee.taxClass)) : {};
  }
  const shippingRates = find(shippingClass(order)).filter((rate) => rate.shipping);
  for (const line of order.shippingLines) line.taxes = taxesOf(amount(line.total), shippingRates);
  sumUp(store, order);
  const onLines = order.lines.map((line) => total(line.subtotalTaxes).minus(total(line.taxes)));
  return sum(onLines);
}

export function total(taxes: TaxAmounts): Decimal {
  return sum(Object.values(taxes).map(amount));
}

/** A price that has the shop's own tax in it, without that tax. */
export function withoutBaseTax(store: Store, value: Decimal, taxClass: string): Decimal {
  const isIn = ["woocommerce_calc_taxes", "woocommerce_prices_include_tax"].every(
    (name) => store.setting(name) === "yes",
  );
  if (!isIn) return value;
  const rates = ratesAt(store, shopsPlace(store), taxClass);
  const part = total(taxesOf(new Decimal(100), rates))
    .plus(100)
    .dividedBy(100);
  return value.dividedBy(part).toDecimalPlaces(6, Decimal.ROUND_HALF_UP);
}

function isExempt(order: OrderRecord): boolean {
  return order.meta.some((entry) => entry.key === "is_vat_exempt" && entry.value === "yes");
}

/** Shipping is taxed as what is shipped: as the standard class when that is among the lines. */
function shippingClass(order: OrderRecord): string {
  const classes = order.lines.map((line) => line.taxClass);
  return classes.includes("") ? "" : (classes[0] ?? "");
}

interface Place {
  country: string;
  state: string;
}

/** One rate of each priority, that of the nearest place. */
function ratesFor(store: Store, order: OrderRecord, taxClass: string): TaxRate[] {
  return ratesAt(store, taxedPlace(store, order), taxClass);
}

function ratesAt(store: Store, { country, state }: Place, taxClass: string): TaxRate[] {
  const matching = store.sales.taxRates
    .with("taxClass", taxClass === "" ? "standard" : taxClass)
    .filter((rate) => ["", country].includes(rate.country) && ["", state].includes(rate.state))
    .sort(
      (one, other) =>
        one.priority - other.priority || nearness(other) - nearness(one) || one.order - other.order,
    );
  return matching.filter((rate, index) => rate.priority !== matching[index - 1]?.priority);
}

function nearness(rate: TaxRate): number {
  return (rate.country === "" ? 0 : 2) + (rate.state === "" ? 0 : 1);
}

function taxedPlace(store: Store, order: OrderRecord): Place {
  const basedOn = store.setting("woocommerce_tax_based_on");
  const address = basedOn === "shipping" && order.shipping.country !== "" ? order.shipping : order.billing;
  if (basedOn !== "base" && !isEmpty(address.country)) return address;
  return shopsPlace(store);
}

function shopsPlace(store: Store): Place {
  const [country = "", state = ""] = store.setting("woocommerce_default_country").split(":");
  return { country, state };
}

function taxesOf(value: Decimal, rates: readonly TaxRate[]): TaxAmounts {
  const plainRates = rates.filter((rate) => !rate.compound);
  const taxes = new Map(plainRates.map((rate) => [rate.id, value.times(amount(rate.rate)).dividedBy(100)]));
  let base = value.plus(sum([...taxes.values()]));
  for (const rate of rates.filter((one) => one.compound)) {
    const tax = base.times(amount(rate.rate)).dividedBy(100);
    taxes.set(rate.id, tax);
    base = base.plus(tax);
  }
  return Object.fromEntries(
    [...taxes].map(([id, tax]) => [String(id), plain(tax.toDecimalPlaces(6, Decimal.ROUND_HALF_UP))]),
  );
}

function sumUp(store: Store, order: OrderRecord): void {
  const decimals = priceDecimals(store);
  const atSubtotal = store.setting("woocommerce_tax_round_at_subtotal") === "yes";
  const add = (lists: readonly TaxAmounts[], id: string) =>
    round(
      sum(
        lists.map((taxes) =>
          atSubtotal ? amount(taxes[id] ?? "0") : round(amount(taxes[id] ?? "0"), decimals),
        ),
      ),
      decimals,
    );
  const cart = [...order.lines, ...order.feeLines].map((line) => line.taxes);
  const shipping = order.shippingLines.map((line) => line.taxes);
  const ids = [...new Set([...cart, ...shipping].flatMap((taxes) => Object.keys(taxes)))];
  order.taxLines = ids.flatMap((id) => taxLine(store, order, id, add(cart, id), add(shipping, id)));
  order.cartTax = plain(sum(ids.map((id) => add(cart, id))));
  order.shippingTax = plain(sum(ids.map((id) => add(shipping, id))));
  order.totalTax = plain(amount(order.cartTax).plus(amount(order.shippingTax)));
}

function taxLine(store: Store, order: OrderRecord, id: string, cart: Decimal, shipping: Decimal): TaxLine[] {
  const rate = store.sales.taxRates.get(Number(id));
  if (!rate) return [];
  const known = order.taxLines.find((line) => line.rateId === rate.id);
  const code = [rate.country, rate.state, rate.name || "TAX", String(rate.priority)].filter(
    (part) => part !== "",
  );
  return [
    {
      id: known?.id ?? store.takeItemId(),
      rateId: rate.id,
      rateCode: code.join("-").toUpperCase(),
      label: rate.name || "Tax",
      compound: rate.compound,
      percent: amount(rate.rate).toNumber(),
      taxTotal: plain(cart),
      shippingTaxTotal: plain(shipping),
    },
  ];
}
