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

/** How one entity is read. Every call may throw FatalError or RetriableError. */
export interface SourceStream {
  /** Number of records that match, null when the source cannot tell cheaply. */
  count(filters: ImportFilters): Promise<number | null>;
  readPage(request: PageRequest): Promise<SourcePage>;
  /** Order of the answer is free; ids that no longer exist are left out. */
  readByIds(sourceIds: string[], extras?: ProductExtras): Promise<SourceRecord[]>;
  /** Pure: never throws for odd data, never asks the store. */
  toCanonical(raw: JsonValue): CanonicalResult;
  /** Address of the record's page in the store's admin. */
  adminUrl(sourceId: string): string | null;
}

/** What the engine asks of a platform that is read. Every call may throw FatalError or RetriableError. */
export interface SourceConnector {
  readonly platform: string;
  /** Lasting name of the store, such as "bigcommerce:abc123": part of the stamp on all that is written from it. */
  readonly storeKey: string;
  profile(): Promise<StoreProfile>;
  stream(entity: Entity): SourceStream;
  readTaxonomy(): Promise<SourceTaxonomy>;
  /** Left out by a platform whose filters need nothing of the store. */
  filterChoices?(entity: Entity): Promise<FilterChoices[]>;
}
