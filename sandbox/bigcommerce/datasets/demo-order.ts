import { type Fields, idOf, isFields, listOf, numberOf, type StoredProduct, textOf } from "../catalog/types";
import { type AddressInput, type CustomerInput, orderAddress } from "../customers/build-customer";
import type { LineInput, LineOption, OrderAddress, OrderInput, ShippingInput } from "../orders/order-input";
import { demoCustomerInputs } from "./demo-customers";

/** A line of the demo's own products, by SKU, or by name where there is none. */
export interface ItemLine extends Partial<Omit<LineInput, "productId" | "variantId">> {
  item: string;
}

/** How a demo order is written down: only what is special about it. */
export interface DemoOrder
  extends Omit<
    OrderInput,
    "id" | "created" | "modified" | "shipped" | "billing" | "lines" | "shipTo" | "status"
  > {
  at: string;
  modified?: string;
  shipped?: string;
  /** Awaiting Fulfillment when not given. */
  status?: number;
  /** A customer's e-mail, or a guest. */
  by: string | Guest;
  lines: (ItemLine | LineInput)[];
  /** What shipping to the billing address cost; or each parcel for itself. */
  ship?: number | DemoParcel[];
  method?: string;
  /** Who pays, where that is not who ordered. */
  billTo?: Guest;
  /** Links as orders of before have them: to the older name, with the store left open. */
  oldLinks?: boolean;
}

export interface Guest {
  first: string;
  last: string;
  email: string;
  phone?: string;
  company?: string;
  address: AddressInput;
}

export interface DemoParcel extends Omit<ShippingInput, "address"> {
  /** The place in the customer's list, or an address of its own. */
  to: number | AddressInput;
}

const nowhere: AddressInput = { street: "", city: "", country: "US" };

/** `previous` is the first id minus one: demo orders are numbered in the order of their dates. */
export function toOrderInputs(
  orders: readonly DemoOrder[],
  products: readonly StoredProduct[],
  first: number,
): OrderInput[] {
  const items = indexItems(products);
  return [...orders]
    .sort((one, two) => Date.parse(one.at) - Date.parse(two.at))
    .map((order, index) => toOrderInput(order, first + index, items));
}

function toOrderInput(order: DemoOrder, id: number, items: ReadonlyMap<string, LineInput>): OrderInput {
  const { at, modified, shipped, status, by, lines, ship, method, billTo, oldLinks, more, ...rest } = order;
  const person = personOf(by);
  const addresses = person.addresses ?? [];
  const billing = billTo
    ? orderAddress(billTo.address, billTo)
    : orderAddress(addresses[0] ?? nowhere, person);
  const parcel = (one: DemoParcel): ShippingInput => {
    const { to, ...own } = one;
    return { ...own, address: addressOf(typeof to === "number" ? (addresses[to] ?? nowhere) : to, person) };
  };
  const parcels: DemoParcel[] = Array.isArray(ship)
    ? ship
    : [{ to: 0, cost: ship ?? 0, ...(method ? { method } : {}) }];
  return {
    ...rest,
    id,
    created: new Date(at),
    ...(modified ? { modified: new Date(modified) } : {}),
    ...(shipped ? { shipped: new Date(shipped) } : {}),
    status: status ?? 11,
    ...("id" in person ? { customerId: person.id } : {}),
    billing,
    shipTo: parcels.map(parcel),
    more: { cart_id: cartId(id), ...(oldLinks ? oldLinksOf(id) : {}), ...more },
    lines: lines.map((line) => ("item" in line ? itemLine(line, items) : line)),
  };
}

/** Every other order came from a cart. */
function cartId(id: number): string | null {
  return id % 2 === 0 ? null : `7e48f7ef-2e88-4817-aea4-${String(id).padStart(12, "0")}`;
}

function oldLinksOf(id: number): Fields {
  const resource = `/orders/${id}/shippingaddresses`;
  return {
    shipping_addresses: { url: `https://api.bigcommerce.com/stores/{store_hash}/v2${resource}`, resource },
  };
}

function personOf(by: string | Guest): Omit<CustomerInput, "id" | "created"> | CustomerInput {
  if (typeof by !== "string") return { ...by, addresses: [by.address] };
  const customer = demoCustomerInputs.find((one) => one.email === by);
  if (!customer) throw new Error(`A demo order names the customer "${by}", who does not exist.`);
  return customer;
}

function addressOf(address: AddressInput, person: Omit<CustomerInput, "id" | "created">): OrderAddress {
  return orderAddress(address, person);
}

function itemLine({ item, ...own }: ItemLine, items: ReadonlyMap<string, LineInput>): LineInput {
  const found = items.get(item);
  if (!found) throw new Error(`A demo order names the product "${item}", which does not exist.`);
  return { ...found, ...own, options: [...(found.options ?? []), ...(own.options ?? [])] };
}

/** What can be ordered: each variant by its SKU, products by SKU and name. */
function indexItems(products: readonly StoredProduct[]): Map<string, LineInput> {
  const items = new Map<string, LineInput>();
  for (const product of products) {
    const lines = product.variants.map((variant) => variantLine(product, variant));
    for (const line of lines) if (line.sku && !items.has(line.sku)) items.set(line.sku, line);
    const [first] = lines;
    if (!first) continue;
    const name = textOf(product.fields, "name");
    if (!items.has(name)) items.set(name, first);
  }
  return items;
}

/** What an order keeps of a variant, as it was when it was bought. */
export function variantLine(product: StoredProduct, variant: Fields): LineInput {
  const { fields } = product;
  const options = listOf(variant, "option_values").filter(isFields).map(optionOf);
  return {
    productId: idOf(fields),
    variantId: idOf(variant),
    name: textOf(fields, "name"),
    sku: textOf(variant, "sku") || textOf(fields, "sku"),
    upc: textOf(variant, "upc"),
    price: numberOf(variant, "calculated_price"),
    weight: numberOf(variant, "calculated_weight") || numberOf(fields, "weight"),
    type: fields.type === "digital" ? "digital" : "physical",
    ...(options.length > 0 ? { options } : {}),
  };
}

function optionOf(value: Fields): LineOption {
  return {
    name: textOf(value, "option_display_name"),
    label: textOf(value, "label"),
    value: textOf(value, "id"),
    type: "Multiple choice",
    style: "Dropdown",
    optionId: numberOf(value, "option_id"),
    productOptionId: numberOf(value, "option_id"),
  };
}
