import type { IssueDraft } from "@/server/domain/issue";
import type { JsonObject } from "@/server/domain/json";
import type { MappedFields } from "@/server/domain/mapped";
import { oneLine } from "../text";
import { sanitizedText } from "./clean-text";
import { isMapped, textOf } from "./read";

/** Longest SKU that the look-up table keeps whole; beyond it nothing stops a second product with the same one. */
export const LONGEST_UNIQUE_SKU = 100;

/** Lengths of ISBN-10 and EAN-8, UPC, EAN-13 and GTIN-14. */
const GTIN = /^(\d{8}|\d{10}|\d{12,14})$/;

export function skuField(fields: MappedFields, who: string, issues: IssueDraft[]): JsonObject {
  if (!isMapped(fields, "sku")) return {};
  const given = oneLine(textOf(fields.sku));
  const sku = sanitizedText(given);
  if (sku !== given) {
    issues.push({
      code: "value_dropped",
      field: `${who}sku`,
      details: { detail: `"${given}" was written as "${sku}"` },
    });
  }
  if ([...sku].length > LONGEST_UNIQUE_SKU) issues.push({ code: "sku_too_long", details: { sku } });
  return { sku };
}

/** WooCommerce keeps digits and hyphens and drops the rest in silence, so only what it keeps whole is sent. */
export function gtinField(fields: MappedFields, issues: IssueDraft[]): JsonObject {
  if (!isMapped(fields, "global_unique_id")) return {};
  const given = oneLine(textOf(fields.global_unique_id));
  const digits = given.replace(/[\s-]/g, "");
  if (digits === "" || GTIN.test(digits)) return { global_unique_id: digits };
  issues.push({ code: "gtin_invalid", field: "global_unique_id", details: { gtin: given } });
  return { global_unique_id: "" };
}
