// npm run bench:incremental: what a run costs when nothing, one price, and one product less has changed since the last.
// -- --products N sets the size of the catalogue (10,000). The last line is JSON, of the run without change.

import { parseArgs } from "node:util";
import { shutDown } from "@/scripts/services/shutdown";
import { runScript, StartError } from "@/scripts/services/start-error";
import { createDb } from "@/server/db/client";
import { trustThisProcess } from "@/server/infra/tenant";
import { openBench } from "./bench-stack";

const { values } = parseArgs({ options: { products: { type: "string", default: "10000" } } });
/** What lies before the watermark by this much is read again in any case. */
const OVERLAP_MS = 5 * 60_000;

await runScript(async () => {
  const bench = await openBench({
    entity: "products",
    generate: {
      products: Number(values.products),
      seed: 1,
      variableShare: 1 / 10,
      variantsPer: 4,
      imagesPer: 0,
    },
  });
  const { options } = await bench.api.import.get.query({ org: bench.org, importId: bench.importId });
  await bench.api.import.saveOptions.mutate({
    org: bench.org,
    importId: bench.importId,
    options: { ...options, deletions: { ...options.deletions, policy: "trash" } },
  });
  const first = await bench.run("full");
  console.log(`Full: ${first.run.counters.created} products in ${first.seconds} s`);

  // As if that had been a while ago: the overlap lies behind the newest product.
  trustThisProcess();
  const db = createDb(bench.stack.databaseUrl);
  const dates = bench.source.store.state.products.map(({ fields }) =>
    Date.parse(String(fields.date_modified)),
  );
  const newest = dates.reduce((latest, date) => Math.max(latest, date), 0);
  await db.import.update({
    where: { id: bench.importId },
    data: { watermark: new Date(newest + OVERLAP_MS + 60_000) },
  });
  await db.$disconnect();

  const quiet = await bench.run("incremental");
  const simple = bench.source.store.state.products.find(
    ({ fields, options }) => options.length === 0 && !fields.sale_price,
  );
  await fetch(`${bench.source.url}/stores/${bench.source.hash}/v3/catalog/products/${simple?.fields.id}`, {
    method: "PUT",
    headers: { "X-Auth-Token": bench.source.tokens.full, "content-type": "application/json" },
    body: JSON.stringify({ price: 4.25 }),
  });
  const changed = await bench.run("incremental");
  console.log(
    `One price: ${changed.run.counters.writes} write, ${changed.run.counters.sourceRequests} requests to the source, ${changed.seconds} s`,
  );
  bench.source.store.delete(new Set([Number(simple?.fields.id)]));
  const less = await bench.run("incremental");
  console.log(
    `One product less: ${less.run.counters.removed} moved to the trash, ${less.run.counters.writes} write, ${less.run.counters.sourceRequests} requests to the source, ${less.seconds} s`,
  );
  await bench.close();
  if (quiet.run.kind !== "incremental") throw new StartError(`The run was ${quiet.run.kind}.`);
  const { writes, sourceRequests } = quiet.run.counters;
  console.log(JSON.stringify({ writes, sourceRequests, seconds: quiet.seconds }));
  const right = changed.run.counters.writes === 1 && less.run.counters.removed === 1;
  await shutDown(writes === 0 && sourceRequests <= 2 && right ? 0 : 1);
});
