import type { PayloadContext, RecordPayload } from "@/server/connectors/core/target";
import type { IssueDraft } from "@/server/domain/issue";
import type { JsonObject } from "@/server/domain/json";
import type { MappedFields, MappedRecord } from "@/server/domain/mapped";
import { productAttributes } from "./attribute-body";
import { basicFields } from "./basics";
import { transportableBody } from "./clean-text";
import { gtinField, skuField } from "./identifiers";
import { linkedProducts } from "./linked-products";
import { metaData, productStamp } from "./meta";
import { planAttributes } from "./plan-attributes";
import { priceFields } from "./prices";
import { isMapped, textOf } from "./read";
import { reviewPayloads } from "./reviews";
import { shippingFields } from "./shipping";
import { stockFields } from "./stock";
import { taxClassField } from "./tax-class";
import { taxonomyFields } from "./taxonomy";
import { variationPayloads } from "./variations";

function sendsAttributes(product: MappedRecord): boolean {
  return (
    isMapped(product.fields, "attributes") ||
    isMapped(product.fields, "custom_attributes") ||
    product.children.some((child) => isMapped(child.fields, "attributes"))
  );
}

/** A variable product is never virtual itself, its variations are; sent all the same it would lose its weight. */
function withoutVirtual(fields: MappedFields): MappedFields {
  return Object.fromEntries(
    Object.entries(fields).filter(([key]) => key !== "virtual" && key !== "downloadable"),
  );
}

/**
 * Pure: a mapped product as bodies for `wc/v3/products` and `wc/v3/products/ID/variations`. Pictures are not in it.
 * Only fields that the mapping fills are there, so that what a shop keeps by hand is never touched. The order of keys
 * is fixed, so that equal products give equal bodies.
 */
export function toPayload(product: MappedRecord, context: PayloadContext): RecordPayload {
  const issues: IssueDraft[] = [];
  const variable = product.kind === "variable";
  const fields = variable ? withoutVirtual(product.fields) : product.fields;
  const plan = planAttributes(product, context.options);
  issues.push(...plan.issues);
  const sku = skuField(fields, "", issues);
  const stock = stockFields(fields, variable ? "derived" : "own", "", issues);
  const parent = { sku: textOf(sku.sku), tracksStock: stock.manage_stock === true };
  const variations = variable ? variationPayloads(product, plan, parent, context, issues) : [];
  const gtin = gtinField(fields, issues);
  const linked = linkedProducts(fields, context.references);
  // The variation is the one that is scanned; WooCommerce allows a GTIN once.
  const onVariation = variations.some(
    ({ body }) => textOf(body.global_unique_id) !== "" && body.global_unique_id === gtin.global_unique_id,
  );
  const body: JsonObject = {
    type: product.kind,
    ...basicFields(fields, issues),
    ...taxClassField(fields, context.target, "", issues),
    ...sku,
    ...(onVariation ? { global_unique_id: "" } : gtin),
    // A variable product takes its prices from its variations and empties its own.
    ...(variable ? {} : priceFields(fields, "", issues)),
    ...stock,
    ...shippingFields(fields, context, "", issues),
    ...taxonomyFields(fields, context.references),
    ...linked.body,
    ...(sendsAttributes(product)
      ? { attributes: productAttributes(plan.attributes, context.references) }
      : {}),
    meta_data: metaData(fields, productStamp(context.sourceKey, product.sourceId)),
  };
  return {
    body: transportableBody(body),
    children: [...variations, ...reviewPayloads(fields, issues)],
    issues,
    ...(linked.awaits ? { awaits: true } : {}),
  };
}
