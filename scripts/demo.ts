// npm run demo: the whole product with stand-in stores, and an import of each entity through the app's own API.
// npm run demo -- --exit stops after the imports; exit code 0 only if source and target agree.

import { createHash } from "node:crypto";
import { join, resolve } from "node:path";
import { sandboxHash, storeTokens } from "@/sandbox/bigcommerce/credentials";
import { sandboxKeys } from "@/sandbox/woocommerce/options";
import { demoAccount } from "./demo/account";
import { signIn } from "./demo/api-client";
import { prepareDemoAccount } from "./demo/prepare-account";
import { createProgressDisplay } from "./demo/progress-line";
import { type DemoComparison, demoResult, printComparison, printRun } from "./demo/report";
import { ensureImport, followRun, type RunView } from "./demo/run-import";
import { printAddresses } from "./services/addresses";
import { loadDotEnv } from "./services/database";
import { defaultDataDir } from "./services/project";
import { shutDown } from "./services/shutdown";
import { startStack } from "./services/stack";
import { runScript, StartError } from "./services/start-error";
import type { SourceAccess } from "./verify/bigcommerce-reader";
import { compareCustomers } from "./verify/compare-customers";
import { compareOrders } from "./verify/compare-orders";
import { compareStores } from "./verify/compare-stores";
import type { TargetAccess } from "./verify/woocommerce-reader";

/** Each data set has a folder of its own: its ids mean other products than those of another one. */
function demoDataDir(dataset: string | undefined): string {
  if (!dataset) return defaultDataDir;
  return join(
    defaultDataDir,
    `demo-${createHash("sha256").update(resolve(dataset)).digest("hex").slice(0, 8)}`,
  );
}

/** Orders point at products and customers, so they come last. */
const ORDER_OF_ENTITIES = ["products", "customers", "orders"] as const;

/** Products last: importing orders must not have moved their stock. */
async function compareEverything(source: SourceAccess, target: TargetAccess): Promise<DemoComparison> {
  const customers = await compareCustomers(source, target);
  const orders = await compareOrders(source, target);
  const products = await compareStores(source, target);
  const mails = (await (await fetch(`${target.url}/__sandbox/mails`)).json()) as unknown[];
  return { products, customers, orders, mails: mails.length };
}

const exitAfterwards = process.argv.includes("--exit");

await runScript(async () => {
  loadDotEnv();
  const stack = await startStack({
    mode: "prod",
    sandbox: true,
    dataDir: demoDataDir(process.env.SANDBOX_DATA),
    ports: "remembered",
    prepare: prepareDemoAccount,
    progress: (sentence) => console.log(sentence),
  });
  const { app, bigcommerce, woocommerce } = stack.urls;
  if (!bigcommerce || !woocommerce) throw new StartError("The stand-in stores did not start.");

  const api = await signIn(app, demoAccount);
  const stores = {
    source: { storeHash: sandboxHash, accessToken: storeTokens.full.token, apiUrl: bigcommerce },
    target: {
      url: woocommerce,
      consumerKey: sandboxKeys.write.key,
      consumerSecret: sandboxKeys.write.secret,
    },
  };
  console.log(
    "Importing products, customers and orders of the BigCommerce sandbox into the WooCommerce sandbox ...",
  );
  const runs: RunView[] = [];
  let runPath = "";
  for (const entity of ORDER_OF_ENTITIES) {
    const { org, importId } = await ensureImport(api, stores, {}, entity);
    const { runId } = await api.import.start.mutate({ org, importId, kind: "full" });
    const display = createProgressDisplay();
    const run = await followRun(api, org, runId, display.show);
    display.end();
    if (run.failure) throw new StartError(`${run.failure.message}\n${run.failure.technical ?? ""}`);
    printRun(run, await api.run.issues.query({ org, runId }));
    runs.push(run);
    runPath = `${org}/runs/${runId}`;
  }

  console.log("Comparing both stores field by field ...");
  const comparison = await compareEverything(
    { apiUrl: `${bigcommerce}/stores/${sandboxHash}`, token: storeTokens.full.token },
    { url: woocommerce, ...sandboxKeys.write },
  );
  printComparison(comparison);
  const result = demoResult(runs, comparison);
  if (!exitAfterwards) {
    printAddresses(stack, demoAccount);
    console.log(`\nThe last run: ${app}/${runPath}`);
  }
  console.log(JSON.stringify(result));
  if (exitAfterwards) {
    await stack.stop();
    const agreed = result.different === 0 && runs.every((run) => run.reconciliation?.agreed === true);
    await shutDown(agreed ? 0 : 1);
  }
});
