import type { z } from "zod";
import { toCanonicalCustomer } from "@/server/connectors/bigcommerce/canonical/customer";
import { toCanonicalOrder } from "@/server/connectors/bigcommerce/canonical/order";
import { toCanonicalProduct } from "@/server/connectors/bigcommerce/canonical/product";
import { toProfile } from "@/server/connectors/bigcommerce/canonical/profile";
import { errorText, fatalOf } from "@/server/connectors/bigcommerce/errors";
import { readWindow } from "@/server/connectors/bigcommerce/quota";
import { customerSchema } from "@/server/connectors/bigcommerce/schemas/customer";
import { bareListSchema, listSchema } from "@/server/connectors/bigcommerce/schemas/envelope";
import { parseLeniently } from "@/server/connectors/bigcommerce/schemas/lenient";
import { orderCountSchema, orderSchema } from "@/server/connectors/bigcommerce/schemas/order";
import { namedRowsSchema } from "@/server/connectors/bigcommerce/schemas/price-lists";
import { productSchema } from "@/server/connectors/bigcommerce/schemas/product";
import { listPriceSchema, metafieldSchema } from "@/server/connectors/bigcommerce/schemas/product-parts";
import { storeSchema } from "@/server/connectors/bigcommerce/schemas/store";
import { brandSchema, categorySchema } from "@/server/connectors/bigcommerce/schemas/taxonomy";
import { orderStatusSchema } from "@/server/connectors/bigcommerce/streams/filter-choices";
import type { IssueDraft } from "@/server/domain/issue";
import { isJsonObject, type JsonObject, type JsonValue } from "@/server/domain/json";
import { entriesOf, type Reading } from "./reading";

type Reader = (body: JsonValue, name: string) => Reading;

/** Envelopes are read like the connector reads them, before what is in them. */
function envelopeProblems(body: JsonValue): string[] {
  const isList = Array.isArray(body) || (isJsonObject(body) && Array.isArray(body.data));
  if (!isList) return [];
  const result = (Array.isArray(body) ? bareListSchema : listSchema).safeParse(body);
  return result.success ? [] : [`envelope: ${result.error.issues[0]?.message ?? "not understood"}`];
}

/** Every value of every entry must be understood: what would be left out is a problem here. */
function entries<T>(
  what: string,
  schema: z.ZodType<T>,
  canonical?: (raw: JsonValue) => { issues: IssueDraft[] },
): Reader {
  return (body) => {
    const all = entriesOf(body);
    const problems = all.flatMap((entry, index) => {
      const { value, dropped } = parseLeniently(schema, entry);
      if (value === null) return [`entry ${index + 1} is no such thing`];
      const issues = canonical?.(entry).issues ?? [];
      return [
        ...dropped.map((field) => `entry ${index + 1}: ${field} is not understood`),
        ...issues
          .filter(({ code }) => code === "record_malformed")
          .map(({ code }) => `entry ${index + 1}: ${code}`),
      ];
    });
    return { count: all.length, what, problems: [...envelopeProblems(body), ...problems] };
  };
}

/** Entries that the connector keeps in a list of their owner. */
function parts(what: string, schema: z.ZodType<JsonObject | object>, key: string): Reader {
  return (body) => {
    const list = isJsonObject(body) && body[key] !== undefined ? body : { [key]: entriesOf(body) };
    const inner = isJsonObject(list[key]) ? entriesOf(list) : list[key];
    const { value, dropped } = parseLeniently(schema, { id: 1, ...list });
    const read = value === null ? undefined : (value as Record<string, unknown>)[key];
    const count = Array.isArray(read) ? read.length : 0;
    const problems = dropped.map((field) => `${field} is not understood`);
    if (Array.isArray(inner) && count !== inner.length)
      problems.push(`${count} of ${inner.length} were read`);
    return { count, what, problems: [...envelopeProblems(body), ...problems] };
  };
}

/** Nested trees are read like the flat list of categories. */
function flat(entry: JsonValue): JsonValue[] {
  if (!isJsonObject(entry)) return [entry];
  const { children } = entry;
  return [entry, ...(Array.isArray(children) ? children.flatMap(flat) : [])];
}

const categories: Reader = (body, name) =>
  entries("categories", categorySchema)(entriesOf(body).flatMap(flat), name);

const store: Reader = (body) => {
  const profile = toProfile(storeSchema.parse(body));
  return { count: 1, what: `store in ${profile.currency} and ${profile.weightUnit}`, problems: [] };
};

const statusCounts: Reader = (body) => {
  const { statuses, count } = orderCountSchema.parse(body);
  const missing = statuses.length === 0 || count === null;
  return { count: statuses.length, what: "counts", problems: missing ? ["no counts in it"] : [] };
};

const headers: Reader = (body) => {
  const window = isJsonObject(body) ? readWindow(body as Record<string, string>, Date.now()) : null;
  return {
    count: 1,
    what: `quota window, ${window?.left} of ${window?.quota} left`,
    problems: window === null ? ["no quota in it"] : [],
  };
};

