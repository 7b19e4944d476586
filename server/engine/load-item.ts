import type {
  RecordPayload,
  RecordWrite,
  RecordWriteResult,
  WriteOutcome,
} from "@/server/connectors/core/target";
import { type ChildKind, type LinkKind, RECORD_KIND_OF } from "@/server/domain/entity";
import type { IssueDraft } from "@/server/domain/issue";
import type { JsonObject, JsonValue } from "@/server/domain/json";
import type { MappedRecord } from "@/server/domain/mapped";
import type { FinalRecordState, MediaState } from "@/server/domain/run";
import type { EngineContext } from "./context";
import { childKey, decideWrite, type KnownRecord } from "./decide";
import { hashFields, hashValue } from "./hash";
import { hashMediaList, isEmptyMediaList, MEDIA_HASH, mediaListOf } from "./media-list";
import { newLink } from "./new-link";
import type { Link, RecordOutcome, StoredRecord } from "./ports";
import { hasError } from "./prepare";

/** One record on its way into the target: what is known of it grows with each answer until nothing is left to write. */
export class LoadItem {
  known: KnownRecord | null = null;
  /** It was not in the ledger when the run came to it. */
  isNew = true;
  /** A look-up is needed before anything else is sent. */
  uncertain = false;
  /** An object of the target stood in the way of its creation. */
  conflict: { targetId: string; issue: IssueDraft } | null = null;
  skipped = false;
  /** What the ledger will say of what was read, once it is written without a fault. */
  readHash: string | null = null;
  /** From the ledger. */
  stockHash: string | null = null;
  /** It was taken out of sight when it was gone at the source, and is back: what is not there any more is made anew. */
  wasRetired = false;
  /** Only these fields of it are brought over: the ledger keeps what it knows of the others. */
  partial = false;
  /** An answer was lost: what was written then counts for this run, though nobody saw it happen. */
  lost: boolean;
  private readonly closed = new Set<string>();
  private readonly gone: { kind: ChildKind; sourceId: string }[] = [];
  private sent: { product?: JsonObject; variations: { [id: string]: JsonValue } } = { variations: {} };
  private answered: { product?: JsonObject; variations: { [id: string]: JsonValue } } = { variations: {} };
  private readonly touched = { record: false, children: 0 };
  private targetGone = false;
  /** What is wrong with it was known before anything was sent: the target keeps what it has. */
  private readonly blocked: boolean;

  constructor(
    readonly record: StoredRecord,
    readonly mapped: MappedRecord,
    readonly payload: RecordPayload,
    readonly issues: IssueDraft[],
    /** Hash of the pictures last brought over, from the ledger. */
    public mediaHash: string | undefined,
  ) {
    this.lost = record.state === "in_flight";
    this.uncertain = this.lost;
    this.blocked = hasError(issues);
  }

  get failed(): boolean {
    return hasError(this.issues);
  }

  /** What is still to be written; null when the item is at its end. */
  nextWrite(): RecordWrite | null {
    if (this.blocked || this.skipped || this.targetGone || (this.failed && !this.known)) return null;
    return decideWrite(this.record.sourceId, this.payload, this.known, this.closed);
  }

  apply(write: RecordWrite, result: RecordWriteResult, context: EngineContext): void {
    this.applyRecord(write, result.record, context);
    const byKey = new Map(write.children.map((child) => [childKey(child), child]));
    for (const { kind, sourceId, outcome } of result.children) {
      const key = childKey({ kind, sourceId });
      const child = byKey.get(key);
      if (!child) continue;
      if (outcome.status === "written") {
        this.touched.children += 1;
        if (child.operation === "delete") {
          this.known?.children.delete(key);
          this.gone.push({ kind, sourceId });
          continue;
        }
        const whole = this.payload.children.find((candidate) => childKey(candidate) === key)?.body ?? {};
        this.known?.children.set(key, {
          kind,
          sourceId,
          targetId: outcome.targetId,
          fieldHashes: {
            ...(this.partial ? this.known.children.get(key)?.fieldHashes : {}),
            ...hashFields(whole),
          },
        });
        this.sent.variations[key] = child.body;
        this.answered.variations[key] = outcome.answer;
        this.compare(child.body, outcome, context, `${child.label}: `);
      } else if (outcome.status === "refused") {
        this.closed.add(key);
        this.sent.variations[key] = child.body;
        this.issues.push(outcome.issue);
      } else if (outcome.status === "gone") {
        // Removed by hand in the target: made anew in the next round, and pictured again.
        this.known?.children.delete(key);
        this.mediaHash = undefined;
        if (child.operation === "delete") this.gone.push({ kind, sourceId });
      } else if (outcome.status === "unknown") {
        this.uncertain = true;
        this.lost = true;
      }
    }
  }

