import { RetriableError } from "@/server/connectors/core/errors";
import type { RecordWrite } from "@/server/connectors/core/target";
import type { EngineContext } from "./context";
import { takeOverExisting } from "./existing";
import { recoverItems } from "./known";
import type { LoadItem } from "./load-item";
import { OutcomeSink } from "./outcome-sink";
import type { RunState } from "./ports";
import { keepSilent } from "./silence";

/** A write may be needed again after a lost answer or a conflict; more rounds than this mean that the target is ill. */
const ROUNDS = 6;

/** Margin for clocks that differ and for writes that a target finishes late. */
const LOOK_BACK_MS = 5 * 60_000;

/** Writes until nothing is left to write, keeping each outcome as soon as its answer is there. */
export async function writeItems(context: EngineContext, run: RunState, items: LoadItem[]): Promise<void> {
  const { store, writer } = context;
  const sink = new OutcomeSink(store);
  const finish = (item: LoadItem) =>
    sink.add(item.outcome(context, run.options.images === "import"), item.removed);
  const targetNow = () => context.now() + (run.profiles?.targetClockOffsetMs ?? 0);
  const startedAt = targetNow();
  let open = items;

  for (let round = 0; open.length > 0; round += 1) {
    if (round === ROUNDS) {
      throw new RetriableError(
        "The target keeps losing its answers. Check that the shop's server is not overloaded.",
      );
    }
    const uncertain = open.filter((item) => item.uncertain);
    if (uncertain.length > 0) {
      const attempts = uncertain.map((item) => item.record.attemptedAt ?? startedAt);
      await recoverItems(context, uncertain, Math.min(startedAt, ...attempts) - LOOK_BACK_MS);
    }
    const conflicts = open.filter((item) => item.conflict);
    if (conflicts.length > 0) await takeOverExisting(context, run.options, conflicts);

    const writes = new Map<string, { item: LoadItem; write: RecordWrite }>();
    for (const item of open) {
      const write = item.nextWrite();
      if (write) writes.set(item.record.sourceId, { item, write });
      else finish(item);
    }
    if (writes.size === 0) break;
    // Cancelled: what is open stays so, and is looked up if the run is ever taken up again.
    if (context.signal.aborted) break;
    const remaining: LoadItem[] = [];
    await sink.drain();
    await keepSilent(context);
    await store.markInFlight(
      [...writes.values()].map(({ item }) => item.record.id),
      new Date(targetNow()),
    );
    await writer.write(
      [...writes.values()].map(({ write }) => write),
      { batchSize: run.options.batchSize, concurrency: run.options.concurrency, signal: context.signal },
      async (result) => {
        const entry = writes.get(result.sourceId);
        if (!entry) return;
        entry.item.apply(entry.write, result, context);
        if (entry.item.uncertain || entry.item.conflict || entry.item.nextWrite()) remaining.push(entry.item);
        else finish(entry.item);
      },
    );
    open = remaining;
  }
  await sink.drain();
}
