import { join } from "node:path";
import { readEnv } from "@/server/env";
import { localSecrets } from "./secrets";
import type { StackOptions, StackPorts, StackUrls } from "./stack-options";

interface Context {
  options: StackOptions;
  dataDir: string;
  databaseUrl: string;
  ports: StackPorts;
  executor: boolean;
}

export function stackUrls({ options, ports, executor }: Omit<Context, "databaseUrl">): StackUrls {
  return {
    app: process.env.APP_URL || process.env.NEXTAUTH_URL || (options.demandSecrets ? "" : localApp(ports)),
    ...(executor && { executor: `http://127.0.0.1:${ports.executor}` }),
    ...(options.sandbox && {
      bigcommerce: `http://127.0.0.1:${ports.bigcommerce}`,
      woocommerce: `http://127.0.0.1:${ports.woocommerce}`,
    }),
  };
}

/**
 * The environment of every process of the stack: what is set already, then what is made up where nothing is set.
 * Checked here, so that a wrong setting is told before anything starts.
 */
export function stackEnv(context: Context): Record<string, string> {
  const { options, databaseUrl, ports, executor } = context;
  const urls = stackUrls(context);
  const given = definedOnly(process.env);
  const env: Record<string, string> = {
    ...madeUp(context),
    ...given,
    NODE_ENV: options.mode === "dev" ? "development" : "production",
    NEXT_TELEMETRY_DISABLED: "1",
    DATABASE_URL: databaseUrl,
    APP_URL: urls.app,
    NEXTAUTH_URL: urls.app,
    PORT: String(ports.app),
    ...(executor && executorEnv(ports, urls)),
    ...(options.sandbox && sandboxEnv(context, urls)),
    ...options.env,
    ...(options.sandbox && {
      OUTBOUND_ALLOW: allowSandbox(ports, options.env?.OUTBOUND_ALLOW ?? given.OUTBOUND_ALLOW),
    }),
  };
  const checked = readEnv(env);
  // next-auth looks for its secret under its own name.
  return { ...env, AUTH_SECRET: checked.AUTH_SECRET, NEXTAUTH_SECRET: checked.AUTH_SECRET };
}

function localApp(ports: StackPorts): string {
  return `http://localhost:${ports.app}`;
}

/** The embedded executor and the app start together, so their keys can be made up even where others must be given. */
function madeUp({ options, dataDir, executor }: Context): Record<string, string> {
  const { AUTH_SECRET, CREDENTIALS_KEYS, ...inngestKeys } = localSecrets(dataDir);
  return { ...(!options.demandSecrets && { AUTH_SECRET, CREDENTIALS_KEYS }), ...(executor && inngestKeys) };
}

/** The SDK sends events and registers where INNGEST_BASE_URL points; with INNGEST_DEV it would trust anyone's calls. */
function executorEnv(ports: StackPorts, urls: StackUrls): Record<string, string> {
  return {
    INNGEST_EXECUTOR: "embedded",
    EXECUTOR_PORT: String(ports.executor),
    INNGEST_BASE_URL: urls.executor ?? "",
    INNGEST_DEV: "0",
    // Where the executor reaches the app, whatever address people open it at.
    INNGEST_SERVE_ORIGIN: `http://127.0.0.1:${ports.app}`,
  };
}

function sandboxEnv({ dataDir, ports }: Context, urls: StackUrls): Record<string, string> {
  return {
    BIGCOMMERCE_PORT: String(ports.bigcommerce),
    WOOCOMMERCE_PORT: String(ports.woocommerce),
    SANDBOX_BIGCOMMERCE_URL: urls.bigcommerce ?? "",
    SANDBOX_WOOCOMMERCE_URL: urls.woocommerce ?? "",
    SANDBOX_STATE: join(dataDir, "sandbox"),
  };
}

/** The outbound guard keeps requests off this machine, where the stand-in stores are. */
function allowSandbox({ bigcommerce, woocommerce }: StackPorts, allowed: string | undefined): string {
  const stores = [bigcommerce, woocommerce].flatMap((port) => [`127.0.0.1:${port}`, `localhost:${port}`]);
  return [...(allowed ? [allowed] : []), ...stores].join(",");
}

function definedOnly(source: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(source).filter((entry): entry is [string, string] => Boolean(entry[1])),
  );
}
