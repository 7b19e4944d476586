import type { ChildKind, Entity, LinkKind } from "@/server/domain/entity";
import type { ImportOptions, Retirement } from "@/server/domain/import-settings";
import type { IssueDraft } from "@/server/domain/issue";
import type { JsonObject, JsonValue } from "@/server/domain/json";
import type { MappedRecord } from "@/server/domain/mapped";
import type { DecimalString } from "@/server/domain/money";
import type { ProductImage } from "@/server/domain/product";
import type { StoreProfile } from "@/server/domain/store";
import type { Brand, Category } from "@/server/domain/taxonomy";

/** Something that must exist in the target before a product can point at it. */
export type Reference =
  /** With `existingTargetId` it is there already and has changed at the source: it is updated, not made. */
  | { kind: "category"; key: string; category: Category; existingTargetId?: string; image?: KnownImage }
  | { kind: "brand"; key: string; brand: Brand; existingTargetId?: string; image?: KnownImage }
  | { kind: "attribute"; key: string; name: string }
  | { kind: "attribute-term"; key: string; attribute: string; value: string; position: number };

/** What the ledger knows of a term's picture: this one was brought over, or another one. */
export type KnownImage = "same" | "other";

export interface EnsuredReference {
  kind: LinkKind;
  key: string;
  /** Null when the target refused it; `issue` says why. */
  targetId: string | null;
  /** True when it was made now, false when it was there. */
  created: boolean;
  /** The reason that it was refused, or a warning. */
  issue?: IssueDraft;
  /** True when its picture is there. */
  imageThere?: boolean;
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

/** An object below a record that belongs to it alone, such as a variation, a review or a refund. */
export interface ChildPayload {
  kind: ChildKind;
  sourceId: string;
  /** For people: "Red / Large". */
  label: string;
  body: JsonObject;
  /** The target cannot change it once it is made, so a difference is never sent. */
  lasting?: boolean;
}

export interface RecordPayload {
  body: JsonObject;
  children: ChildPayload[];
  /** Warnings, and errors that keep the record from being written. */
  issues: IssueDraft[];
  /** Codes of `TargetEntity.limits` that cost this record something. */
  limits?: string[];
  /** It points at records that are not in the target yet: its `TargetEntity.linkFields` are looked at again at the end. */
  awaits?: boolean;
}

/** Something that the target's interface cannot take, told before a run and counted by it. */
export interface TargetLimit {
  code: string;
  /** The field as the source's people know it: "Order date". */
  field: string;
  /** Why, and where the value can be found instead. */
  instead: string;
}

export interface ChildWrite {
  kind: ChildKind;
  sourceId: string;
  label: string;
  operation: "create" | "update" | "delete";
  targetId: string | null;
  /** Only the fields that are to be sent. */
  body: JsonObject;
}

export interface RecordWrite {
  sourceId: string;
  /** `none` when only children change; then `targetId` is set. */
  operation: "create" | "update" | "none";
  targetId: string | null;
  /** For a creation the whole body, for an update the fields that differ. */
  body: JsonObject;
  /** All that the record should hold, for a connector that needs more than what differs to write it. */
  whole: JsonObject;
  children: ChildWrite[];
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

/** What became of one record and of each child that was to be written. */
export interface RecordWriteResult {
  sourceId: string;
  record: WriteOutcome | { status: "untouched" };
  children: { kind: ChildKind; sourceId: string; outcome: WriteOutcome }[];
}

/** An object of the target that carries a stamp of this source, or that answers to a natural key. */
export interface FoundRecord {
  targetId: string;
  /** Source id from the stamp; null when it has none. */
  sourceId: string | null;
  /** What the target keeps unique: a product's SKU, a customer's e-mail address; null when it has none. */
  key: string | null;
  name: string;
  status: string;
  /** False for what no record may be put in the place of, such as a variation or a member of the shop's staff. */
  takeable: boolean;
  parentTargetId: string | null;
  /** Somebody may have copied a record of ours in the target, stamp and all: nothing is taken away on its account. */
  mayBeCopy?: boolean;
  /** Of an order: what it comes to in the target. */
  amount?: { value: DecimalString; currency: string };
}

export interface RecoveryRequest {
  sourceId: string;
  targetId: string | null;
  /** For people. */
  title: string;
  body: JsonObject;
  children: ChildPayload[];
}

export interface RecoveredRecord {
  sourceId: string;
  targetId: string;
  /** False when only the name told that it is ours: a half-written object that has to be written whole. */
  complete: boolean;
  children: { kind: ChildKind; sourceId: string; targetId: string }[];
}

/** A record as the target holds it, with bodies shaped like what was sent. */
export interface HeldRecord {
  targetId: string;
  body: JsonObject;
  children: { kind: ChildKind; targetId: string; body: JsonObject }[];
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
  /**
   * Look at what the product holds before uploading: an earlier attempt of this run may have brought pictures over, or
   * another import that wrote the product before this ledger knew it.
   */
  mayHold: "attempt" | "earlier import" | null;
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
  /** Every record (not its children) that carries this source's stamp, drafts too, trash not. */
  stamped: FoundRecord[];
  /** All records of this entity in the target, stamped or not. */
  total: number;
}

/**
 * Switches of the whole shop, by their place in its settings, that a run turns for its time so that nobody is sent
 * mail. The run keeps what they were before.
 */
export type Switches = Record<string, string>;

/** What became of a record that was to be retired. */
export interface RetireResult {
  targetId: string;
  /** `gone`: the target no longer had it. */
  status: "done" | "gone" | "refused";
  issue?: IssueDraft;
}

/** How one entity is written. Every call may throw FatalError or RetriableError. */
export interface TargetEntity {
  /** What cannot be written at all; the closed list that `RecordPayload.limits` refers to. */
  readonly limits: readonly TargetLimit[];
  /** What can be done with a record that is gone at the source. */
  readonly retirements: readonly Retirement[];
  /** Fields of a body that `retire` changes: the ledger forgets them, so that a record that comes back is set right. */
  readonly retiredFields: readonly string[];
  /** What an update of a retired record holds of these where the mapping leaves them out; without it it stays retired. */
  readonly returnFields?: JsonObject;
  /** Fields of a body, and of a variation's, that hold stock and prices; left out where there are none. */
  readonly stockFields?: readonly string[];
  /** Fields that point at other records of the same entity, which may be written later than this one. */
  readonly linkFields?: readonly string[];
  /** Pure. Objects that must exist before these records can point at them, beyond categories and brands. */
  referencesOf(mapped: MappedRecord, options: ImportOptions): Reference[];
  /** Pure. */
  toPayload(mapped: MappedRecord, context: PayloadContext): RecordPayload;
  /**
   * Writes with at most `concurrency` requests at once, children as soon as their record is there.
   * Calls `onResult` once for each record, as results come. Refusals and lost answers are results, not errors.
   */
  write(
    writes: RecordWrite[],
    options: { batchSize: number; concurrency: number; signal?: AbortSignal },
    onResult: (result: RecordWriteResult) => Promise<void>,
  ): Promise<void>;
  /**
   * After a lost answer or a crash: waits until the target is quiet, then finds what was written since `sinceMs`
   * (the target's clock) by stamp, by natural key, and half-written objects by name.
   */
  recover(requests: RecoveryRequest[], sinceMs: number, sourceKey: string): Promise<RecoveredRecord[]>;
  /** Pure. What the target keeps unique of a body; null when it has nothing of the kind. */
  keyOf(body: JsonObject): string | null;
  /** Pure. The body with a key that no other record of the source has, where the target can have one made. */
  withOwnKey?(body: JsonObject, sourceId: string): JsonObject;
  findByKey(keys: string[]): Promise<FoundRecord[]>;
  /** Current bodies by id, for the dry run's differences. Missing ids are left out. */
  read(targetIds: string[]): Promise<HeldRecord[]>;
  /** Pure. Fields of `sent` that `held` does not hold, compared as the target stores them (escaping, number forms). */
  differences(sent: JsonObject, held: JsonObject): FieldDifference[];
  census(sourceKey: string): Promise<TargetCensus>;
  /** To the trash, or where there is none for good, but only for what nobody else uses. */
  trash(targetIds: string[]): Promise<void>;
  /**
   * Takes records out of sight that are gone at the source. Safe to repeat. One that is in the trash already is done;
   * an update of it brings it back.
   */
  retire(targetIds: string[], how: Retirement): Promise<RetireResult[]>;
  /** What to turn while records are written; null when nothing needs to be. `before` is how it stands now. */
  silence?(): Promise<{ before: Switches; during: Switches } | null>;
}

/** What the engine asks of a platform that is written. Every call may throw FatalError or RetriableError. */
export interface TargetConnector {
  readonly platform: string;
  profile(): Promise<StoreProfile>;
  /** The target's own time in ms, from an answer's Date header: look-ups after a lost answer start there. */
  clock(): Promise<number>;
  /** The way in which an entity is written can depend on what the connection test found. */
  entity(entity: Entity): TargetEntity;
  turnSwitches(switches: Switches): Promise<void>;
  /**
   * Finds or makes each, one after the other where the target demands it. Safe to repeat.
   * `parents` gives target ids of parent categories that are not in the list.
   */
  ensureReferences(references: Reference[], parents: ReferenceLookup): Promise<EnsuredReference[]>;
  writeMedia(
    requests: MediaRequest[],
    options: { concurrency: number },
    onResult: (result: MediaResult) => Promise<void>,
  ): Promise<void>;
  /** Ledger key of a picture. Pure. */
  mediaKey(url: string): string;
  adminUrl(kind: LinkKind, targetId: string): string | null;
  /** Web addresses of the pages that visitors see, asked for in pages. What is not published is left out. */
  addresses(kind: "product" | "category" | "brand", targetIds: string[]): Promise<Map<string, string>>;
}

export interface FieldDifference {
  field: string;
  before: JsonValue;
  after: JsonValue;
}
