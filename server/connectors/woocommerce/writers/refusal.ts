import { FatalError } from "@/server/connectors/core/errors";
import type { WriteOutcome } from "@/server/connectors/core/target";
import type { IssueDraft } from "@/server/domain/issue";
import type { JsonObject } from "@/server/domain/json";
import type { WpError } from "../answers";
import { keyTrouble } from "../failures";
import { textOf } from "../payload/read";
import { plainText } from "../text";

/** Whose refusal it is; a variation is named so that a person can find it. */
export interface Refused {
  operation: "create" | "update" | "delete";
  body: JsonObject;
  variation?: string;
}

const GONE_CODES = new Set([
  "woocommerce_rest_product_invalid_id",
  "woocommerce_rest_product_variation_invalid_id",
  "woocommerce_rest_invalid_variation_id",
  "woocommerce_rest_shop_order_invalid_id",
  "wc_user_invalid_id",
  "woocommerce_rest_invalid_id",
]);

export function technicalOfError(error: WpError): string {
  return `${error.code}: ${error.message}`.slice(0, 600);
}

export function isGtinTaken(error: WpError): boolean {
  return error.code === "product_invalid_global_unique_id";
}

/** The SKU is taken, but the answer does not say by whom: something in the trash, or made at the same moment. */
export function isSkuHidden(error: WpError): boolean {
  return /_not_created$/.test(error.code) && /lookup table/i.test(error.message);
}

function detailOf(error: WpError): string {
  const message = plainText(error.message).replace(/\.$/, "");
  return message === "" ? error.code : message;
}

function skuIssue(error: WpError, refused: Refused): IssueDraft {
  return {
    code: "sku_duplicate_in_target",
    field: refused.variation === undefined ? "sku" : `${refused.variation}: sku`,
    details: { sku: textOf(refused.body.sku), targetId: String(error.data?.resource_id ?? "unknown") },
    technical: technicalOfError(error),
  };
}

/** The refusal of one item as an outcome. Throws when it is the key that is refused, which ends the run. */
export function outcomeOfError(error: WpError, refused: Refused): WriteOutcome {
  if (GONE_CODES.has(error.code) && refused.operation !== "create") {
    return { status: "gone", technical: technicalOfError(error) };
  }
  const status = error.data?.status;
  if (status === 401 || (status === 403 && /^woocommerce_rest_cannot_/.test(error.code))) {
    throw new FatalError(keyTrouble(status, error), { technical: technicalOfError(error) });
  }
  if (error.code === "product_invalid_sku") {
    const existing = error.data?.resource_id;
    return {
      status: "refused",
      issue: skuIssue(error, refused),
      ...(existing ? { existingTargetId: String(existing) } : {}),
    };
  }
  return { status: "refused", issue: refusalIssue(detailOf(error), refused, technicalOfError(error)) };
}

export function refusalIssue(detail: string, refused: Refused, technical: string): IssueDraft {
  return refused.variation === undefined
    ? { code: "target_refused", details: { detail }, technical }
    : { code: "variation_failed", details: { variation: refused.variation, detail }, technical };
}

/** One record on which the store broke down, or which a firewall does not let through. */
export function unacceptable(technical: string, refused: Refused): WriteOutcome {
  const detail = /^(401|403|406) /.test(technical)
    ? "a security plugin or firewall in front of the shop refused this record"
    : "the shop breaks down on this record";
  return { status: "refused", issue: refusalIssue(detail, refused, technical) };
}
