import { z } from "zod";
import { type BigCommerceSandbox, type Dataset, startBigCommerceSandbox } from "./bigcommerce/index";
import { startWooCommerceSandbox } from "./woocommerce/index";

const portSchema = z.coerce.number().int().min(0).max(65_535);

const environment = z.object({
  BIGCOMMERCE_PORT: portSchema.default(4010),
  WOOCOMMERCE_PORT: portSchema.default(4020),
  SANDBOX_HOST: z.string().min(1).default("127.0.0.1"),
  /** A folder of recorded answers instead of the demo catalogue. */
  SANDBOX_DATA: z.string().min(1).optional(),
  /** A folder that keeps both stores' state; without it a stop forgets everything. */
  SANDBOX_STATE: z.string().min(1).optional(),
});

interface Running {
  close(): Promise<void>;
}

async function main(): Promise<void> {
  const read = environment.safeParse(emptyAsMissing(process.env));
  if (!read.success) throw new Error(`The sandbox's settings are wrong.\n${z.prettifyError(read.error)}`);
  const settings = read.data;
  const running: Running[] = [];
  const stop = once(() => Promise.all(running.map((store) => store.close())));
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      stop().then(
        () => process.exit(0),
        (error: unknown) => fail(error),
      );
    });
  }
  try {
    const dataset: Dataset = settings.SANDBOX_DATA ? { folder: settings.SANDBOX_DATA } : "demo";
    const state = settings.SANDBOX_STATE ? { dataDir: settings.SANDBOX_STATE } : {};
    const host = settings.SANDBOX_HOST;
    const source = await startBigCommerceSandbox({
      port: settings.BIGCOMMERCE_PORT,
      host,
      dataset,
      ...state,
    });
    running.push(source);
    const target = await startWooCommerceSandbox({ port: settings.WOOCOMMERCE_PORT, host, ...state });
    running.push(target);
    printSource(source);
    console.log(`
WooCommerce sandbox   ${target.url}
  consumer key        ${target.key}
  consumer secret     ${target.secret}
  read only           ${target.readKey}
                      ${target.readSecret}

Press Ctrl-C to stop both.`);
  } catch (error) {
    await stop();
    throw error;
  }
}

function printSource(source: BigCommerceSandbox): void {
  console.log(`
BigCommerce sandbox   ${source.url}
  API path            ${source.url}/stores/${source.hash}/v3/
  store hash          ${source.hash}
  access token        ${source.tokens.full}
  client secret       ${source.clientSecrets.full}
  account UUID        ${source.accountUuid}
  account token       ${source.tokens.account}
  products            ${source.store.state.products.length}
  customers           ${source.store.state.customers.length}
  orders              ${source.store.state.orders.length}`);
  for (const note of source.notes) console.log(`  note: ${note}`);
}

/** `NAME=` in a shell or a file means that the setting is not set. */
function emptyAsMissing(values: Record<string, string | undefined>): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ""));
}

function once<T>(work: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | undefined;
  return () => {
    running ??= work();
    return running;
  };
}

function fail(error: unknown): never {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

main().catch(fail);
