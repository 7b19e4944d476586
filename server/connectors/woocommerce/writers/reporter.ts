import type { RecordWriteResult } from "@/server/connectors/core/target";

/** Hands results on one after the other, without holding up the requests; remembers the first failure. */
export class Reporter {
  private chain: Promise<void> = Promise.resolve();
  private failure: { error: unknown } | null = null;

  constructor(private readonly onResult: (result: RecordWriteResult) => Promise<void>) {}

  report(result: RecordWriteResult): void {
    this.chain = this.chain.then(async () => {
      if (this.failure) return;
      try {
        await this.onResult(result);
      } catch (error) {
        this.failure = { error };
      }
    });
  }

  get failed(): boolean {
    return this.failure !== null;
  }

  /** Waits for all that was reported; throws what the receiver threw. */
  async done(): Promise<void> {
    await this.chain;
    if (this.failure) throw this.failure.error;
  }
}
