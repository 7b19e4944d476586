import { rmSync } from "node:fs";
import { join } from "node:path";
import { type BigCommerceSandbox, startBigCommerceSandbox } from "@/sandbox/bigcommerce";
import type { GenerateOptions } from "@/sandbox/bigcommerce/datasets/generate";
import type { PaceOptions } from "@/sandbox/core/pace";
import { startWooCommerceSandbox, type WooCommerceSandbox } from "@/sandbox/woocommerce";
import { demoAccount } from "@/scripts/demo/account";
import { type ApiClient, signIn } from "@/scripts/demo/api-client";
import { prepareDemoAccount } from "@/scripts/demo/prepare-account";
import { createProgressDisplay } from "@/scripts/demo/progress-line";
import { ensureImport, followRun, type RunView } from "@/scripts/demo/run-import";
import { defaultDataDir } from "@/scripts/services/project";
import { type Stack, startStack } from "@/scripts/services/stack";
import { StartError } from "@/scripts/services/start-error";
import type { Entity } from "@/server/domain/entity";

export interface Shop {
  url: string;
  key: string;
  secret: string;
}

export interface Bench {
  source: BigCommerceSandbox;
  /** The stand-in shop; idle when another one is written. */
  sandbox: WooCommerceSandbox;
  stack: Stack;
  api: ApiClient;
  org: string;
  importId: string;
  /** Runs the import to its end, through the app's own API. */
  run(kind: "full" | "incremental"): Promise<{ run: RunView; seconds: number }>;
  close(): Promise<void>;
}

/** The whole product on an empty database, between a generated store and a shop. */
export async function openBench(options: {
  entity: Entity;
  generate: GenerateOptions;
  pace?: PaceOptions | undefined;
  shop?: Shop | undefined;
}): Promise<Bench> {
  const dataDir = join(defaultDataDir, "bench");
  rmSync(dataDir, { recursive: true, force: true });
  const source = await startBigCommerceSandbox({
    dataset: { generate: options.generate },
    quota: { requests: 100_000, windowMs: 30_000 },
  });
  const sandbox = await startWooCommerceSandbox(options.pace ? { pace: options.pace } : {});
  const shop = options.shop ?? sandbox;
  const allowed = [source.url, shop.url]
    .map((url) => new URL(url))
    .map(({ hostname, port }) => `${hostname}:${port || 443}`);
  const stack = await startStack({
    mode: "prod",
    sandbox: false,
    ports: "remembered",
    ownDatabase: true,
    dataDir,
    env: { OUTBOUND_ALLOW: allowed.join(",") },
    prepare: prepareDemoAccount,
    progress: (sentence) => console.log(sentence),
  });
  const api = await signIn(stack.urls.app, demoAccount);
  const { org, importId } = await ensureImport(
    api,
    {
      source: { storeHash: source.hash, accessToken: source.tokens.full, apiUrl: source.url },
      target: { url: shop.url, consumerKey: shop.key, consumerSecret: shop.secret },
    },
    {},
    options.entity,
  );
  return {
    source,
    sandbox,
    stack,
    api,
    org,
    importId,
    async run(kind) {
      const { runId } = await api.import.start.mutate({ org, importId, kind });
      const display = createProgressDisplay();
      const run = await followRun(api, org, runId, display.show);
      display.end();
      if (run.failure) throw new StartError(run.failure.message);
      if (!run.startedAt || !run.endedAt) throw new StartError("The run has no times.");
      return { run, seconds: (run.endedAt.getTime() - run.startedAt.getTime()) / 1_000 };
    },
    async close() {
      await stack.stop();
      await source.close();
      await sandbox.close();
    },
  };
}
