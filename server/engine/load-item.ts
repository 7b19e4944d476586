import type {
  ProductPayload,
  ProductWrite,
  ProductWriteResult,
  WriteOutcome,
} from "@/server/connectors/core/target";
import type { IssueDraft } from "@/server/domain/issue";
import type { JsonObject, JsonValue } from "@/server/domain/json";
import type { MappedProduct } from "@/server/domain/mapped";
import type { FinalRecordState } from "@/server/domain/run";
import type { EngineContext } from "./context";
import { decideWrite, type KnownProduct } from "./decide";
import { hashFields, hashValue } from "./hash";
import { hashMediaList, isEmptyMediaList, MEDIA_HASH, mediaListOf } from "./media-list";
import type { Link, RecordOutcome, StoredRecord } from "./ports";
import { hasError } from "./prepare";

/** One product on its way into the target: what is known of it grows with each answer until nothing is left to write. */
export class LoadItem {
  known: KnownProduct | null = null;
  /** It was not in the ledger when the run came to it. */
  isNew = true;
  /** A look-up is needed before anything else is sent. */
  uncertain = false;
  /** An object of the target stood in the way of its creation. */
  conflict: { targetId: string; issue: IssueDraft } | null = null;
  skipped = false;
  /** An answer was lost: what was written then counts for this run, though nobody saw it happen. */
  lost: boolean;
  private readonly closed = new Set<string>();
  private readonly goneVariants: string[] = [];
  private sent: { product?: JsonObject; variations: { [id: string]: JsonValue } } = { variations: {} };
  private answered: { product?: JsonObject; variations: { [id: string]: JsonValue } } = { variations: {} };
  private readonly touched = { product: false, variations: 0 };
  private targetGone = false;
  /** What is wrong with it was known before anything was sent: the target keeps what it has. */
  private readonly blocked: boolean;

  constructor(
    readonly record: StoredRecord,
    readonly mapped: MappedProduct,
    readonly payload: ProductPayload,
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
  nextWrite(): ProductWrite | null {
    if (this.blocked || this.skipped || this.targetGone || (this.failed && !this.known)) return null;
    return decideWrite(this.record.sourceId, this.payload, this.known, this.closed);
  }

  apply(write: ProductWrite, result: ProductWriteResult, context: EngineContext): void {
    this.applyProduct(write, result.product, context);
    const byId = new Map(write.variations.map((variation) => [variation.sourceId, variation]));
    for (const { sourceId, outcome } of result.variations) {
      const variation = byId.get(sourceId);
      if (!variation) continue;
      if (outcome.status === "written") {
        this.touched.variations += 1;
        if (variation.operation === "delete") {
          this.known?.variations.delete(sourceId);
          this.goneVariants.push(sourceId);
          continue;
        }
        const whole =
          this.payload.variations.find((candidate) => candidate.sourceId === sourceId)?.body ?? {};
        this.known?.variations.set(sourceId, { targetId: outcome.targetId, fieldHashes: hashFields(whole) });
        this.sent.variations[sourceId] = variation.body;
        this.answered.variations[sourceId] = outcome.answer;
        this.compare(variation.body, outcome, context, `${variation.label}: `);
      } else if (outcome.status === "refused") {
        this.closed.add(sourceId);
        this.sent.variations[sourceId] = variation.body;
        this.issues.push(outcome.issue);
      } else if (outcome.status === "gone") {
        // Removed by hand in the target: made anew in the next round.
        this.known?.variations.delete(sourceId);
        if (variation.operation === "delete") this.goneVariants.push(sourceId);
      } else if (outcome.status === "unknown") {
        this.uncertain = true;
        this.lost = true;
      }
    }
  }

  private applyProduct(
    write: ProductWrite,
    outcome: ProductWriteResult["product"],
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
      this.touched.product = true;
      this.known = {
        targetId: outcome.targetId,
        fieldHashes: hashFields(this.payload.body),
        variations: this.known?.variations ?? new Map(),
      };
      this.answered.product = outcome.answer;
      this.compare(write.body, outcome, context, "");
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
      // An update that was refused leaves the product as it was; its variations are not tried.
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
    for (const difference of context.target.differences(sent, answer)) {
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
      withImages && this.known !== null && !this.targetGone && !(isEmptyMediaList(list) && !this.mediaHash)
        ? hashMediaList(list, (url) => context.target.mediaKey(url)) !== this.mediaHash
        : false;
    return {
      recordId: this.record.id,
      state: this.state(),
      mediaState: mediaChanged ? "pending" : "none",
      targetId: this.known?.targetId ?? null,
      mapped: { ...this.mapped },
      sent: this.sent.product || Object.keys(this.sent.variations).length > 0 ? this.sent : null,
      answered:
        this.answered.product || Object.keys(this.answered.variations).length > 0 ? this.answered : null,
      changes: null,
      issues: this.issues,
      links: this.links(),
      variationsWritten: this.touched.variations,
    };
  }

  private state(): FinalRecordState {
    if (this.failed) return "failed";
    if (this.skipped) return "skipped";
    if (this.isNew) return "created";
    return this.lost || this.touched.product || this.touched.variations > 0 ? "updated" : "unchanged";
  }

  private links(): Link[] {
    const { known } = this;
    if (!known) return [];
    const sourceId = this.record.sourceId;
    const media: Record<string, string> = this.mediaHash ? { [MEDIA_HASH]: this.mediaHash } : {};
    const product: Link = {
      kind: "product",
      sourceId,
      targetId: known.targetId,
      parentSourceId: null,
      hash: hashValue(known.fieldHashes),
      fieldHashes: { ...known.fieldHashes, ...media },
      missing: this.targetGone,
    };
    const variants = [...known.variations].map(([id, variation]) => ({
      kind: "variant" as const,
      sourceId: id,
      targetId: variation.targetId,
      parentSourceId: sourceId,
      hash: hashValue(variation.fieldHashes),
      fieldHashes: variation.fieldHashes,
      missing: false,
    }));
    return [product, ...variants];
  }

  get removedVariants(): readonly string[] {
    return this.goneVariants;
  }
}

function shortText(value: JsonValue): string {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
