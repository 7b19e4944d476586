import type { ChildPayload, PayloadContext } from "@/server/connectors/core/target";
import type { IssueDraft } from "@/server/domain/issue";
import type { JsonObject } from "@/server/domain/json";
import type { MappedFields, MappedRecord } from "@/server/domain/mapped";
import { foldName, oneLine } from "../text";
import { variationAttributes } from "./attribute-body";
import { transportableBody } from "./clean-text";
import { gtinField, skuField } from "./identifiers";
import { metaData, variationStamp } from "./meta";
import type { AttributePlan } from "./plan-attributes";
import { postHtml } from "./post-html";
import { priceFields } from "./prices";
import { booleanOf, isMapped, textOf } from "./read";
import { shippingFields } from "./shipping";
import { stockFields } from "./stock";
import { taxClassField } from "./tax-class";

function statusField(fields: MappedFields): JsonObject {
  const word = textOf(fields.status);
  if (word === "publish" || word === "true") return { status: "publish" };
  return word === "private" || word === "false" ? { status: "private" } : {};
}

/** Identifiers that this product has given out already: WooCommerce refuses the second, whoever carries it. */
class Taken {
  private readonly skus = new Set<string>();
  private readonly gtins = new Set<string>();

  constructor(private readonly parentSku: string) {}

  sku(body: JsonObject, issues: IssueDraft[]): JsonObject {
    const sku = textOf(body.sku);
    if (sku === "") return body;
    // The store compares SKUs without regard to case and accents.
    const folded = foldName(sku);
    // A variation without a SKU shows that of its product, so nothing is lost here.
    if (folded === foldName(this.parentSku)) return { sku: "" };
    if (this.skus.has(folded)) {
      issues.push({ code: "sku_duplicate_in_source", field: "sku", details: { sku } });
      return { sku: "" };
    }
    this.skus.add(folded);
    return body;
  }

  gtin(body: JsonObject, issues: IssueDraft[]): JsonObject {
    const gtin = textOf(body.global_unique_id);
    if (gtin === "") return body;
    if (this.gtins.has(gtin)) {
      issues.push({ code: "gtin_invalid", field: "global_unique_id", details: { gtin } });
      return { global_unique_id: "" };
    }
    this.gtins.add(gtin);
    return body;
  }
}

function labelOf(product: MappedRecord, plan: AttributePlan, index: number): string {
  const chosen = plan.choices[index];
  const child = product.children[index];
  const words = plan.attributes.flatMap((attribute) => chosen?.get(attribute.key) ?? []);
  if (words.length > 0) return words.join(" / ");
  return oneLine(textOf(child?.fields.sku)) || `variant ${child?.sourceId ?? index + 1}`;
}

/** The variations of a variable product; of two with the same choices a shopper could reach the first only. */
export function variationPayloads(
  product: MappedRecord,
  plan: AttributePlan,
  parent: { sku: string; tracksStock: boolean },
  context: PayloadContext,
  issues: IssueDraft[],
): ChildPayload[] {
  const taken = new Taken(parent.sku);
  const combinations = new Set<string>();
  const status = parent.tracksStock ? "derived" : "own";
  return product.children.flatMap(({ sourceId, fields }, index): ChildPayload[] => {
    const label = labelOf(product, plan, index);
    const who = `${label}: `;
    const chosen = plan.choices[index] ?? new Map<string, string>();
    const combination = JSON.stringify(plan.attributes.map((attribute) => chosen.get(attribute.key) ?? null));
    if (combinations.has(combination)) {
      issues.push({ code: "variation_duplicate", details: { variation: label } });
      return [];
    }
    combinations.add(combination);
    const body: JsonObject = {
      ...statusField(fields),
      ...(isMapped(fields, "virtual") ? { virtual: booleanOf(fields.virtual) } : {}),
      ...(isMapped(fields, "downloadable") ? { downloadable: booleanOf(fields.downloadable) } : {}),
      ...(isMapped(fields, "description")
        ? { description: postHtml(textOf(fields.description), `${who}description`, issues) }
        : {}),
      ...taken.sku(skuField(fields, who, issues), issues),
      ...taken.gtin(gtinField(fields, issues), issues),
      ...priceFields(fields, who, issues),
      ...taxClassField(fields, context.target, who, issues),
      ...stockFields(fields, status, who, issues),
      ...shippingFields(fields, context, who, issues),
      // Its place among these variations, from 1 since WooCommerce ignores a 0. A variation that was cut short before
      // its stamp is known by it.
      menu_order: combinations.size,
      attributes: variationAttributes(plan.attributes, chosen, context.references),
      meta_data: metaData(fields, variationStamp(context.sourceKey, sourceId)),
    };
    return [{ kind: "variant", sourceId, label, body: transportableBody(body) }];
  });
}
