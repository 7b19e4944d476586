import { isBase } from "../catalog/recalculate";
import { type Fields, idOf, numberOf, type StoredProduct, textOf } from "../catalog/types";
import type { StoreEvent } from "./types";

/**
 * The fields whose change is told: https://developer.bigcommerce.com/docs/integrations/webhooks/events#product-update-events
 * Custom fields, pictures, MPN, GTIN, minimum advertised price, bulk prices and the address of the page are not among them.
 */
const told = [
  ...[
    "availability",
    "availability_description",
    "categories",
    "brand_id",
    "condition",
    "is_condition_shown",
  ],
  ...["description", "depth", "height", "width", "inventory_tracking", "is_featured", "meta_description"],
  ...["name", "order_quantity_minimum", "order_quantity_maximum", "open_graph_type", "open_graph_title"],
  ...["open_graph_description", "open_graph_use_product_name", "open_graph_use_meta_description"],
  ...["open_graph_use_image", "page_title", "is_preorder_only", "preorder_message", "price", "cost_price"],
  ...["retail_price", "sale_price", "is_price_hidden", "price_hidden_label", "type", "related_products"],
  ...["reviews_count", "search_keywords", "fixed_cost_shipping_price", "is_free_shipping", "sku"],
  ...["sort_order", "tax_class_id", "layout_file", "total_sold", "upc", "is_visible", "warranty", "weight"],
];

function differs(before: Fields, after: Fields, key: string): boolean {
  return JSON.stringify(before[key] ?? null) !== JSON.stringify(after[key] ?? null);
}

function product(what: string, id: number): StoreEvent {
  return { scope: `store/product/${what}`, data: { type: "product", id } };
}

function sku(what: string, variant: Fields, more: Fields): StoreEvent {
  return {
    scope: `store/sku/${what}`,
    data: { type: "sku", id: numberOf(variant, "sku_id"), ...more },
  };
}

export function productCreated(made: StoredProduct): StoreEvent[] {
  const id = idOf(made.fields);
  const variants = made.variants.filter((variant) => !isBase(variant));
  return [
    product("created", id),
    ...variants.map((variant) =>
      sku("created", variant, { sku: { product_id: id, variant_id: idOf(variant) } }),
    ),
  ];
}

export function productUpdated(before: Fields, { fields: after, options }: StoredProduct): StoreEvent[] {
  const id = idOf(after);
  const tracking = textOf(after, "inventory_tracking");
  const restocked = tracking !== "none" && differs(before, after, "inventory_level");
  const events: StoreEvent[] = [];
  if (restocked || told.some((key) => differs(before, after, key))) events.push(product("updated", id));
  // With variants, only where the stock is counted for the product as a whole.
  if (restocked && (options.length === 0 || tracking === "product")) {
    const inventory = { product_id: id, method: "absolute", value: numberOf(after, "inventory_level") };
    events.push({
      scope: "store/product/inventory/updated",
      data: { type: "product", id, inventory },
    });
  }
  return events;
}

/** Of a variant that is not the product itself. */
export function variantUpdated(before: Fields, variant: Fields, owner: StoredProduct): StoreEvent[] {
  const id = idOf(owner.fields);
  const ids = { product_id: id, variant_id: idOf(variant) };
  const events: StoreEvent[] = [];
  const restocked = differs(before, variant, "inventory_level");
  if (Object.keys(variant).some((key) => key !== "inventory_level" && differs(before, variant, key))) {
    events.push(sku("updated", variant, { sku: ids }));
  }
  if (restocked && textOf(owner.fields, "inventory_tracking") === "variant") {
    const value = numberOf(variant, "inventory_level");
    events.push(sku("inventory/updated", variant, { inventory: { ...ids, method: "absolute", value } }));
  }
  return events;
}

export function productDeleted(id: number): StoreEvent {
  return product("deleted", id);
}

export function orderEvent(what: "created" | "updated" | "archived", id: number): StoreEvent {
  return { scope: `store/order/${what}`, data: { type: "order", id } };
}

export function orderUpdated(before: Fields, after: Fields): StoreEvent[] {
  const id = idOf(after);
  const events = [orderEvent("updated", id)];
  if (differs(before, after, "status_id")) {
    const status = {
      previous_status_id: numberOf(before, "status_id"),
      new_status_id: numberOf(after, "status_id"),
    };
    events.push({ scope: "store/order/statusUpdated", data: { type: "order", id, status } });
  }
  return events;
}

export function customerEvent(what: "created" | "updated" | "deleted", id: number): StoreEvent {
  return { scope: `store/customer/${what}`, data: { type: "customer", id } };
}

/** The id is the address's; the customer stands within. */
export function addressEvent(
  what: "created" | "updated" | "deleted",
  id: number,
  customerId: number,
): StoreEvent {
  return {
    scope: `store/customer/address/${what}`,
    data: { type: "customer", id, address: { customer_id: customerId } },
  };
}
