import { createHash } from "node:crypto";
import { join } from "node:path";
import { type FaultRule, Faults } from "../core/faults";
import { listen } from "../core/listen";
import { createPace, type PaceOptions } from "../core/pace";
import { createRequestLog, type RequestLog } from "../core/request-log";
import { createStateStore } from "../core/state-store";
import { createApp } from "./app";
import type { StoreState } from "./catalog/types";
import {
  accountToken,
  apiAccountOf,
  type StoreTokenName,
  sandboxAccountUuid,
  sandboxHash,
  storeTokens,
} from "./credentials";
import { type Dataset, loadDataset } from "./datasets/load-dataset";
import { type DeliveryOptions, HookDelivery } from "./hooks/deliver";
import { createQuota, type Quota, type QuotaOptions } from "./http/quota";
import type { AccountStore } from "./routes/account";
import { Store } from "./store";

export type { Dataset } from "./datasets/load-dataset";
export type { Store } from "./store";

export interface BigCommerceSandboxOptions {
  /** 0 (the default) takes any free port. */
  port?: number;
  host?: string;
  /** The project's own demo catalogue by default. */
  dataset?: Dataset;
  /** Keeps the state in this folder, so that the next start goes on from it. */
  dataDir?: string;
  /** 450 requests in 30 seconds by default; a store on the Standard or Plus plan has 150. */
  quota?: QuotaOptions;
  pace?: PaceOptions;
  faults?: readonly FaultRule[];
  /** How webhooks are posted. */
  hooks?: DeliveryOptions;
  /** Further stores of the same account, for an account UUID that does not lead to one store. */
  otherStores?: readonly AccountStore[];
  now?: () => Date;
}

export interface BigCommerceSandbox {
  url: string;
  port: number;
  hash: string;
  tokens: Record<StoreTokenName | "account", string>;
  /** Of the API account of each token: what webhooks are signed with. */
  clientSecrets: Record<StoreTokenName, string>;
  accountUuid: string;
  /** The store behind the server, for tests that look or change from behind. */
  store: Store;
  faults: Faults;
  requests: RequestLog;
  quota: Quota;
  /** The posts to webhooks: what was tried, and how they go astray. */
  hooks: HookDelivery;
  /** What the data set holds but the sandbox could not use. */
  notes: readonly string[];
  reset(): Promise<void>;
  close(): Promise<void>;
}

export async function startBigCommerceSandbox(
  options: BigCommerceSandboxOptions = {},
): Promise<BigCommerceSandbox> {
  const dataset = options.dataset ?? "demo";
  const loaded = loadDataset(dataset);
  let unused: StoreState | undefined = loaded.state;
  const saved = createStateStore<StoreState>({
    initial: () => {
      const state = unused ?? loadDataset(dataset).state;
      unused = undefined;
      return state;
    },
    ...(options.dataDir
      ? { file: join(options.dataDir, `bigcommerce-${nameOf(dataset)}-v${stateVersion}.json`) }
      : {}),
  });
  const hooks = new HookDelivery(sandboxHash, options.hooks);
  const store = new Store(saved, options.now, hooks.emit);
  hooks.serve(store);
  const faults = new Faults(options.faults);
  const requests = createRequestLog();
  const quota = createQuota(options.quota);
  const reset = async () => {
    await saved.reset();
    quota.reset();
    hooks.reset();
  };
  const app = createApp({
    store,
    hash: sandboxHash,
    accountUuid: sandboxAccountUuid,
    accountStores: [
      { hash: sandboxHash, name: String(store.state.store.name) },
      ...(options.otherStores ?? []),
    ],
    quota,
    pace: createPace(options.pace),
    faults,
    requests,
    delivery: hooks,
    reset,
  });
  const server = await listen(app, {
    ...(options.port === undefined ? {} : { port: options.port }),
    ...(options.host === undefined ? {} : { host: options.host }),
    name: "The BigCommerce sandbox",
    portVariable: "BIGCOMMERCE_PORT",
  });
  return {
    url: server.url,
    port: server.port,
    hash: sandboxHash,
    tokens: { ...byName((token) => token), account: accountToken },
    clientSecrets: byName((token) => apiAccountOf(token).clientSecret),
    accountUuid: sandboxAccountUuid,
    store,
    faults,
    requests,
    quota,
    hooks,
    notes: loaded.notes,
    reset,
    close: async () => {
      await hooks.close();
      await server.close();
      await saved.close();
    },
  };
}

function byName(read: (token: string) => string): Record<StoreTokenName, string> {
  const entries = Object.entries(storeTokens).map(([name, entry]) => [name, read(entry.token)]);
  return Object.fromEntries(entries) as Record<StoreTokenName, string>;
}

/** Goes up when the shape of the state changes: a file of before is then left alone rather than misread. */
const stateVersion = 2;

/** Each data set has its own file, so that one never shows up under another's name. */
function nameOf(dataset: Dataset): string {
  if (dataset === "demo") return "demo";
  return createHash("sha256").update(JSON.stringify(dataset)).digest("hex").slice(0, 10);
}
