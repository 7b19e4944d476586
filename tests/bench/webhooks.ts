// npm run bench:webhooks: 1,000 posts in bursts, each twice and out of order, some of them forged, while the shop is
// kept up to date. -- --products N sets the size of the catalogue (300). The last line is JSON; p50Ms and p95Ms are
// from the webhook to the written record.

import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { shutDown } from "@/scripts/services/shutdown";
import { runScript, StartError } from "@/scripts/services/start-error";
import { compareStores } from "@/scripts/verify/compare-stores";
import { createDb } from "@/server/db/client";
import { trustThisProcess } from "@/server/infra/tenant";
import { openBench } from "./bench-stack";

const { values } = parseArgs({ options: { products: { type: "string", default: "300" } } });
const size = Number(values.products);
const FORGED = 100;
const BURST = 60;
const BURST_EVERY_MS = 700;
/** Longer than all of it should take by far. */
const PATIENCE_MS = 120_000;

function percentile(sorted: number[], share: number): number {
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
}

await runScript(async () => {
  const bench = await openBench({
    entity: "products",
    generate: { products: size, seed: 3, variableShare: 0, imagesPer: 0 },
  });
  const { source, api, org, importId } = bench;
  await bench.run("full");
  await api.import.setRealTime.mutate({ org, importId, on: true, enableWebhooks: true });
  trustThisProcess();
  const db = createDb(bench.stack.databaseUrl);
  // Switching real time on makes up for what came before it; the measurement begins after that.
  const busy = () => db.run.count({ where: { importId, status: { in: ["queued", "running"] } } });
  while ((await busy()) > 0) await sleep(250);
  source.hooks.behave({ duplicates: 1, shuffleMs: 1_500 });

  const products = source.store.state.products;
  const changePrices = async (some: typeof products, price: (index: number) => number) => {
    for (let start = 0; start < some.length; start += BURST) {
      source.store.updateMany(
        some.slice(start, start + BURST).map(({ fields }, index) => ({
          id: fields.id ?? 0,
          price: price(start + index),
          sale_price: 0,
        })),
      );
      await sleep(BURST_EVERY_MS);
    }
  };

  let refused = 0;
  const forge = async () => {
    const [hook] = source.store.state.hooks ?? [];
    if (!hook) throw new StartError("The source holds no webhooks.");
    const body = (id: number) =>
      JSON.stringify({
        scope: "store/product/updated",
        store_id: "1",
        data: { type: "product", id },
        hash: `forged-${id}`,
        created_at: Math.floor(Date.now() / 1_000),
        producer: `stores/${source.hash}`,
      });
    for (let count = 0; count < FORGED; count += 1) {
      const secret: Record<string, string> = count % 2 ? { "x-primelink-webhook-secret": "a guess" } : {};
      const answer = await fetch(hook.destination, {
        method: "POST",
        headers: { "content-type": "application/json", ...secret },
        body: body(1_000_000 + count),
      });
      await answer.arrayBuffer();
      if (answer.status === 401) refused += 1;
    }
  };

  const began = Date.now();
  const changes = Promise.all([
    changePrices(products, (index) => 100 + index).then(() =>
      // Half of them once more, while the first ones are on their way.
      changePrices(products.slice(0, size / 2), (index) => 500 + index),
    ),
    forge(),
  ]);
  await changes;
  await source.hooks.settled();
  const waiting = () => db.pendingChange.count({ where: { importId } });
  const deadline = Date.now() + PATIENCE_MS;
  while ((await waiting()) > 0 && Date.now() < deadline) await sleep(250);
  const left = await waiting();

  const records = await db.record.findMany({
    where: { run: { importId, trigger: "webhook" }, kind: "product" },
    select: { state: true, sent: true, notifiedAt: true, endedAt: true },
  });
  const written = records.filter((record) => record.state === "updated");
  const delays = written
    .flatMap(({ notifiedAt, endedAt }) =>
      notifiedAt && endedAt ? [endedAt.getTime() - notifiedAt.getTime()] : [],
    )
    .sort((a, b) => a - b);
  const { differences } = await compareStores(
    { apiUrl: `${source.url}/stores/${source.hash}`, token: source.tokens.full },
    { url: bench.sandbox.url, key: bench.sandbox.key, secret: bench.sandbox.secret },
  );
  const runs = await db.run.findMany({
    where: { importId, trigger: "webhook" },
    orderBy: { createdAt: "asc" },
  });
  for (const run of runs) {
    const since = (at: Date | null) => (at ? `${((at.getTime() - began) / 1_000).toFixed(1)} s` : "never");
    console.log(
      `Run ${run.reach}: made ${since(run.createdAt)}, begun ${since(run.startedAt)}, ended ${since(run.endedAt)}, ${run.readCount} read, ${run.updatedCount} updated`,
    );
  }
  const forgedRecords = await db.record.count({ where: { sourceId: { startsWith: "100000" } } });
  await db.$disconnect();
  const sent = source.hooks.deliveries().length + FORGED;
  await bench.close();

  const most = size + Math.ceil(size / 2);
  const needless = written.length - most;
  console.log(
    `${sent} posts, ${refused} of ${FORGED} forged ones refused, ${runs.length} runs, ${written.length} records written of ${most} changes, ${left} left, ${differences.length} fields differ`,
  );
  console.log(
    JSON.stringify({
      sent,
      refused,
      written: written.length,
      p50Ms: percentile(delays, 0.5),
      p95Ms: percentile(delays, 0.95),
    }),
  );
  const right =
    refused === FORGED && left === 0 && needless <= 0 && differences.length === 0 && forgedRecords === 0;
  await shutDown(right ? 0 : 1);
});
