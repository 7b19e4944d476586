import { Decimal } from "decimal.js";
import type {
  RecordPayload,
  RecordWrite,
  RecordWriteResult,
  TargetEntity,
} from "@/server/connectors/core/target";
import { woocommerce } from "@/server/connectors/woocommerce";
import type { Address } from "@/server/domain/address";
import type { CanonicalRecord } from "@/server/domain/canonical";
import type { Customer } from "@/server/domain/customer";
import type { JsonObject } from "@/server/domain/json";
import type { MappedRecord } from "@/server/domain/mapped";
import type { Order, OrderLine, TaxedAmount } from "@/server/domain/order";
import { applyMapping, compileMapping } from "@/server/mapping/apply";
import { autoMap } from "@/server/mapping/auto-map";

/** A record as the automatic mapping hands it to WooCommerce. */
export function mappedOf(record: CanonicalRecord): MappedRecord {
  const fields = woocommerce.target?.fields[record.entity] ?? [];
  const result = applyMapping(record, compileMapping(autoMap(record.entity, fields), fields));
  if (result.issues.length > 0) throw new Error(JSON.stringify(result.issues));
  return result.mapped;
}

export function creationOf(sourceId: string, { body, children }: RecordPayload): RecordWrite {
  return {
    sourceId,
    operation: "create",
    targetId: null,
    body,
    whole: body,
    children: children.map((child) => ({ ...child, operation: "create", targetId: null })),
  };
}

export function updateOf(sourceId: string, targetId: string, whole: JsonObject, body = whole): RecordWrite {
  return { sourceId, operation: "update", targetId, body, whole, children: [] };
}

export async function writeAll(
  entity: TargetEntity,
  writes: RecordWrite[],
  options: { batchSize: number; concurrency: number } = { batchSize: 25, concurrency: 2 },
): Promise<RecordWriteResult[]> {
  const results = new Map<string, RecordWriteResult>();
  await entity.write(writes, options, async (result) => {
    results.set(result.sourceId, result);
  });
  return writes.map(({ sourceId }) => {
    const result = results.get(sourceId);
    if (!result) throw new Error(`no result for ${sourceId}`);
    return result;
  });
}

export const NO_ADDRESS: Address = {
  sourceId: null,
  firstName: "",
  lastName: "",
  company: "",
  line1: "",
  line2: "",
  city: "",
  state: "",
  postcode: "",
  country: "",
  countryCode: null,
  phone: "",
  email: "",
  kind: null,
};

export function customerWith(sourceId: string, more: Partial<Customer>): CanonicalRecord {
  const customer: Customer = {
    sourceId,
    email: null,
    firstName: "Ann",
    lastName: "Lee",
    company: "",
    phone: "",
    notes: "",
    taxExemptCategory: null,
    group: null,
    storeCredit: null,
    addresses: [],
    attributes: [],
    formFields: [],
    acceptsMarketing: null,
    registrationIp: null,
    channelIds: [],
    createdAt: null,
    modifiedAt: null,
    ...more,
  };
  return { entity: "customers", customer };
}

export function taxedAs(exTax: string, tax = "0"): TaxedAmount {
  return { exTax, tax, incTax: new Decimal(exTax).plus(tax).toFixed(4) };
}

export function lineWith(sourceId: string, more: Partial<OrderLine>): OrderLine {
  return {
    sourceId,
    productId: null,
    variantId: null,
    kind: "physical",
    name: `Line ${sourceId}`,
    sku: null,
    quantity: 1,
    quantityShipped: 0,
    quantityRefunded: 0,
    unitPrice: taxedAs("10.0000"),
    total: taxedAs("10.0000"),
    discounts: [],
    discountedTotalIncTax: null,
    options: [],
    wrapping: null,
    parentLineId: null,
    addressId: null,
    ...more,
  };
}

export function orderWith(sourceId: string, more: Partial<Order>): CanonicalRecord {
  const order: Order = {
    sourceId,
    externalId: null,
    statusId: "11",
    statusName: "Awaiting Fulfillment",
    paymentStatus: "captured",
    paymentMethod: "Credit Card",
    paymentProviderId: null,
    customerId: null,
    currency: "EUR",
    displayCurrency: "EUR",
    exchangeRate: "1.0000000000",
    pricesIncludeTax: false,
    subtotal: taxedAs("10.0000"),
    shippingCost: taxedAs("0.0000"),
    handlingCost: taxedAs("0.0000"),
    wrappingCost: taxedAs("0.0000"),
    discount: "0.0000",
    couponDiscount: "0.0000",
    total: taxedAs("10.0000"),
    storeCredit: "0.0000",
    giftCertificate: "0.0000",
    billing: { ...NO_ADDRESS, firstName: "Ann", lastName: "Lee", email: "ann@example.com" },
    shipping: [],
    lines: [lineWith("1", {})],
    fees: [],
    coupons: [],
    taxes: [],
    refunds: [],
    transactions: [],
    shipments: [],
    messages: [],
    staffNotes: "",
    customerMessage: "",
    ipAddress: null,
    digital: false,
    deleted: false,
    incomplete: false,
    itemsTotal: 1,
    itemsShipped: 0,
    channelId: "1",
    origin: "www",
    locale: "en",
    formFields: [],
    createdAt: "2020-02-03T04:05:06Z",
    modifiedAt: "2020-02-04T04:05:06Z",
    shippedAt: null,
    ...more,
  };
  return { entity: "orders", order };
}
