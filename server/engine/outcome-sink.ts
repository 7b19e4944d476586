import type { RecordOutcome, RunStore } from "./ports";

/** Keeps outcomes as they come, several in one transaction while the previous one is being written. */
export class OutcomeSink {
  private waiting: { outcome: RecordOutcome; removedVariants: readonly string[] }[] = [];
  private writing: Promise<void> | null = null;
  private failure: unknown = null;

  constructor(private readonly store: RunStore) {}

  add(outcome: RecordOutcome, removedVariants: readonly string[]): void {
    this.waiting.push({ outcome, removedVariants });
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
        const removed = batch.flatMap((entry) => [...entry.removedVariants]);
        if (removed.length > 0) await this.store.removeLinks("variant", removed);
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
