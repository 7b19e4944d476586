// npm run demo: the whole product with stand-in stores, and one import through the app's own API.
// npm run demo -- --exit stops after the import; exit code 0 only if source and target agree.

import { createHash } from "node:crypto";
import { join, resolve } from "node:path";
import { sandboxHash, storeTokens } from "@/sandbox/bigcommerce/credentials";
import { sandboxKeys } from "@/sandbox/woocommerce/options";
import { demoAccount } from "./demo/account";
import { signIn } from "./demo/api-client";
import { prepareDemoAccount } from "./demo/prepare-account";
import { ensureImport, followRun } from "./demo/product-import";
import { createProgressDisplay } from "./demo/progress-line";
import { demoResult, printReport } from "./demo/report";
import { printAddresses } from "./services/addresses";
import { loadDotEnv } from "./services/database";
import { defaultDataDir } from "./services/project";
import { shutDown } from "./services/shutdown";
import { startStack } from "./services/stack";
import { runScript, StartError } from "./services/start-error";
import { compareStores } from "./verify/compare-stores";

/** Each data set has a folder of its own: its ids mean other products than those of another one. */
function demoDataDir(dataset: string | undefined): string {
  if (!dataset) return defaultDataDir;
  return join(
    defaultDataDir,
    `demo-${createHash("sha256").update(resolve(dataset)).digest("hex").slice(0, 8)}`,
  );
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

  console.log("Importing the catalogue of the BigCommerce sandbox into the WooCommerce sandbox ...");
  const api = await signIn(app, demoAccount);
  const { org, importId } = await ensureImport(api, {
    source: { storeHash: sandboxHash, accessToken: storeTokens.full.token, apiUrl: bigcommerce },
    target: {
      url: woocommerce,
      consumerKey: sandboxKeys.write.key,
      consumerSecret: sandboxKeys.write.secret,
    },
  });
  const { runId } = await api.import.start.mutate({ org, importId, kind: "full" });
  const display = createProgressDisplay();
  const run = await followRun(api, org, runId, display.show);
  display.end();
  if (run.failure) throw new StartError(`${run.failure.message}\n${run.failure.technical ?? ""}`);

  console.log("Comparing both stores field by field ...");
  const comparison = await compareStores(
    { apiUrl: `${bigcommerce}/stores/${sandboxHash}`, token: storeTokens.full.token },
    { url: woocommerce, ...sandboxKeys.write },
  );
  printReport(run, await api.run.issues.query({ org, runId }), comparison);
  const result = demoResult(run, comparison);
  if (!exitAfterwards) {
    printAddresses(stack, demoAccount);
    console.log(`\nThe run: ${app}/${org}/runs/${runId}`);
  }
  console.log(JSON.stringify(result));
  if (exitAfterwards) {
    await stack.stop();
    const agreed = result.different === 0 && run.reconciliation?.agreed === true;
    await shutDown(agreed ? 0 : 1);
  }
});
