import { setTimeout as sleep } from "node:timers/promises";

/** Waits until the address answers at all, or, when asked for, with success. */
export async function untilAnswers(
  url: string,
  { success, withinMs, signal }: { success: boolean; withinMs: number; signal: AbortSignal },
): Promise<void> {
  let last = "no answer";
  for (const end = Date.now() + withinMs; Date.now() < end; await sleep(100, undefined, { signal })) {
    try {
      const answer = await fetch(url, {
        redirect: "manual",
        signal: AbortSignal.any([signal, AbortSignal.timeout(30_000)]),
      });
      await answer.body?.cancel();
      if (!success || answer.ok) return;
      last = `status ${answer.status}`;
    } catch {
      signal.throwIfAborted();
      last = "no answer";
    }
  }
  throw new Error(`${url} was not ready within ${withinMs / 1000} s (${last})`);
}
