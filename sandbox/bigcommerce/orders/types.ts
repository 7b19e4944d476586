import type { Fields } from "../catalog/types";

/** An order with all that belongs to it; links and `include` decide what an answer shows. */
export interface StoredOrder {
  /** The order's own fields, without the links to its parts. */
  fields: Fields;
  products: Fields[];
  shippingAddresses: Fields[];
  coupons: Fields[];
  shipments: Fields[];
  /** As `?details=true` shows them: one for each line, shipping or handling charge. */
  taxes: Fields[];
  fees: Fields[];
  messages: Fields[];
  transactions: Fields[];
  refunds: Fields[];
  /** For orders that are picked up: the consignment without its line items. */
  pickup?: Fields;
  /** Its consignments carry no line items although it has lines, as was reported of some orders. */
  emptyConsignments?: boolean;
}

export function bareOrder(fields: Fields): StoredOrder {
  return {
    fields,
    products: [],
    shippingAddresses: [],
    coupons: [],
    shipments: [],
    taxes: [],
    fees: [],
    messages: [],
    transactions: [],
    refunds: [],
  };
}
