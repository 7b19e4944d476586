import type { CanonicalRecord } from "@/server/domain/canonical";
import type { Entity } from "@/server/domain/entity";
import type { ImportFilters, ProductExtras } from "@/server/domain/import-settings";
import type { IssueDraft } from "@/server/domain/issue";
import type { JsonValue } from "@/server/domain/json";
import type { StoreProfile } from "@/server/domain/store";
import type { Brand, Category } from "@/server/domain/taxonomy";

/** One object as the source sent it, with what is needed to list and find it before it is understood. */
export interface SourceRecord {
  sourceId: string;
  title: string;
  /** What else people find it by: the SKU of a product, the e-mail address of a customer; null for an order. */
  sku: string | null;
  modifiedAt: string | null;
  raw: JsonValue;
}

export interface SourcePage {
  records: SourceRecord[];
  /** Opaque place to go on from; null after the last page. */
  nextCursor: string | null;
  /** How many records match in all, when the source says so on this page. */
  total: number | null;
  /** What could not be read along with the records, in sentences for a shopkeeper. */
  notices?: string[];
}

export interface PageRequest {
  /** Of the stream's entity. */
  filters: ImportFilters;
  cursor: string | null;
  pageSize: number;
  /** Of products; all of them where nothing is said. */
  extras?: ProductExtras;
}

/** A raw object read as a canonical one. `issues` are warnings when `record` is there, else the reason that it is not. */
export interface CanonicalResult {
  record: CanonicalRecord | null;
  issues: IssueDraft[];
}

export interface SourceTaxonomy {
  /** Parents before their children. */
  categories: Category[];
  brands: Brand[];
}

/** Values of one store that its records can be chosen by, such as its customer groups. */
export interface FilterChoices {
  /** The filter that takes their ids. */
  filter: "groupIds" | "statusIds";
  /** The canonical field that holds one of these ids. */
  sourceField: string;
  choices: { id: string; label: string }[];
}

/** Ids of all records, whatever the filters say, and nothing else of them. */
export interface WalkPage {
  sourceIds: string[];
  nextCursor: string | null;
  /** How many records there are in all, where the page says so. */
  total: number | null;
}

/** Stock and prices of records in a short form: a mark differs when, and only when, one of them does. */
export interface StockPage {
  marks: { sourceId: string; mark: string }[];
  nextCursor: string | null;
}

/** How one entity is read. Every call may throw FatalError or RetriableError. */
export interface SourceStream {
  /** Number of records that match, null when the source cannot tell cheaply. */
  count(filters: ImportFilters): Promise<number | null>;
  readPage(request: PageRequest): Promise<SourcePage>;
  /**
   * Order of the answer is free; ids that no longer exist are left out, and with `filters` what they do not take (their
   * `modifiedSince` and `sourceIds` count for nothing here).
   */
  readByIds(sourceIds: string[], extras?: ProductExtras, filters?: ImportFilters): Promise<SourceRecord[]>;
  /** Those of the ids that the source still has, whatever the filters say. What is archived counts as gone. */
  existing(sourceIds: string[]): Promise<string[]>;
  /** How many records the source has in all, whatever the filters say: one small request. Null when it cannot tell. */
  countAll(): Promise<number | null>;
  /** All ids, page by page, as few requests as can be. What is archived is left out. */
  walk(cursor: string | null): Promise<WalkPage>;
  /** Left out by an entity that has neither stock nor prices of its own. */
  walkStock?(cursor: string | null): Promise<StockPage>;
  /** Pure: never throws for odd data, never asks the store. */
  toCanonical(raw: JsonValue): CanonicalResult;
  /** Address of the record's page in the store's admin. */
  adminUrl(sourceId: string): string | null;
}

/** A webhook as the store holds it. */
export interface RemoteHook {
  remoteId: string;
  topic: string;
  destination: string;
  active: boolean;
}

/** Webhooks of one store. Every call may throw FatalError or RetriableError. */
export interface SourceWebhooks {
  /** Pure. The topics that tell of changes to these entities. */
  topics(entities: readonly Entity[]): string[];
  /** Pure. Why the store cannot post to this address, with the remedy; null when it can. */
  destinationProblem(url: string): string | null;
  /** All that these credentials may see. */
  list(): Promise<RemoteHook[]>;
  create(hook: { topic: string; destination: string; headers: Record<string, string> }): Promise<RemoteHook>;
  /** Switches one on again, with the address and headers given. */
  activate(
    remoteId: string,
    hook: { topic: string; destination: string; headers: Record<string, string> },
  ): Promise<RemoteHook>;
  /** One that is gone already is no error. */
  remove(remoteId: string): Promise<void>;
}

/** What a webhook says, once it has been taken in. It names a record; what has become of it is read from the store. */
export interface WebhookEvent {
  topic: string;
  /** The topic of the hook that brings such events: this one, or one that stands for several; null when none of ours. */
  hookTopic: string | null;
  /** Same for the same event, however often it is sent. */
  dedupeKey: string;
  /** Null for an event that tells of no record, such as a hook that was switched off. */
  record: { entity: Entity; sourceId: string } | null;
}

/** The part of a platform that takes webhooks in. Pure: asks nobody. */
export interface WebhookReceiver {
  /** Name of the header that carries the secret of our own making. */
  readonly secretHeader: string;
  /**
   * Whether the post comes from the store: the secret header must be right, and a signature, where there is one and
   * the connection knows the key for it, must be too. `headers` are in lower case.
   */
  verify(post: {
    headers: Readonly<Record<string, string>>;
    rawBody: string;
    secret: string;
    /** The connection's secrets, for a signature that is made with one of them. */
    credentials: Readonly<Record<string, string>>;
    nowMs: number;
  }): { ok: true } | { ok: false; reason: string };
  /** Null when it is not in the platform's form, or of another store than `storeKey`. */
  read(rawBody: string, storeKey: string): WebhookEvent | null;
}

/** What the engine asks of a platform that is read. Every call may throw FatalError or RetriableError. */
export interface SourceConnector {
  readonly platform: string;
  /** Lasting name of the store, such as "bigcommerce:abc123": part of the stamp on all that is written from it. */
  readonly storeKey: string;
  profile(): Promise<StoreProfile>;
  stream(entity: Entity): SourceStream;
  readTaxonomy(): Promise<SourceTaxonomy>;
  /** Left out by a platform that sends none. */
  webhooks?: SourceWebhooks;
  /** The store's clock minus ours in ms, from the Date header of its latest answer; null before the first one. */
  clockOffsetMs(): number | null;
  /** Left out by a platform whose filters need nothing of the store. */
  filterChoices?(entity: Entity): Promise<FilterChoices[]>;
}
