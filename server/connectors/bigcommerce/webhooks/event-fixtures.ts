import type { JsonObject } from "@/server/domain/json";

/** Events in the forms of https://developer.bigcommerce.com/docs/integrations/webhooks/events, by what is in `data`. */
export function eventOf(scope: string, data: JsonObject, changes: JsonObject = {}): JsonObject {
  return {
    scope,
    store_id: "1025646",
    data,
    hash: "dd70c0976e06b67aaf671e73f49dcb79230ebf9d",
    created_at: 1561479335,
    producer: "stores/abc123",
    ...changes,
  };
}

const inventory = { product_id: 206, method: "absolute", value: 5 };

/** Each with the record that it tells of. */
export const EVENTS: readonly [scope: string, data: JsonObject, record: string | null][] = [
  ["store/product/created", { type: "product", id: 205 }, "products 205"],
  [
    "store/product/updated",
    { type: "product", id: 205, properties: ["warranty"], context: { channel_id: 2, locale: "fr" } },
    "products 205",
  ],
  ["store/product/deleted", { type: "product", id: 205 }, "products 205"],
  ["store/product/inventory/updated", { type: "product", id: 206, inventory }, "products 206"],
  ["store/product/inventory/order/updated", { type: "product", id: 206 }, "products 206"],
  ["store/sku/created", { type: "sku", id: 461, sku: { product_id: 206, variant_id: 509 } }, "products 206"],
  ["store/sku/updated", { type: "sku", id: 461, sku: { product_id: 206, variant_id: 509 } }, "products 206"],
  ["store/sku/deleted", { type: "sku", id: 461, sku: { product_id: 206, variant_id: 509 } }, "products 206"],
  [
    "store/sku/inventory/updated",
    { type: "sku", id: 461, inventory: { ...inventory, variant_id: 509 } },
    "products 206",
  ],
  [
    "store/sku/inventory/order/updated",
    { type: "sku", id: 461, inventory: { ...inventory, method: "relative", value: -3 } },
    "products 206",
  ],
  [
    "store/metafield/created",
    { metafield_id: 12, resource_id: "118", resource_type: "product" },
    "products 118",
  ],
  ["store/metafield/updated", { metafield_id: 12, resource_id: "118", resource_type: "variant" }, null],
  ["store/metafield/deleted", { metafield_id: 10, resource_id: "1", resource_type: "location" }, null],
  ["store/customer/created", { type: "customer", id: 32 }, "customers 32"],
  ["store/customer/updated", { type: "customer", id: 32 }, "customers 32"],
  ["store/customer/deleted", { type: "customer", id: 32 }, "customers 32"],
  [
    "store/customer/address/created",
    { type: "customer", id: 60, address: { customer_id: 32 } },
    "customers 32",
  ],
  [
    "store/customer/address/updated",
    { type: "customer", id: 60, address: { customer_id: 32 } },
    "customers 32",
  ],
  [
    "store/customer/address/deleted",
    { type: "customer", id: 60, address: { customer_id: 32 } },
    "customers 32",
  ],
  ["store/customer/payment/instrument/default/updated", { type: "customer", id: 32 }, null],
  ["store/order/created", { type: "order", id: 250 }, "orders 250"],
  ["store/order/updated", { type: "order", id: 250 }, "orders 250"],
  ["store/order/archived", { type: "order", id: 250 }, "orders 250"],
  [
    "store/order/statusUpdated",
    { type: "order", id: 250, status: { previous_status_id: 0, new_status_id: 11 } },
    "orders 250",
  ],
  ["store/order/message/created", { type: "order", id: 250, message: { order_message_id: 3 } }, "orders 250"],
  ["store/order/refund/created", { type: "order", id: 250, refund: { refund_id: 3 } }, "orders 250"],
  [
    "store/order/transaction/created",
    { type: "transaction", order_id: 250, transaction_id: "176342342" },
    "orders 250",
  ],
  ["store/order/metafield/created", { metafield_id: 14, resource_id: "270" }, null],
  ["store/shipment/created", { type: "shipment", id: 12, orderId: 251 }, "orders 251"],
  ["store/shipment/deleted", { type: "shipment", id: 12, orderId: 251 }, "orders 251"],
  ["store/hook/deliveryException", { type: "webhook", id: 123, error_code: 90001 }, null],
  ["store/category/updated", { type: "category", id: 42 }, null],
  ["store/product/relaunched", { type: "product", id: 205 }, null],
];
