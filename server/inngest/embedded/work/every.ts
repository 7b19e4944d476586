import type { ExecutorLogger } from "../settings";

export interface Repeated {
  /** Does it at once, or once more right after it if it is being done. */
  now(): void;
  stop(): Promise<void>;
}

/** Does something again and again, never twice at the same time; a failure is logged and tried again. */
export function every(intervalMs: number, action: () => Promise<unknown>, logger: ExecutorLogger): Repeated {
  let isStopped = false;
  let isAgain = false;
  let running: Promise<void> | undefined;
  let timeout: NodeJS.Timeout | undefined;

  async function run(): Promise<void> {
    do {
      isAgain = false;
      await action().catch((err: unknown) => logger.error({ err }, "Regular work failed; it is tried again"));
    } while (isAgain && !isStopped);
  }

  function now(): void {
    isAgain = true;
    if (running || isStopped) return;
    clearTimeout(timeout);
    running = run().finally(() => {
      running = undefined;
      if (!isStopped) timeout = setTimeout(now, intervalMs);
    });
  }

  now();
  return {
    now,
    async stop() {
      isStopped = true;
      clearTimeout(timeout);
      await running;
    },
  };
}
