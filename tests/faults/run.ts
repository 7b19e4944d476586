// npm run test:faults: an import whose app and executor are killed 20 times, while the target loses one answer in 20.
// The last line is JSON: kills, lostAnswers, duplicates, missing, different.

import { rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { startBigCommerceSandbox } from "@/sandbox/bigcommerce";
import { seededRandom } from "@/sandbox/core/random";
import { startWooCommerceSandbox } from "@/sandbox/woocommerce";
import { demoAccount } from "@/scripts/demo/account";
import { signIn } from "@/scripts/demo/api-client";
import { prepareDemoAccount } from "@/scripts/demo/prepare-account";
import { progressLine } from "@/scripts/demo/progress-line";
import { ensureImport, followRun } from "@/scripts/demo/run-import";
import { defaultDataDir } from "@/scripts/services/project";
import { shutDown } from "@/scripts/services/shutdown";
import { startStack } from "@/scripts/services/stack";
import { runScript } from "@/scripts/services/start-error";
import { compareStores } from "@/scripts/verify/compare-stores";

const KILLS = Number(process.env.KILLS ?? 20);
const PRODUCTS = Number(process.env.PRODUCTS ?? 300);
const SEED = Number(process.env.SEED ?? Date.now() % 100_000);
/** The app must be killed at work: between these times after it has come up. */
const [SOONEST_MS, LATEST_MS] = [600, 3_500];
const PATIENCE_MS = 10 * 60_000;

await runScript(async () => {
  const random = seededRandom(SEED);
  console.log(`Seed ${SEED}`);
  const dataDir = join(defaultDataDir, "faults");
  rmSync(dataDir, { recursive: true, force: true });
  const source = await startBigCommerceSandbox({
    dataset: {
      generate: { products: PRODUCTS, seed: SEED, variableShare: 1 / 3, variantsPer: 4, imagesPer: 1 },
    },
    quota: { requests: 100_000, windowMs: 30_000 },
  });
  const target = await startWooCommerceSandbox({ pace: { msPerItem: 60, concurrency: 2 } });
  // Reads and writes alike: the work is done, and nobody hears of it.
  target.faults.set([{ kind: "lose-answer", path: "/wp-json/**", probability: 1 / 20, seed: SEED }]);
  const ports = [source.url, target.url].map((url) => `127.0.0.1:${new URL(url).port}`);
  const stack = await startStack({
    mode: "prod",
    sandbox: false,
    ports: "remembered",
    ownDatabase: true,
    dataDir,
    env: { OUTBOUND_ALLOW: ports.join(",") },
    prepare: prepareDemoAccount,
    progress: (sentence) => console.log(sentence),
  });
  const api = await signIn(stack.urls.app, demoAccount);
  const { org, importId } = await ensureImport(
    api,
    {
      source: { storeHash: source.hash, accessToken: source.tokens.full, apiUrl: source.url },
      target: { url: target.url, consumerKey: target.key, consumerSecret: target.secret },
    },
    { batchSize: 10 },
  );
  const { runId } = await api.import.start.mutate({ org, importId, kind: "full" });

  let kills = 0;
  let ended = false;
  const killing = (async () => {
    while (kills < KILLS) {
      await sleep(SOONEST_MS + random() * (LATEST_MS - SOONEST_MS));
      if (ended) return;
      await stack.killApp9();
      kills += 1;
      console.log(`Killed ${kills} of ${KILLS} times`);
      await stack.startApp();
    }
  })();
  let shown = "";
  const run = await followRun(
    api,
    org,
    runId,
    (view) => {
      const line = progressLine(view);
      if (line !== shown) console.log(line);
      shown = line;
    },
    PATIENCE_MS,
  );
  ended = true;
  await killing;

  const lostAnswers = target.faults.list().reduce((sum, rule) => sum + rule.fired, 0);
  target.faults.set([]);
  const comparison = await compareStores(
    { apiUrl: `${source.url}/stores/${source.hash}`, token: source.tokens.full },
    { url: target.url, key: target.key, secret: target.secret },
  );
  for (const difference of comparison.differences.slice(0, 20)) console.log(JSON.stringify(difference));
  const issues = await api.run.issues.query({ org, runId });
  for (const issue of issues) console.log(`${issue.records} × ${issue.title}: ${issue.cause}`);
  console.log(
    `${run.status}: ${JSON.stringify(run.counters)}${run.failure ? ` ${run.failure.message}` : ""}`,
  );
  await stack.stop();
  await source.close();
  await target.close();
  const result = {
    kills,
    lostAnswers,
    duplicates: comparison.duplicates.length + comparison.unexpected.length,
    missing: comparison.missing.length,
    different: comparison.differences.length,
  };
  console.log(JSON.stringify(result));
  const right = result.duplicates + result.missing + result.different === 0 && kills === KILLS;
  await shutDown(right ? 0 : 1);
});