/** Rows that cannot be read are left out of such a list, so they are counted. */
const taxClasses: Reader = (body) => {
  const rows = entriesOf(body);
  const count = namedRowsSchema.parse(body).length;
  const problems = count === rows.length ? [] : [`${count} of ${rows.length} were read`];
  return { count, what: "tax classes", problems };
};

/** The error reader says what went wrong, whichever of the many forms it came in. */
const errors: Reader = (body, name) => {
  const status = Number(/^error_(\d{3})/.exec(name)?.[1]);
  const answer = {
    status,
    headers: {},
    kind: "json",
    json: body,
    text: JSON.stringify(body),
    url: "",
  } as const;
  const said = errorText(answer);
  const stops = fatalOf(answer, "/v3/catalog/products", said) !== undefined;
  return {
    count: 1,
    what: `error that ${stops ? "stops a run" : "may pass"}: ${said}`,
    problems: said === "" ? ["the error says nothing"] : [],
  };
};

/** Values of a modifier stand within it. */
const modifierValues: Reader = (body, name) =>
  parts(
    "modifiers with such values",
    productSchema,
    "modifiers",
  )([{ id: 1, option_values: entriesOf(body) }], name);

/** Which recordings hold what, by their names, the narrower ones first. */
export const readers: readonly (readonly [RegExp, Reader])[] = [
  [/^error_\d{3}/, errors],
  [/^headers__/, headers],
  [/^v2_store__/, store],
  [/^v2_orders_count__/, statusCounts],
  [/^v2_orders?(_\d+)?__/, entries("orders", orderSchema, toCanonicalOrder)],
  [/^v2_order_\d+_products?__/, parts("lines", orderSchema, "products")],
  [/^v2_order_\d+_shipping_address(es)?__/, parts("shipping addresses", orderSchema, "shipping_addresses")],
  [/^v2_order_\d+_shipments?__/, parts("shipments", orderSchema, "shipments")],
  [/^v2_order_\d+_coupons__/, parts("coupons", orderSchema, "coupons")],
  [/^v2_order_\d+_taxes__/, parts("taxes", orderSchema, "taxes")],
  [/^v2_order_fees__/, parts("fees", orderSchema, "fees")],
  [/^v2_order_messages__/, parts("messages", orderSchema, "messages")],
  [/^v2_tax_classes__/, taxClasses],
  [/^v2_order_statuses__/, entries("statuses", orderStatusSchema)],
  [/^v3_order_transactions__/, parts("transactions", orderSchema, "transactions")],
  [/^v3_order_refunds?__/, parts("refunds", orderSchema, "refunds")],
  [/^v[23]_customers__/, entries("customers", customerSchema, toCanonicalCustomer)],
  [/^v3_customers_addresses__/, parts("addresses", customerSchema, "addresses")],
  [/^v3_customers_form_field_values__/, parts("answers to form fields", customerSchema, "form_fields")],
  [/^v3_catalog_products?__/, entries("products", productSchema, toCanonicalProduct)],
  [/^v3_catalog_product_\d+_variants__/, parts("variants", productSchema, "variants")],
  [/^v3_catalog_product_\d+_options__/, parts("options", productSchema, "options")],
  [/^v3_catalog_product_\d+_modifiers__/, parts("modifiers", productSchema, "modifiers")],
  [/^v3_catalog_modifier_values__/, modifierValues],
  [/^v3_catalog_product_bulk_pricing_rules__/, parts("rules", productSchema, "bulk_pricing_rules")],
  [/^v3_catalog_product_custom_fields__/, parts("custom fields", productSchema, "custom_fields")],
  [/^v3_catalog_product_images__/, parts("images", productSchema, "images")],
  [/^v3_catalog_product_reviews__/, parts("reviews", productSchema, "reviews")],
  [/^v3_catalog_product_videos__/, parts("videos", productSchema, "videos")],
  [/^v3_catalog_product_metafields__/, entries("metafields", metafieldSchema)],
  [/^v3_pricelist_records__/, entries("prices of a list", listPriceSchema)],
  [/^v3_catalog_(categories|categories_tree|trees_categories|tree_categories)__/, categories],
  [/^v3_catalog_brands__/, entries("brands", brandSchema)],
];

/** Answers that the connector never asks for, and why. */
export const unasked: readonly (readonly [RegExp, string])[] = [
  [/^v3_order_refund_quote__/, "never asked for: what a refund would cost, before it is made"],
  [/^v2_order_shipping_quotes__/, "never asked for: quotes of carriers say nothing that the order does not"],
  [/^v2_coupons__/, "never asked for: an order says itself which coupons it used"],
  [/^v2_gift_certificates__/, "never asked for: an order says itself what was paid with them"],
  [/^v3_customers_subscribers__/, "never asked for: newsletter lists are not imported"],
  [/^v3_catalog_trees__/, "never asked for: each category says which tree it is in"],
  [/^v3_channels__/, "never asked for: storefronts are told by their ids alone"],
  [
    /^v3_catalog_product_complex_rules__/,
    "never asked for: WooCommerce has nothing that could hold such rules",
  ],
];
