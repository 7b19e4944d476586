import type {
  ChildWrite,
  RecordWrite,
  RecordWriteResult,
  WriteOutcome,
} from "@/server/connectors/core/target";
import type { WooClient } from "../client";
import { storeClock } from "../clock";
import { bringBack, type Returning } from "../trash/bring-back";
import { inParts, LARGEST_BATCH } from "./batch";
import { countStars } from "./count-stars";
import { productsOf, productsThere, variationsOf } from "./destinations";
import { Reporter } from "./reporter";
import { TaskQueue } from "./task-queue";
import { type Unit, withWrittenAt } from "./unit";
import { type ReviewUnit, writeReviews } from "./write-reviews";
import { writeUnits } from "./write-units";

export interface WriteOptions {
  batchSize: number;
  concurrency: number;
  signal?: AbortSignal;
}

/** Variations go before further products, so that a product is whole as soon as it can be. */
const VARIATIONS_FIRST = 1;

/** A product whose variations are done. */
interface Finished {
  write: RecordWrite;
  productId: string;
  record: RecordWriteResult["record"];
  outcomes: Map<string, WriteOutcome>;
}

function isReview({ kind }: ChildWrite): boolean {
  return kind === "review";
}

function childKey({ kind, sourceId }: ChildWrite): string {
  return `${kind}:${sourceId}`;
}

const NOT_SENT: WriteOutcome = { status: "not_sent" };

/** See TargetEntity.write. Requests in flight are always waited for; what was not begun is not sent. */
export async function writeProducts(
  client: WooClient,
  writes: RecordWrite[],
  options: WriteOptions,
  onResult: (result: RecordWriteResult) => Promise<void>,
): Promise<void> {
  if (writes.length === 0) return;
  await new WriteRun(client, options, new Reporter(onResult), await storeClock(client)).all(writes);
}

class WriteRun {
  private readonly queue: TaskQueue;
  /** Products of the same call share the requests for their reviews. */
  private awaitingReviews: Finished[] = [];

  constructor(
    private readonly client: WooClient,
    private readonly options: WriteOptions,
    private readonly reporter: Reporter,
    private readonly sinceMs: number,
  ) {
    this.queue = new TaskQueue(options.concurrency, reporter);
  }

  async all(writes: RecordWrite[]): Promise<void> {
    const products = writes.filter((write) => write.operation !== "none");
    const most = Math.min(this.options.batchSize, LARGEST_BATCH);
    for (const part of inParts(products, most, (write) => write.body)) {
      this.queue.begin(() => this.writeBatch(part));
    }
    const others = writes.filter((write) => write.operation === "none");
    for (const part of inParts(others, LARGEST_BATCH, (write) => write.body)) {
      this.queue.begin(() => this.writeVariationsOnly(part));
    }
    await this.queue.idle();
    this.beginReviews(1);
    await this.queue.done();
  }

  private get aborted(): boolean {
    return this.options.signal?.aborted ?? false;
  }

  private async writeBatch(writes: RecordWrite[]): Promise<void> {
    if (this.aborted) {
      for (const write of writes) this.finish(write, NOT_SENT);
      return;
    }
    const returning = await bringBack(this.client, writes);
    const byUnit = new Map(writes.map((write) => [this.productUnit(write, returning), write]));
    const outcomes = await writeUnits(productsOf(this.client, this.sinceMs), [...byUnit.keys()]);
    for (const { unit, outcome } of outcomes) {
      const write = byUnit.get(unit);
      if (!write) continue;
      if (outcome.status !== "written") {
        this.finish(write, outcome);
        continue;
      }
      const issues = [...(outcome.issues ?? []), ...(returning.get(outcome.targetId)?.issues ?? [])];
      this.beginChildren(write, outcome.targetId, issues.length > 0 ? { ...outcome, issues } : outcome);
    }
  }

  private productUnit(write: RecordWrite, returning: ReadonlyMap<string, Returning>): Unit {
    const { operation, targetId, body } = write;
    if (operation === "create") {
      return { operation, targetId, body: withWrittenAt(body, this.sinceMs) };
    }
    return { operation: "update", targetId, body: { ...body, ...returning.get(targetId ?? "")?.fields } };
  }

