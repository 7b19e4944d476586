import type { ChildKind } from "@/server/domain/entity";
import type { RecordOutcome, RunStore } from "./ports";

interface RemovedChild {
  kind: ChildKind;
  sourceId: string;
}

/** Keeps outcomes as they come, several in one transaction while the previous one is being written. */
export class OutcomeSink {
  private waiting: { outcome: RecordOutcome; removed: readonly RemovedChild[] }[] = [];
  private writing: Promise<void> | null = null;
  private failure: unknown = null;

  constructor(private readonly store: RunStore) {}

  add(outcome: RecordOutcome, removed: readonly RemovedChild[]): void {
    this.waiting.push({ outcome, removed });
    this.writing ??= this.flush();
  }

  private async flush(): Promise<void> {
    try {
      // One turn of the event loop, so that a whole batch's answers share a transaction.
      await new Promise((resolve) => setImmediate(resolve));
      while (this.waiting.length > 0) {
        const batch = this.waiting;
        this.waiting = [];
        await this.store.saveOutcomes(batch.map((entry) => entry.outcome));
        const removed = batch.flatMap((entry) => [...entry.removed]);
        for (const kind of new Set(removed.map((child) => child.kind))) {
          const ids = removed.filter((child) => child.kind === kind).map((child) => child.sourceId);
          await this.store.removeLinks(kind, ids);
        }
      }
    } catch (error) {
      this.failure = error;
    } finally {
      this.writing = null;
    }
  }

  /** Waits until all is stored; throws what kept it from being stored. */
  async drain(): Promise<void> {
    while (this.writing) await this.writing;
    if (this.failure) throw this.failure;
  }
}
