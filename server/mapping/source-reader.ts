import type { CanonicalRecord } from "@/server/domain/canonical";
import { CUSTOMER_FIELDS } from "@/server/domain/customer-fields";
import type { JsonValue } from "@/server/domain/json";
import type { MappedRecord } from "@/server/domain/mapped";
import { ORDER_FIELDS } from "@/server/domain/order-fields";
import type { Product, ProductVariant } from "@/server/domain/product";
import { PRODUCT_FIELDS, VARIANT_FIELDS } from "@/server/domain/product-fields";

/** Reads a source field by its key; undefined when there is no such field. */
export type SourceReader = (key: string) => JsonValue | undefined;

export const CUSTOM_FIELD_PREFIX = "customFields.";
/** On a variant's rule, reads the field of the product that it belongs to. */
export const PRODUCT_PREFIX = "product.";

const productFields = new Map(PRODUCT_FIELDS.map((field) => [field.key, field]));
const variantFields = new Map(VARIANT_FIELDS.map((field) => [field.key, field]));
const customerFields = new Map(CUSTOMER_FIELDS.map((field) => [field.key, field]));
const orderFields = new Map(ORDER_FIELDS.map((field) => [field.key, field]));

interface Readers extends Pick<MappedRecord, "sourceId" | "kind"> {
  read: SourceReader;
  children: { sourceId: string; read: SourceReader }[];
}

/** How the fields of a record, and of each of a product's variants, are read. */
export function readersOf(record: CanonicalRecord): Readers {
  if (record.entity === "customers") {
    const { customer } = record;
    const read: SourceReader = (key) => customerFields.get(key)?.read(customer);
    return { sourceId: customer.sourceId, kind: "simple", read, children: [] };
  }
  if (record.entity === "orders") {
    const { order } = record;
    const read: SourceReader = (key) => orderFields.get(key)?.read(order);
    return { sourceId: order.sourceId, kind: "simple", read, children: [] };
  }
  const { product } = record;
  const variants = product.kind === "variable" ? product.variants : [];
  return {
    sourceId: product.sourceId,
    kind: product.kind,
    read: readProductField(product),
    children: variants.map((variant) => ({
      sourceId: variant.sourceId,
      read: readVariantField(variant, product),
    })),
  };
}

export function readProductField(product: Product): SourceReader {
  return (key) => {
    if (key.startsWith(CUSTOM_FIELD_PREFIX)) {
      const name = key.slice(CUSTOM_FIELD_PREFIX.length);
      const values = product.customFields.filter((field) => field.name === name).map((field) => field.value);
      return values.length === 0 ? null : values.length === 1 ? (values[0] ?? null) : values;
    }
    return productFields.get(key)?.read(product);
  };
}

export function readVariantField(variant: ProductVariant, product: Product): SourceReader {
  const parent = readProductField(product);
  return (key) => {
    if (key.startsWith(PRODUCT_PREFIX)) return parent(key.slice(PRODUCT_PREFIX.length));
    return variantFields.get(key)?.read(variant, product);
  };
}
