import type { LinkKind } from "@/server/domain/entity";
import type { ImportOptions } from "@/server/domain/import-settings";
import type { IssueDraft } from "@/server/domain/issue";
import type { JsonObject, JsonValue } from "@/server/domain/json";
import type { MappedProduct } from "@/server/domain/mapped";
import type { ProductImage } from "@/server/domain/product";
import type { StoreProfile } from "@/server/domain/store";
import type { Brand, Category } from "@/server/domain/taxonomy";

/** Something that must exist in the target before a product can point at it. */
export type Reference =
  /** With `existingTargetId` it is there already and has changed at the source: it is updated, not made. */
  | { kind: "category"; key: string; category: Category; existingTargetId?: string }
  | { kind: "brand"; key: string; brand: Brand; existingTargetId?: string }
  | { kind: "attribute"; key: string; name: string }
  | { kind: "attribute-term"; key: string; attribute: string; value: string; position: number };

export interface EnsuredReference {
  kind: LinkKind;
  key: string;
  /** Null when the target refused it; `issue` says why. */
  targetId: string | null;
  /** True when it was made now, false when it was there. */
  created: boolean;
  issue?: IssueDraft;
}

/** Target ids of references by kind and key. In a dry run, ids of what does not exist yet are placeholders. */
export interface ReferenceLookup {
  get(kind: LinkKind, key: string): string | undefined;
}

export interface PayloadContext {
  references: ReferenceLookup;
  source: StoreProfile;
  target: StoreProfile;
  options: ImportOptions;
  /** Lasting name of the source store, part of the stamp that each written object carries. */
  sourceKey: string;
}

export interface VariationPayload {
  sourceId: string;
  /** For people: "Red / Large". */
  label: string;
  body: JsonObject;
}

export interface ProductPayload {
  body: JsonObject;
  variations: VariationPayload[];
  /** Warnings, and errors that keep the product from being written. */
  issues: IssueDraft[];
}

export interface VariationWrite {
  sourceId: string;
  label: string;
  operation: "create" | "update" | "delete";
  targetId: string | null;
  /** Only the fields that are to be sent. */
  body: JsonObject;
}

export interface ProductWrite {
  sourceId: string;
  /** `none` when only variations change; then `targetId` is set. */
  operation: "create" | "update" | "none";
  targetId: string | null;
  body: JsonObject;
  variations: VariationWrite[];
}

export type WriteOutcome =
  /** `issues` tell what the target would not take; a field that one names was left out, and the rest was written. */
  | { status: "written"; targetId: string; answer: JsonObject; issues?: IssueDraft[] }
  /** `existingTargetId` is the object that is in the way, when the target names it. */
  | { status: "refused"; issue: IssueDraft; existingTargetId?: string }
  /** An update's object is no longer there. */
  | { status: "gone"; technical?: string }
  /** The request was sent and its answer lost: look up before writing again. */
  | { status: "unknown"; technical?: string }
  /** Not sent, because something it depends on was not written, or the run was cancelled. */
  | { status: "not_sent" };

/** What became of one product and of each variation that was to be written. */
export interface ProductWriteResult {
  sourceId: string;
  product: WriteOutcome | { status: "untouched" };
  variations: { sourceId: string; outcome: WriteOutcome }[];
}

/** An object of the target that carries a stamp of this source, or that answers to a SKU. */
export interface FoundProduct {
  targetId: string;
  /** Source id from the stamp; null when it has none. */
  sourceId: string | null;
  sku: string | null;
  name: string;
  status: string;
  kind: "simple" | "variable" | "variation" | "other";
  parentTargetId: string | null;
}

export interface RecoveryRequest {
  sourceId: string;
  targetId: string | null;
  name: string;
  sku: string | null;
  variations: { sourceId: string; sku: string | null }[];
}