  private applyRecord(
    write: RecordWrite,
    outcome: RecordWriteResult["record"],
    context: EngineContext,
  ): void {
    if (outcome.status === "untouched" || outcome.status === "not_sent") return;
    if (outcome.status === "unknown") {
      this.uncertain = true;
      this.lost = true;
      return;
    }
    this.sent.product = write.body;
    if (outcome.status === "written") {
      this.touched.record = true;
      this.known = {
        targetId: outcome.targetId,
        fieldHashes: { ...(this.partial ? this.known?.fieldHashes : {}), ...hashFields(this.payload.body) },
        children: this.known?.children ?? new Map(),
      };
      this.answered.product = outcome.answer;
      this.compare(write.body, outcome, context, "");
    } else if (outcome.status === "gone" && this.wasRetired) {
      // The trash was emptied meanwhile, and what is made anew has none of its pictures.
      this.known = null;
      this.mediaHash = undefined;
      this.isNew = true;
      this.wasRetired = false;
    } else if (outcome.status === "gone") {
      this.targetGone = true;
      this.issues.push({
        code: "target_missing",
        details: { targetId: write.targetId ?? "" },
        ...(outcome.technical ? { technical: outcome.technical } : {}),
      });
    } else if (outcome.existingTargetId && write.operation === "create" && !this.conflict) {
      this.conflict = { targetId: outcome.existingTargetId, issue: outcome.issue };
    } else {
      this.issues.push(outcome.issue);
      // An update that was refused leaves the product as it was; its children are not tried.
      this.skipped = true;
    }
  }

  private compare(
    sent: JsonObject,
    { answer, issues = [] }: Extract<WriteOutcome, { status: "written" }>,
    context: EngineContext,
    prefix: string,
  ): void {
    this.issues.push(...issues);
    for (const difference of context.writer.differences(sent, answer)) {
      // What the connector has told by itself is not told twice.
      if (issues.some((issue) => issue.field === prefix + difference.field)) continue;
      this.issues.push({
        code: "target_differs",
        field: prefix + difference.field,
        details: { sent: shortText(difference.after), held: shortText(difference.before) },
      });
    }
  }

  /** The record's end: its state, what to keep of it, and the ledger's new lines. */
  outcome(context: EngineContext, withImages: boolean): RecordOutcome {
    const list = mediaListOf(this.mapped, context.targetFields);
    const mediaChanged =
      withImages &&
      !this.partial &&
      this.known !== null &&
      !this.targetGone &&
      !(isEmptyMediaList(list) && !this.mediaHash)
        ? hashMediaList(list, (url) => context.target.mediaKey(url)) !== this.mediaHash
        : false;
    // What is to be linked late is done together with the pictures, when everything is there.
    const mediaState = mediaChanged || this.awaitsOthers ? "pending" : "none";
    return {
      recordId: this.record.id,
      state: this.state(),
      mediaState,
      targetId: this.known?.targetId ?? null,
      mapped: { ...this.mapped },
      sent: this.sent.product || Object.keys(this.sent.variations).length > 0 ? this.sent : null,
      answered:
        this.answered.product || Object.keys(this.answered.variations).length > 0 ? this.answered : null,
      changes: null,
      issues: this.issues,
      links: this.links(RECORD_KIND_OF[context.entity], mediaState),
      childrenWritten: this.touched.children,
      limits: this.payload.limits ?? [],
    };
  }

  private get awaitsOthers(): boolean {
    return (
      this.payload.awaits === true &&
      !this.partial &&
      this.known !== null &&
      !this.targetGone &&
      !this.skipped
    );
  }

  private state(): FinalRecordState {
    if (this.failed) return "failed";
    if (this.skipped) return "skipped";
    if (this.isNew) return "created";
    return this.lost || this.touched.record || this.touched.children > 0 ? "updated" : "unchanged";
  }

  private links(recordKind: LinkKind, mediaState: MediaState): Link[] {
    const { known } = this;
    if (!known) return [];
    const sourceId = this.record.sourceId;
    const media: Record<string, string> = this.mediaHash ? { [MEDIA_HASH]: this.mediaHash } : {};
    const own = newLink({
      kind: recordKind,
      sourceId,
      targetId: known.targetId,
      hash: hashValue(known.fieldHashes),
      fieldHashes: { ...known.fieldHashes, ...media },
      missing: this.targetGone,
      // While something of it is still to come, it must not be passed over as being there whole.
      readHash: this.failed || this.skipped || mediaState === "pending" ? null : this.readHash,
      stockHash: this.stockHash,
    });
    const below = [...known.children.values()].map((child) =>
      newLink({
        kind: child.kind,
        sourceId: child.sourceId,
        targetId: child.targetId,
        parentSourceId: sourceId,
        hash: hashValue(child.fieldHashes),
        fieldHashes: child.fieldHashes,
      }),
    );
    return [own, ...below];
  }

  /** Children that were taken out of the target. */
  get removed(): readonly { kind: ChildKind; sourceId: string }[] {
    return this.gone;
  }
}

function shortText(value: JsonValue): string {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
