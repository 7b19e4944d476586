// npm run bench:import: an import of 2,000 products, a third with 6 variants, against the bare cost of sending them.
// -- --entity orders or customers measures 2,000 of those; -- --records N sets the number.
// The last line is JSON. With WOO_URL, WOO_KEY and WOO_SECRET it writes into that store instead of the stand-in.

import { parseArgs } from "node:util";
import { z } from "zod";
import type { PaceOptions } from "@/sandbox/core/pace";
import type { WooCommerceSandbox } from "@/sandbox/woocommerce";
import type { RunView } from "@/scripts/demo/run-import";
import { shutDown } from "@/scripts/services/shutdown";
import { runScript } from "@/scripts/services/start-error";
import { createDb } from "@/server/db/client";
import { ENTITIES, type Entity } from "@/server/domain/entity";
import { DEFAULT_OPTIONS } from "@/server/domain/import-settings";
import { trustThisProcess } from "@/server/infra/tenant";
import { openBench, type Shop } from "./bench-stack";
import { measureFloor, preparedBodies } from "./floor";
import { watchPeakMemory } from "./peak-memory";

const { values } = parseArgs({
  options: {
    entity: { type: "string", default: "products" },
    records: { type: "string", default: "2000" },
    /** The same as records. */
    products: { type: "string" },
    seed: { type: "string", default: "1" },
  },
});
const entity = z.enum(ENTITIES).parse(values.entity);
const records = Number(values.products ?? values.records);
/** Orders refer to a few products, which are not brought over: what is measured is the orders. */
const GENERATED = {
  products: { products: records },
  customers: { products: 0, customers: records },
  orders: { products: 50, customers: 50, orders: records },
}[entity];
/** As fast as a real store on two cores was seen to be. */
const REAL_PACE: PaceOptions = { msPerItem: 50, concurrency: 2 };
const { batchSize, concurrency } = DEFAULT_OPTIONS;

interface Measured {
  run: RunView;
  seconds: number;
  floorSeconds: number;
  peakRssMb: number;
}

async function measure(
  name: string,
  pace: PaceOptions | undefined,
  real: Shop | undefined,
): Promise<Measured> {
  console.log(`\n${name}`);
  const bench = await openBench({
    entity,
    generate: {
      ...GENERATED,
      seed: Number(values.seed),
      variableShare: 1 / 3,
      variantsPer: 6,
      imagesPer: 0,
    },
    pace,
    shop: real,
  });
  const { source, sandbox, stack } = bench;
  const pids = [stack.app?.pid, stack.executor?.pid].filter((pid): pid is number => pid !== undefined);
  const memory = watchPeakMemory(pids);
  const { run, seconds } = await bench.run("full");
  const peakRssMb = memory.stop();

  trustThisProcess();
  const db = createDb(stack.databaseUrl);
  const prepared = await preparedBodies(db, run.id, entity);
  await db.$disconnect();
  await stack.stop();
  // The same work again into an empty store, so that nothing is refused as a duplicate.
  const floorSeconds = real ? 0 : await floorOn(sandbox, prepared);
  await source.close();
  await sandbox.close();
  return { run, seconds, floorSeconds, peakRssMb };
}

async function floorOn(
  sandbox: WooCommerceSandbox,
  prepared: Awaited<ReturnType<typeof preparedBodies>>,
): Promise<number> {
  await sandbox.reset();
  return measureFloor(entity, sandbox, prepared, { batchSize, concurrency });
}

const CHILDREN: Record<Entity, (count: number) => Record<string, number>> = {
  products: (count) => ({ variations: count }),
  customers: () => ({}),
  orders: (count) => ({ refundsAndNotes: count }),
};
const OVERHEAD: Record<Entity, string> = {
  products: "overheadMsPerProduct",
  customers: "overheadMsPerCustomer",
  orders: "overheadMsPerOrder",
};

await runScript(async () => {
  const { WOO_URL, WOO_KEY, WOO_SECRET } = process.env;
  const real =
    WOO_URL && WOO_KEY && WOO_SECRET ? { url: WOO_URL, key: WOO_KEY, secret: WOO_SECRET } : undefined;
  const paced = await measure(
    real ? `Into ${real.url}` : "Into a shop as fast as a real one",
    REAL_PACE,
    real,
  );
  const { counters } = paced.run;
  const items = counters.created + counters.childrenWritten;
  const result: Record<string, number> = {
    [entity]: counters.created,
    ...CHILDREN[entity](counters.childrenWritten),
    perSecond: round(items / paced.seconds),
    seconds: round(paced.seconds),
    sourceRequests: counters.sourceRequests,
    targetRequests: counters.targetRequests,
    requests: counters.sourceRequests + counters.targetRequests,
    peakRssMb: paced.peakRssMb,
  };
  if (!real) {
    const instant = await measure("Into a shop that answers at once", undefined, undefined);
    const overhead = instant.seconds - instant.floorSeconds;
    Object.assign(result, {
      floorSeconds: round(paced.floorSeconds),
      ratio: round(paced.seconds / paced.floorSeconds),
      [OVERHEAD[entity]]: round((overhead * 1_000) / instant.run.counters.created),
    });
  }
  console.log(JSON.stringify(result));
  await shutDown(0);
});

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
