import type { Switches } from "@/server/connectors/core/target";
import type { DeletionReport } from "@/server/domain/deletion-report";
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
  RunReach,
} from "@/server/domain/run";
import type { StoreProfile } from "@/server/domain/store";
import type { MappingRule } from "@/server/mapping/rule";

/** What both stores told of themselves when the run was planned. */
export interface RunProfiles {
  source: StoreProfile;
  target: StoreProfile;
  /** The target's clock minus ours, in ms. */
  targetClockOffsetMs: number;
  /** The source's clock minus ours, in ms. */
  sourceClockOffsetMs?: number;
}

/** A walk through all ids of the source, on its way. */
export interface WalkState {
  cursor: string | null;
  done: boolean;
  /** How many records the source said it has when the walk began; null when it cannot tell. */
  total: number | null;
  /** Ids met so far. */
  met: number;
}

/** What the last whole walk found, kept with the import. */
export interface LastWalk {
  /** Ms since 1970. */
  at: number;
  /** Records of the source that the ledger did not know, such as those that the filters leave out. */
  unknown: number;
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
  reach: RunReach;
  /** Chosen records that the source no longer had. */
  goneIds: string[];
  /** A person has seen what would go: the safety stop does not hold it back. */
  deletionsApproved: boolean;
  walk: WalkState | null;
  deletions: DeletionReport | null;
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
  /** Hash of what was read when it was last written without a fault, and of the definition that it was written by. */
  readHash: string | null;
  /** The source's mark of the stock and prices that were last read. */
  stockHash: string | null;
  /** What was done to it when it was gone at the source; null while the source has it. */
  retired: Retirement | null;
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
    /** Records that read as they did when they were last written: counted, not kept. */
    passedOver?: number;
    /** Chosen ids that the source no longer has. */
    gone?: string[];
    /** New marks of stock and prices, for the ledger. */
    marks?: { sourceId: string; mark: string }[];
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
  /** Records of this kind that the source had when last looked at, and the target has. */
  countLive(kind: LinkKind): Promise<number>;
  /** How many have been retired since; ms since 1970. */
  countRetiredSince(kind: LinkKind, sinceMs: number): Promise<number>;
  /** Notes that the target has none but these. Returns how many lines of the ledger that concerns. */
  markMissing(kind: LinkKind, heldTargetIds: string[]): Promise<number>;
  /** The watermark must not lie after this time by the source's clock. */
  lowerWatermark(to: Date): Promise<void>;
  lastWalk(): Promise<LastWalk | null>;
  /** Keeps a page of the walk together with its place. */
  saveWalk(page: { sourceIds: string[]; walk: WalkState }): Promise<void>;
  /** Live records that the walk has not met, in a steady order. */
  unmet(kind: LinkKind, after: string, limit: number): Promise<string[]>;
  /** Ends the walk: forgets the ids, and keeps with the import when it was and what it met beyond the ledger. */
  endWalk(kind: LinkKind, at: Date, complete: boolean): Promise<void>;
  /** Adds records that are gone at the source to the run; those already there are kept. */
  addGone(sourceIds: string[]): Promise<StoredRecord[]>;
  saveDeletions(report: DeletionReport): Promise<void>;
  /** Records of this run that should now be in the target, in the order in which they were read. */
  expectedInTarget(afterSeq: number, limit: number): Promise<ExpectedRecord[]>;
  addIssue(recordId: string, issue: IssueDraft, state?: FinalRecordState): Promise<void>;
  countIssues(code: IssueDraft["code"]): Promise<number>;
  saveReconciliation(report: ReconciliationReport): Promise<void>;
  end(status: "succeeded" | "completed_with_issues"): Promise<void>;
  addRequests(counts: { writes: number; sourceRequests: number; targetRequests: number }): Promise<void>;
  log(level: "info" | "warning" | "error", message: string): Promise<void>;
}
