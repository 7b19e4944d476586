import PQueue from "p-queue";
import type { Reporter } from "./reporter";

/**
 * Runs tasks with a bound on how many at once. After the first failure, or when results cannot be handed on any more,
 * what was not begun is left out; what is under way is always waited for.
 */
export class TaskQueue {
  private readonly queue: PQueue;
  private failure: { error: unknown } | null = null;

  constructor(
    concurrency: number,
    private readonly reporter: Reporter,
  ) {
    this.queue = new PQueue({ concurrency });
  }

  begin(task: () => Promise<void>, priority = 0): void {
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

  /** Waits until nothing is under way or waits to be begun. */
  async idle(): Promise<void> {
    await this.queue.onIdle();
  }

  /** Waits for all tasks and results; throws what the first of them threw. */
  async done(): Promise<void> {
    await this.queue.onIdle();
    await this.reporter.done();
    if (this.failure) throw this.failure.error;
  }
}
