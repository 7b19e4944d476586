import { numberOf } from "../catalog/types";
import { type LineIds, lineFields, priceLines } from "./build-lines";
import { paymentStatus, refundFields, transactionFields } from "./build-payments";
import { addTaxed, type Taxed, type Units, units, withTax } from "./money";
import { type OrderAmounts, orderFields } from "./order-fields";
import type { OrderInput, ShipmentInput } from "./order-input";
import { addressFields, couponFields, feeFields, shipmentFields, taxRows } from "./order-parts";
import type { StoredOrder } from "./types";

type Counter =
  | "line"
  | "option"
  | "address"
  | "coupon"
  | "shipment"
  | "tax"
  | "fee"
  | "transaction"
  | "refund";

/** Parts are numbered through the whole store, each kind by itself. */
export type OrderIds = (kind: Counter) => number;

export function createOrderIds(): OrderIds {
  const next = new Map<Counter, number>();
  return (kind) => {
    const id = next.get(kind) ?? 1;
    next.set(kind, id + 1);
    return id;
  };
}

/** Fills in everything that an order's description leaves out; its totals come from its lines. */
export function buildOrder(input: OrderInput, take: OrderIds): StoredOrder {
  const { lines, couponDiscounts } = priceLines(input);
  const shipTo = input.shipTo ?? [{ address: input.billing }];
  const chargeRule = input.tax?.onCharges === false ? undefined : input.tax;
  const charge = (amount: number | undefined) => withTax(units(amount ?? 0), chargeRule);
  const parcels = shipTo.map((parcel) => ({
    input: parcel,
    id: take("address"),
    cost: charge(parcel.cost),
    handling: charge(parcel.handling),
  }));
  const lineIds = lines.map(() => take("line"));
  const addressIndex = lines.map(({ input: line }) => line.to ?? 0);
  const shipped = countShipped(input.shipments ?? [], lines, addressIndex);
  const refunded = lines.map((_line, index) =>
    (input.refunds ?? [])
      .filter((refund) => refund.declined === undefined)
      .flatMap((refund) => refund.lines ?? [])
      .reduce((sum, [place, quantity]) => sum + (place === index ? quantity : 0), 0),
  );
  const products = lines.map((line, index) => {
    const physical = (line.input.type ?? "physical") === "physical";
    const parent = line.input.bundledIn;
    const ids: LineIds = {
      id: lineIds[index] ?? 0,
      orderId: input.id,
      addressId: physical ? (parcels[addressIndex[index] ?? 0]?.id ?? 0) : 0,
      pickupId: physical && input.pickup ? numberOf(input.pickup, "pickup_method_id") : 0,
      parentId: parent === undefined ? null : (lineIds[parent] ?? null),
      shipped: shipped.byLine[index] ?? 0,
      refunded: refunded[index] ?? 0,
      takeOptionId: () => take("option"),
    };
    return lineFields(line, ids);
  });

  const fees = (input.fees ?? []).map((fee) => ({ input: fee, id: take("fee"), cost: charge(fee.cost) }));
  const subtotal = addTaxed(lines.map((line) => line.total));
  const shipping = addTaxed(parcels.map((parcel) => parcel.cost));
  const handling = addTaxed(parcels.map((parcel) => parcel.handling));
  const wrapping = addTaxed(lines.map((line) => line.wrapping));
  const feesTotal = addTaxed(fees.map((fee) => fee.cost));
  const coupon = couponDiscounts.reduce((sum, amount) => sum + amount, 0);
  const discount = lines.reduce(
    (sum, line) => sum + units(line.input.off?.amount ?? 0),
    units(input.discount ?? 0),
  );
  const all = addTaxed([subtotal, shipping, handling, wrapping, feesTotal]);
  const total: Taxed = {
    inc: all.inc - coupon - discount,
    tax: all.tax,
    ex: all.inc - coupon - discount - all.tax,
  };
  const quantity = (type: (index: number) => boolean) =>
    lines.reduce((sum, line, index) => sum + (type(index) ? line.quantity : 0), 0);

  const amounts: OrderAmounts = {
    ...{ subtotal, shipping, handling, wrapping, total, discount, coupon },
    base: {
      shipping: sumOf(parcels, (parcel) => parcel.input.cost),
      handling: sumOf(parcels, (parcel) => parcel.input.handling),
      wrapping: sumOf(lines, (line) => line.input.wrapping?.cost),
    },
  };
  const stored: StoredOrder = {
    fields: orderFields(input, amounts, {
      total: quantity(() => true),
      shipped: shipped.total,
      addresses: shipTo.length,
    }),
    products,
    shippingAddresses: parcels.map((parcel, place) =>
      addressFields(
        input.id,
        parcel,
        quantity((index) => products[index]?.order_address_id === parcel.id),
        shipped.byAddress[place] ?? 0,
      ),
    ),
    coupons: (input.coupons ?? []).map((one, index) =>
      couponFields(one, { id: take("coupon"), orderId: input.id, discount: couponDiscounts[index] ?? 0 }),
    ),
    shipments: [],
    taxes: taxRows({ order: input, lines, lineIds, products, parcels, take }),
    fees: fees.map((fee) => feeFields(fee.input, fee.id, fee.cost)),
    messages: (input.messages ?? []).map((message) => ({ order_id: input.id, ...message })),
    transactions: transactionFields(input, total.inc, take),
    refunds: [],
    ...(input.pickup ? { pickup: input.pickup } : {}),
    ...(input.emptyConsignments ? { emptyConsignments: true } : {}),
  };
  stored.shipments = (input.shipments ?? []).map((shipment, index) =>
    shipmentFields(shipment, take("shipment"), stored, shipped.items[index] ?? []),
  );
  stored.refunds = (input.refunds ?? []).map((refund) => refundFields(refund, stored, input, take));
  const status = paymentStatus(input, stored.refunds, total.inc);
  if (input.more?.payment_status === undefined) stored.fields.payment_status = status;
  return stored;
}

function sumOf<T>(all: readonly T[], read: (one: T) => number | undefined): Units {
  return all.reduce((sum, one) => sum + units(read(one) ?? 0), 0);
}

interface Shipped {
  byLine: number[];
  total: number;
  /** For each shipment the places of its lines and how many of each. */
  items: [line: number, quantity: number][][];
  byAddress: number[];
}

/** A shipment that names no lines takes all that its address still waits for. */
function countShipped(
  shipments: readonly ShipmentInput[],
  lines: ReturnType<typeof priceLines>["lines"],
  addressIndex: readonly number[],
): Shipped {
  const byLine = lines.map(() => 0);
  const byAddress: number[] = [];
  const items = shipments.map((shipment) => {
    const sent: [number, number][] =
      shipment.items ??
      lines.flatMap((line, index): [number, number][] => {
        const left = line.quantity - (byLine[index] ?? 0);
        const waits =
          (line.input.type ?? "physical") === "physical" && addressIndex[index] === (shipment.to ?? 0);
        return waits && left > 0 ? [[index, left]] : [];
      });
    for (const [index, quantity] of sent) {
      byLine[index] = (byLine[index] ?? 0) + quantity;
      const address = addressIndex[index] ?? 0;
      byAddress[address] = (byAddress[address] ?? 0) + quantity;
    }
    return sent;
  });
  return { byLine, byAddress, items, total: byLine.reduce((sum, quantity) => sum + quantity, 0) };
}
