import type { Switches } from "@/server/connectors/core/target";
import type { ChildKind, Entity, LinkKind, RecordKind } from "@/server/domain/entity";
import type { ImportFilters, ImportOptions, Retirement } from "@/server/domain/import-settings";
import type { IssueDraft } from "@/server/domain/issue";
import type { JsonValue } from "@/server/domain/json";
import type { MappedRecord } from "@/server/domain/mapped";
import type { DecimalString } from "@/server/domain/money";
import type {
  FinalRecordState,
  MediaState,
  RecordState,
  RunCounters,
  RunKind,
  RunPhase,
} from "@/server/domain/run";
import type { StoreProfile } from "@/server/domain/store";
import type { MappingRule } from "@/server/mapping/rule";

/** What both stores told of themselves when the run was planned. */
export interface RunProfiles {
  source: StoreProfile;
  target: StoreProfile;
  /** The target's clock minus ours, in ms. */
  targetClockOffsetMs: number;
}

/** The part of a run's row that the engine works by. */
export interface RunState {
  id: string;
  kind: RunKind;
  entity: Entity;
  phase: RunPhase;
  filters: ImportFilters;
  options: ImportOptions;
  rules: MappingRule[];
  /** Read again after the last page, because they failed when they were last tried. */
  retryIds: string[];
  cursor: string | null;
  /** The last page of the source has been read. */
  extracted: boolean;
  expectedTotal: number | null;
  profiles: RunProfiles | null;
  counters: RunCounters;
}

export type { RecordKind };

export interface NewRecord {
  kind: RecordKind;
  sourceId: string;
  title: string;
  sku: string | null;
  modifiedAt: string | null;
  /** Objects in it that are written: the size of a batch counts these. */
  weight: number;
  /** What an order comes to at the source. */
  amount: { value: DecimalString; currency: string } | null;
  read: JsonValue;
}

export interface StoredRecord {
  id: string;
  kind: RecordKind;
  sourceId: string;
  title: string;
  sku: string | null;
  state: RecordState;
  targetId: string | null;
  /** In the target's clock, ms; set when an attempt to write has begun. */
  attemptedAt: number | null;
  mediaAttempted: boolean;
  read: JsonValue;
  mapped: MappedRecord | null;
}

export interface Link {
  kind: LinkKind;
  sourceId: string;
  targetId: string;
  parentSourceId: string | null;
  hash: string;
  fieldHashes: Record<string, string>;
  missing: boolean;
  /** Left out: kept as it is. */
  readHash?: string | null;
  stockHash?: string | null;
  /** What was done to it when it was gone at the source; null while the source has it. Left out: kept as it is. */
  retired?: Retirement | null;
}

/** What became of one record; stored with its links and counts in one transaction. */
export interface RecordOutcome {
  recordId: string;
  state: FinalRecordState;
  mediaState: MediaState;
  targetId: string | null;
  mapped: JsonValue | null;
  sent: JsonValue | null;
  answered: JsonValue | null;
  changes: JsonValue | null;
  issues: IssueDraft[];
  links: Link[];
  childrenWritten: number;
  /** Codes of the target's limits that cost it something. */
  limits: readonly string[];
}

export interface MediaOutcome {
  recordId: string;
  mediaState: MediaState;
  issues: IssueDraft[];
  /** Links of pictures, and the product's link with the hash of its gallery. */
  links: Link[];
  uploaded: number;
  reused: number;
  failed: number;
}

export interface ReconciliationReport {
  sourceRead: number;
  targetStamped: number;
  targetTotal: number;
  missing: number;
  duplicatesRemoved: number;
  differing: number;
  /** Sums of what orders come to on both sides, one line a currency. */
  money?: { currency: string; source: DecimalString; target: DecimalString }[];
  agreed: boolean;
}

/** A record that this run accounts for, with where it should be. */
export interface ExpectedRecord {
  recordId: string;
  seq: number;
  sourceId: string;
  targetId: string;
  amount: { value: DecimalString; currency: string } | null;
}

/** The run's memory. One store belongs to one run and one organisation. Each call is one transaction. */
export interface RunStore {
  load(): Promise<RunState>;
  setPhase(phase: RunPhase): Promise<void>;
  savePlan(plan: { profiles: RunProfiles; expectedTotal: number | null; watermark: Date }): Promise<void>;
  /** What the shop's switches were before this run turned them; null once they are turned back. */
  switchesBefore(): Promise<Switches | null>;
  saveSwitchesBefore(switches: Switches | null): Promise<void>;
  /** Adds the page's records (those already there are kept) and advances the cursor. Returns how many are new. */
  savePage(page: {
    records: NewRecord[];
    cursor: string | null;
    extracted: boolean;
    total: number | null;
  }): Promise<number>;
  hasTaxonomy(): Promise<boolean>;
  saveTaxonomyRecords(records: NewRecord[]): Promise<void>;
  recordsByKey(kind: RecordKind, sourceIds: string[]): Promise<StoredRecord[]>;
  unfinished(kind: RecordKind, limit: number): Promise<StoredRecord[]>;
  /** Records of the run's entity that wait to be loaded, in the order in which they were read. */
  claimBatch(limit: { records: number; weight: number }): Promise<StoredRecord[]>;
  backlog(): Promise<number>;
  markInFlight(recordIds: string[], attemptedAt: Date): Promise<void>;
  saveOutcomes(outcomes: RecordOutcome[]): Promise<void>;
  claimMedia(limit: number): Promise<StoredRecord[]>;
  markMediaAttempted(recordIds: string[]): Promise<void>;
  saveMedia(outcomes: MediaOutcome[]): Promise<void>;
  links(kind: LinkKind, sourceIds: string[]): Promise<Link[]>;
  /** Links of everything that lies below these records. */
  childLinks(kinds: readonly ChildKind[], parentSourceIds: string[]): Promise<Link[]>;
  saveLinks(links: Link[]): Promise<void>;
  removeLinks(kind: LinkKind, sourceIds: string[]): Promise<void>;
  hasLinks(kind: LinkKind): Promise<boolean>;
  /** Records of this run that should now be in the target, in the order in which they were read. */
  expectedInTarget(afterSeq: number, limit: number): Promise<ExpectedRecord[]>;
  addIssue(recordId: string, issue: IssueDraft, state?: FinalRecordState): Promise<void>;
  countIssues(code: IssueDraft["code"]): Promise<number>;
  saveReconciliation(report: ReconciliationReport): Promise<void>;
  end(status: "succeeded" | "completed_with_issues"): Promise<void>;
  addRequests(counts: { writes: number; sourceRequests: number; targetRequests: number }): Promise<void>;
  log(level: "info" | "warning" | "error", message: string): Promise<void>;
}
