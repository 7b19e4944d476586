import type { SourceRecord } from "@/server/connectors/core/source";
import type { CanonicalRecord } from "@/server/domain/canonical";
import { RECORD_KIND_OF } from "@/server/domain/entity";
import type { EngineContext } from "./context";
import type { NewRecord } from "./ports";

/** How many objects of the target a record comes to. */
function weightOf(record: CanonicalRecord | null): number {
  if (record?.entity === "products" && record.product.kind === "variable") {
    return 1 + record.product.variants.length;
  }
  return record?.entity === "orders" ? 1 + record.order.refunds.length : 1;
}

/** What the run keeps of an object that was read. */
export function toNewRecord({ stream, entity }: EngineContext, record: SourceRecord): NewRecord {
  const { record: canonical } = stream.toCanonical(record.raw);
  const order = canonical?.entity === "orders" ? canonical.order : null;
  return {
    kind: RECORD_KIND_OF[entity],
    sourceId: record.sourceId,
    title: record.title,
    sku: record.sku,
    modifiedAt: record.modifiedAt,
    weight: weightOf(canonical),
    amount: order ? { value: order.total.incTax, currency: order.currency ?? "" } : null,
    read: record.raw,
  };
}