  private async writeVariationsOnly(writes: RecordWrite[]): Promise<void> {
    // What is only changed or deleted answers for itself.
    const open = writes.filter(({ children }) => children.some(({ operation }) => operation === "create"));
    const there = await productsThere(
      this.client,
      open.flatMap((write) => write.targetId ?? []),
    );
    for (const write of writes) {
      const id = write.targetId ?? "";
      if (there.has(id) || !open.includes(write)) this.beginChildren(write, id, { status: "untouched" });
      else this.finish(write, { status: "gone" });
    }
  }

  private beginChildren(write: RecordWrite, productId: string, record: RecordWriteResult["record"]): void {
    if (write.children.some(({ kind }) => kind === "variant")) {
      this.queue.begin(() => this.writeVariations(write, productId, record), VARIATIONS_FIRST);
    } else {
      this.afterVariations({ write, productId, record, outcomes: new Map() });
    }
  }

  private afterVariations(entry: Finished): void {
    if (!entry.write.children.some(isReview)) {
      this.finish(entry.write, entry.record, entry.outcomes);
      return;
    }
    this.awaitingReviews.push(entry);
    this.beginReviews(LARGEST_BATCH);
  }

  private beginReviews(atLeast: number): void {
    const entries = this.awaitingReviews;
    const count = entries.reduce((sum, { write }) => sum + write.children.filter(isReview).length, 0);
    if (count < atLeast) return;
    this.awaitingReviews = [];
    this.queue.begin(() => this.writeReviews(entries), VARIATIONS_FIRST);
  }

  private async writeReviews(entries: Finished[]): Promise<void> {
    const entryOf = new Map<ReviewUnit, Finished>();
    for (const entry of entries) {
      const reviews = entry.write.children.filter(isReview);
      for (const child of reviews) entryOf.set({ productId: entry.productId, child }, entry);
    }
    const rated = new Map<string, string>();
    const units = [...entryOf.keys()];
    const isNew = ({ child }: ReviewUnit) => child.operation === "create";
    // The words that one gives up may be those of another that is made.
    const ordered = [units.filter((unit) => !isNew(unit)), units.filter(isNew)];
    for (const part of ordered.flatMap((list) => inParts(list, LARGEST_BATCH, ({ child }) => child.body))) {
      if (this.aborted) break;
      for (const { unit, outcome } of await writeReviews(this.client, part)) {
        entryOf.get(unit)?.outcomes.set(childKey(unit.child), outcome);
        const starred = outcome.status === "written" && unit.child.body.rating !== undefined;
        if (starred) rated.set(unit.productId, outcome.targetId);
      }
    }
    await countStars(this.client, rated);
    for (const { write, record, outcomes } of entries) this.finish(write, record, outcomes);
  }

  private async writeVariations(
    write: RecordWrite,
    productId: string,
    record: RecordWriteResult["record"],
  ): Promise<void> {
    const destination = variationsOf(this.client, productId, this.sinceMs);
    const outcomes = new Map<string, WriteOutcome>();
    const variations = write.children.filter(({ kind }) => kind === "variant");
    // What is deleted first sets its SKU and its choices free for what is made.
    const deletions = variations.filter(({ operation }) => operation === "delete");
    const others = variations.filter(({ operation }) => operation !== "delete");
    const parts = [deletions, others].flatMap((list) => inParts(list, LARGEST_BATCH, ({ body }) => body));
    for (const part of parts) {
      if (this.aborted) break;
      const byUnit = new Map(part.map((variation) => [variationUnit(variation), variation]));
      for (const { unit, outcome } of await writeUnits(destination, [...byUnit.keys()])) {
        const variation = byUnit.get(unit);
        if (variation) outcomes.set(childKey(variation), outcome);
      }
    }
    this.afterVariations({ write, productId, record, outcomes });
  }

  private finish(
    write: RecordWrite,
    record: RecordWriteResult["record"],
    outcomes: ReadonlyMap<string, WriteOutcome> = new Map(),
  ): void {
    this.reporter.report({
      sourceId: write.sourceId,
      record,
      children: write.children.map((child) => ({
        kind: child.kind,
        sourceId: child.sourceId,
        outcome: outcomes.get(childKey(child)) ?? NOT_SENT,
      })),
    });
  }
}

function variationUnit(variation: ChildWrite): Unit {
  const { operation, targetId, body, label } = variation;
  return { operation, targetId, body, variation: label };
}
