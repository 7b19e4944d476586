import type { TargetLimit } from "@/server/connectors/core/target";
import type { JsonObject } from "@/server/domain/json";
import type { MappedFields } from "@/server/domain/mapped";
import { textOf } from "../payload/read";
import { objectsOf } from "./read-parts";
import { lineStampOf } from "./stamps";

/** What WooCommerce's REST interface has no way to take: https://woocommerce.github.io/woocommerce-rest-api-docs/#orders */
export const ORDER_LIMITS: readonly TargetLimit[] = [
  {
    code: "order_date",
    field: "Order date",
    instead:
      "WooCommerce sets it to the moment of the import. The date at the source is kept in the custom field _primelink_date_created.",
  },
  {
    code: "order_number",
    field: "Order number",
    instead:
      "WooCommerce numbers orders by itself. The number at the source is kept in the custom field _primelink_order_number.",
  },
  {
    code: "order_taxes",
    field: "Tax lines by rate",
    instead:
      "WooCommerce would compute taxes anew. Each tax is a fee line with its exact amount, and the order's total is the same to the cent.",
  },
  {
    code: "order_coupons",
    field: "Coupons",
    instead:
      "WooCommerce would compute discounts anew. They are taken off the lines, and the codes are kept in the custom field _primelink_coupons and on each line.",
  },
  {
    code: "order_addresses",
    field: "Further shipping addresses",
    instead:
      "A WooCommerce order has one. The others are kept in the custom field _primelink_more_addresses, and each line names its address.",
  },
  {
    code: "order_credit",
    field: "Store credit and gift certificates",
    instead: "WooCommerce has neither. What was paid with them is kept in custom fields of the order.",
  },
  {
    code: "refund_date",
    field: "Refund date",
    instead:
      "WooCommerce sets it to the moment of the import. The date at the source is kept in the refund's custom field _primelink_refunded.",
  },
  {
    code: "note_date",
    field: "Date of notes and messages",
    instead:
      "WooCommerce sets it to the moment of the import. The date at the source stands in the note's text.",
  },
];

const filled = (fields: MappedFields, key: string) =>
  !["", "0"].includes(textOf(fields[key]).replace(/\.0+$/, ""));

/** Codes of what an order loses. */
export function limitsOf(fields: MappedFields, fees: JsonObject[]): string[] {
  const list = (key: string) => objectsOf(fields[key]).length > 0;
  const touched: Record<string, boolean> = {
    order_date: filled(fields, "date_created"),
    order_number: filled(fields, "meta:_primelink_order_number"),
    order_taxes: fees.some((fee) => lineStampOf(fee)?.startsWith("tax:")),
    order_coupons: list("meta:_primelink_coupons"),
    order_addresses: list("meta:_primelink_more_addresses"),
    order_credit:
      filled(fields, "meta:_primelink_store_credit") || filled(fields, "meta:_primelink_gift_certificate"),
    refund_date: list("refunds"),
    note_date: list("notes"),
  };
  return ORDER_LIMITS.map(({ code }) => code).filter((code) => touched[code]);
}
