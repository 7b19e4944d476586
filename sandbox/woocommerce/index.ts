import { join } from "node:path";
import { Faults } from "@/sandbox/core/faults";
import { listen } from "@/sandbox/core/listen";
import { createPace } from "@/sandbox/core/pace";
import { createRequestLog, type RequestLog } from "@/sandbox/core/request-log";
import { createStateStore } from "@/sandbox/core/state-store";
import { createApp } from "./app";
import { Files } from "./media/files";
import { sandboxKeys, settingsFrom, type WooCommerceSandboxOptions } from "./options";
import { initialState, stateFromJson, stateToJson } from "./store/initial-state";
import type { MailRecord } from "./store/sales-records";
import { Site } from "./store/site";
import { Store } from "./store/store";

export interface WooCommerceSandbox {
  url: string;
  /** Reads and writes. */
  key: string;
  secret: string;
  /** Reads alone. */
  readKey: string;
  readSecret: string;
  faults: Faults;
  requests: RequestLog;
  /** The store itself, for tests that want to look behind the API or to set something up. */
  store: Store;
  /** The mails that a real store would have sent so far, the oldest first; also at `/__sandbox/mails`. */
  mails(): readonly MailRecord[];
  /** Resolves when all changes so far are on disk. */
  flush(): Promise<void>;
  reset(): Promise<void>;
  close(): Promise<void>;
}

/** Starts a stand-in WooCommerce store over HTTP, with the behaviour of WooCommerce 10.5. */
export async function startWooCommerceSandbox(
  options: WooCommerceSandboxOptions = {},
): Promise<WooCommerceSandbox> {
  const settings = settingsFrom(options);
  const saved = createStateStore({
    initial: () => initialState(settings),
    ...(options.dataDir ? { file: join(options.dataDir, "woocommerce.json") } : {}),
    toJson: stateToJson,
    fromJson: (json) => stateFromJson(json, initialState(settings)),
  });
  const site = new Site(settings.name, settings.timezone);
  const store = new Store(saved, site, new Files(options.dataDir));
  const faults = new Faults(options.faults);
  const requests = createRequestLog();
  const app = createApp({ context: { store, settings, pace: createPace(options.pace) }, faults, requests });
  const server = await listen(app, {
    name: "The WooCommerce sandbox",
    portVariable: "WOOCOMMERCE_PORT",
    ...(options.port === undefined ? {} : { port: options.port }),
    ...(options.host === undefined ? {} : { host: options.host }),
  });
  site.url = server.url;
  return {
    url: server.url,
    key: sandboxKeys.write.key,
    secret: sandboxKeys.write.secret,
    readKey: sandboxKeys.read.key,
    readSecret: sandboxKeys.read.secret,
    faults,
    requests,
    store,
    mails: () => store.mails,
    flush: () => saved.flush(),
    reset: () => store.reset(),
    close: async () => {
      await server.close();
      await saved.close();
    },
  };
}
