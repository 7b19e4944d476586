import type {
  EnsuredReference,
  PayloadContext,
  RecordPayload,
  RecordWrite,
  RecordWriteResult,
  Reference,
  ReferenceLookup,
  TargetConnector,
} from "@/server/connectors/core/target";
import { DEFAULT_OPTIONS } from "@/server/domain/import-settings";
import type { JsonObject } from "@/server/domain/json";
import type { MappedFields, MappedRecord } from "@/server/domain/mapped";
import type { StoreProfile } from "@/server/domain/store";
import { atTheEnd, type Raw, type TestStore, uniqueName } from "./woocommerce-store";

export const METRIC: StoreProfile = {
  name: "Source",
  currency: "USD",
  weightUnit: "kg",
  lengthUnit: "cm",
  pricesIncludeTax: null,
  timeZone: null,
  version: null,
  storefrontUrl: null,
};

export const WRITE = { batchSize: 25, concurrency: 2 };

/** What one test file writes into a store: found again by its own source key, and removed at the end. */
export class Catalogue {
  readonly mark = uniqueName();
  readonly sourceKey = `contract:${this.mark}`;
  private readonly references = new Map<string, string>();

  constructor(
    private readonly store: TestStore,
    private readonly target: TargetConnector,
  ) {
    atTheEnd(() => this.remove());
  }

  readonly lookup: ReferenceLookup = { get: (kind, key) => this.references.get(`${kind}\n${key}`) };

  name(text: string): string {
    return `${text} ${this.mark}`;
  }

  sku(text: string): string {
    return `${this.mark}-${text}`;
  }

  product(sourceId: string, fields: MappedFields, children: MappedRecord["children"] = []): MappedRecord {
    return {
      sourceId,
      kind: children.length > 0 ? "variable" : "simple",
      fields: { name: this.name(`Product ${sourceId}`), status: "publish", ...fields },
      children,
    };
  }

  async ensure(references: Reference[]): Promise<EnsuredReference[]> {
    const ensured = await this.target.ensureReferences(references, this.lookup);
    for (const { kind, key, targetId } of ensured) {
      if (targetId !== null) this.references.set(`${kind}\n${key}`, targetId);
    }
    return ensured;
  }

  context(more: Partial<PayloadContext> = {}): PayloadContext {
    return {
      references: this.lookup,
      source: METRIC,
      target: METRIC,
      options: DEFAULT_OPTIONS,
      sourceKey: this.sourceKey,
      ...more,
    };
  }

  /** The payload of a product whose store-wide attributes have been made. */
  async payload(product: MappedRecord, more: Partial<PayloadContext> = {}): Promise<RecordPayload> {
    const context = this.context(more);
    await this.ensure(this.target.entity("products").referencesOf(product, context.options));
    return this.target.entity("products").toPayload(product, context);
  }

  creation(sourceId: string, payload: RecordPayload): RecordWrite {
    return {
      sourceId,
      operation: "create",
      targetId: null,
      body: payload.body,
      whole: payload.body,
      children: payload.children.map((child) => ({
        ...child,
        operation: "create",
        targetId: null,
      })),
    };
  }

  async create(
    product: MappedRecord,
  ): Promise<{ id: string; payload: RecordPayload; result: RecordWriteResult }> {
    const payload = await this.payload(product);
    const [result] = await this.write([this.creation(product.sourceId, payload)]);
    if (!result) throw new Error("no result");
    return { id: idOf(result), payload, result };
  }

  async write(
    writes: RecordWrite[],
    options: { batchSize: number; concurrency: number; signal?: AbortSignal } = WRITE,
    target: TargetConnector = this.target,
  ): Promise<RecordWriteResult[]> {
    const results: RecordWriteResult[] = [];
    await target.entity("products").write(writes, options, async (result) => {
      results.push(result);
    });
    return results.sort((a, b) => a.sourceId.localeCompare(b.sourceId, "en", { numeric: true }));
  }

  update(sourceId: string, targetId: string, body: JsonObject): RecordWrite {
    return { sourceId, operation: "update", targetId, body, whole: body, children: [] };
  }

  private async remove(): Promise<void> {
    const { api } = this.store;
    const { stamped } = await this.target.entity("products").census(this.sourceKey);
    const trashed = (await api("GET", `products?status=trash&per_page=100&search=${this.mark}&_fields=id`))
      .body as Raw[];
    const ids = [...stamped.map((found) => found.targetId), ...trashed.map((row) => String(row.id))];
    for (const id of ids) await api("DELETE", `products/${id}?force=true`);
    const tags = (await api("GET", `products/tags?per_page=100&search=${this.mark}&_fields=id`))
      .body as Raw[];
    for (const tag of tags) await api("DELETE", `products/tags/${tag.id}?force=true`);
    for (const [key, id] of this.references) {
      const path = { category: "categories", brand: "brands", attribute: "attributes" }[
        key.split("\n")[0] ?? ""
      ];
      if (path) await api("DELETE", `products/${path}/${id}?force=true`);
    }
  }
}

export function idOf(result: RecordWriteResult | undefined): string {
  if (result?.record.status !== "written") {
    throw new Error(`not written: ${JSON.stringify(result?.record)}`);
  }
  return result.record.targetId;
}

export function statuses(result: RecordWriteResult | undefined): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { outcome } of result?.children ?? []) {
    counts[outcome.status] = (counts[outcome.status] ?? 0) + 1;
  }
  return counts;
}