export interface RecoveredProduct {
  sourceId: string;
  targetId: string;
  /** False when only the name told that it is ours: a half-written object that has to be written whole. */
  complete: boolean;
  variations: { sourceId: string; targetId: string }[];
}

export interface MediaWanted {
  /** Ledger key: the address without what only busts caches. */
  key: string;
  image: ProductImage;
  /** Set when the target already holds this picture. */
  targetId: string | null;
}

/** The pictures of one product in their order, the primary one first. */
export interface MediaRequest {
  sourceId: string;
  productTargetId: string;
  /** An earlier attempt may have uploaded them: look at what the product holds before uploading. */
  attemptedBefore: boolean;
  gallery: MediaWanted[];
  variations: { sourceId: string; targetId: string; wanted: MediaWanted }[];
}

export interface MediaResult {
  sourceId: string;
  status: "written" | "unknown" | "gone";
  /** For each key that is now in the target, its id. `uploaded` is false when it was only pointed at. */
  images: { key: string; targetId: string; uploaded: boolean }[];
  issues: IssueDraft[];
}

export interface TargetCensus {
  /** Every product (not variations) that carries this source's stamp, drafts too, trash not. */
  stamped: FoundProduct[];
  /** All products in the target, stamped or not. */
  totalProducts: number;
}

/** What the engine asks of a platform that is written. Every call may throw FatalError or RetriableError. */
export interface TargetConnector {
  readonly platform: string;
  profile(): Promise<StoreProfile>;
  /** The target's own time in ms, from an answer's Date header: look-ups after a lost answer start there. */
  clock(): Promise<number>;
  /** Pure. References that these products need beyond categories and brands. */
  referencesOf(product: MappedProduct, options: ImportOptions): Reference[];
  /**
   * Finds or makes each, one after the other where the target demands it. Safe to repeat.
   * `parents` gives target ids of parent categories that are not in the list.
   */
  ensureReferences(references: Reference[], parents: ReferenceLookup): Promise<EnsuredReference[]>;
  /** Pure. */
  toPayload(product: MappedProduct, context: PayloadContext): ProductPayload;
  /**
   * Writes with at most `concurrency` requests at once, variations as soon as their parent is there.
   * Calls `onResult` once for each product, as results come. Refusals and lost answers are results, not errors.
   */
  writeProducts(
    writes: ProductWrite[],
    options: { batchSize: number; concurrency: number; signal?: AbortSignal },
    onResult: (result: ProductWriteResult) => Promise<void>,
  ): Promise<void>;
  /**
   * After a lost answer or a crash: waits until the target is quiet, then finds what was written since `sinceMs`
   * (the target's clock) by stamp, by SKU, and half-written objects by name.
   */
  recoverProducts(
    requests: RecoveryRequest[],
    sinceMs: number,
    sourceKey: string,
  ): Promise<RecoveredProduct[]>;
  findBySku(skus: string[]): Promise<FoundProduct[]>;
  /** Current bodies by id, shaped like what was sent, for the dry run's differences. Missing ids are left out. */
  readProducts(
    targetIds: string[],
  ): Promise<{ targetId: string; body: JsonObject; variations: { targetId: string; body: JsonObject }[] }[]>;
  /** Pure. Fields of `sent` that `held` does not hold, compared as the target stores them (escaping, number forms). */
  differences(sent: JsonObject, held: JsonObject): FieldDifference[];
  census(sourceKey: string): Promise<TargetCensus>;
  /** To the trash, never for good. */
  trashProducts(targetIds: string[]): Promise<void>;
  writeMedia(
    requests: MediaRequest[],
    options: { concurrency: number },
    onResult: (result: MediaResult) => Promise<void>,
  ): Promise<void>;
  /** Ledger key of a picture. Pure. */
  mediaKey(url: string): string;
  adminUrl(kind: LinkKind, targetId: string): string | null;
}

export interface FieldDifference {
  field: string;
  before: JsonValue;
  after: JsonValue;
}
