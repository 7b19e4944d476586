import PQueue from "p-queue";
import type {
  ChildWrite,
  RecordWrite,
  RecordWriteResult,
  WriteOutcome,
} from "@/server/connectors/core/target";
import type { WooClient } from "../client";
import { storeClock } from "../clock";
import { inParts, LARGEST_BATCH } from "./batch";
import { productsOf, productsThere, variationsOf } from "./destinations";
import { Reporter } from "./reporter";
import { type Unit, withWrittenAt } from "./unit";
import { writeUnits } from "./write-units";

export interface WriteOptions {
  batchSize: number;
  concurrency: number;
  signal?: AbortSignal;
}

/** Variations go before further products, so that a product is whole as soon as it can be. */
const VARIATIONS_FIRST = 1;

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
  private readonly queue: PQueue;
  private failure: { error: unknown } | null = null;

  constructor(
    private readonly client: WooClient,
    private readonly options: WriteOptions,
    private readonly reporter: Reporter,
    private readonly sinceMs: number,
  ) {
    this.queue = new PQueue({ concurrency: options.concurrency });
  }

  async all(writes: RecordWrite[]): Promise<void> {
    const products = writes.filter((write) => write.operation !== "none");
    const most = Math.min(this.options.batchSize, LARGEST_BATCH);
    for (const part of inParts(products, most, (write) => write.body)) {
      this.begin(() => this.writeBatch(part));
    }
    const others = writes.filter((write) => write.operation === "none");
    for (const part of inParts(others, LARGEST_BATCH, (write) => write.body)) {
      this.begin(() => this.writeVariationsOnly(part));
    }
    await this.queue.onIdle();
    await this.reporter.done();
    if (this.failure) throw this.failure.error;
  }

  private begin(task: () => Promise<void>, priority = 0): void {
    void this.queue.add(
      async () => {
        if (this.failure || this.reporter.failed) return;
        try {
          await task();
        } catch (error) {
          this.failure ??= { error };
        }
      },
      { priority },
    );
  }

  private get aborted(): boolean {
    return this.options.signal?.aborted ?? false;
  }

  private async writeBatch(writes: RecordWrite[]): Promise<void> {
    if (this.aborted) {
      for (const write of writes) this.finish(write, NOT_SENT);
      return;
    }
    const byUnit = new Map(writes.map((write) => [this.productUnit(write), write]));
    const outcomes = await writeUnits(productsOf(this.client, this.sinceMs), [...byUnit.keys()]);
    for (const { unit, outcome } of outcomes) {
      const write = byUnit.get(unit);
      if (!write) continue;
      if (outcome.status === "written" && write.children.length > 0) {
        this.begin(() => this.writeVariations(write, outcome.targetId, outcome), VARIATIONS_FIRST);
      } else {
        this.finish(write, outcome);
      }
    }
  }

  private productUnit(write: RecordWrite): Unit {
    const create = write.operation === "create";
    return {
      operation: create ? "create" : "update",
      targetId: write.targetId,
      body: create ? withWrittenAt(write.body, this.sinceMs) : write.body,
    };
  }

  private async writeVariationsOnly(writes: RecordWrite[]): Promise<void> {
    const there = await productsThere(
      this.client,
      writes.flatMap((write) => write.targetId ?? []),
    );
    for (const write of writes) {
      const id = write.targetId ?? "";
      if (there.has(id)) {
        this.begin(() => this.writeVariations(write, id, { status: "untouched" }), VARIATIONS_FIRST);
      } else {
        this.finish(write, { status: "gone" });
      }
    }
  }

  private async writeVariations(
    write: RecordWrite,
    productId: string,
    record: RecordWriteResult["record"],
  ): Promise<void> {
    const destination = variationsOf(this.client, productId, this.sinceMs);
    const outcomes = new Map<string, WriteOutcome>();
    // What is deleted first sets its SKU and its choices free for what is made.
    const deletions = write.children.filter(({ operation }) => operation === "delete");
    const others = write.children.filter(({ operation }) => operation !== "delete");
    const parts = [deletions, others].flatMap((list) => inParts(list, LARGEST_BATCH, ({ body }) => body));
    for (const part of parts) {
      if (this.aborted) break;
      const byUnit = new Map(part.map((variation) => [variationUnit(variation), variation]));
      for (const { unit, outcome } of await writeUnits(destination, [...byUnit.keys()])) {
        const variation = byUnit.get(unit);
        if (variation) outcomes.set(variation.sourceId, outcome);
      }
    }
    this.finish(write, record, outcomes);
  }

  private finish(
    write: RecordWrite,
    record: RecordWriteResult["record"],
    variations: ReadonlyMap<string, WriteOutcome> = new Map(),
  ): void {
    this.reporter.report({
      sourceId: write.sourceId,
      record,
      children: write.children.map(({ kind, sourceId }) => ({
        kind,
        sourceId,
        outcome: variations.get(sourceId) ?? NOT_SENT,
      })),
    });
  }
}

function variationUnit(variation: ChildWrite): Unit {
  const { operation, targetId, body, label } = variation;
  return { operation, targetId, body, variation: label };
}
