import { setTimeout as delay } from "node:timers/promises";
import { afterAll } from "vitest";
import { startWooCommerceSandbox, type WooCommerceSandbox } from "@/sandbox/woocommerce";
import type { ConnectorContext, WaitNotice } from "@/server/connectors/core/context";
import type { CleanCredentials } from "@/server/connectors/core/descriptor";
import type { TargetConnector } from "@/server/connectors/core/target";
import { TransportError, type TransportRequest } from "@/server/connectors/core/transport";
import { woocommerce } from "@/server/connectors/woocommerce";
import type { JsonValue } from "@/server/domain/json";
import { createOutbound } from "@/server/infra/outbound";

/** What a test file has opened; closed after it, the last first. */
const closing: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const close of closing.splice(0).reverse()) await close();
}, 120_000);

export function atTheEnd(close: () => Promise<void>): void {
  closing.push(close);
}

// biome-ignore lint/suspicious/noExplicitAny: a store's raw answers, read without the connector's own eyes
export type Raw = any;

export interface TestStore {
  url: string;
  key: string;
  secret: string;
  /** A key that may only read; null where a real store gives none. */
  readKey: { key: string; secret: string } | null;
  /** Null for a real store. */
  sandbox: WooCommerceSandbox | null;
  /** Asks the store directly, past the connector. */
  api(
    method: string,
    path: string,
    body?: JsonValue,
  ): Promise<{ status: number; body: Raw; headers: Headers }>;
}

/** The store that the tests run against: a real one when WOO_URL, WOO_KEY and WOO_SECRET are set, else a sandbox. */
export async function openStore(): Promise<TestStore> {
  const { WOO_URL, WOO_KEY, WOO_SECRET, WOO_READ_KEY, WOO_READ_SECRET } = process.env;
  if (WOO_URL && WOO_KEY && WOO_SECRET) {
    const readKey = WOO_READ_KEY && WOO_READ_SECRET ? { key: WOO_READ_KEY, secret: WOO_READ_SECRET } : null;
    return withApi({ url: WOO_URL, key: WOO_KEY, secret: WOO_SECRET, readKey, sandbox: null });
  }
  const sandbox = await startWooCommerceSandbox();
  closing.push(() => sandbox.close());
  const { url, key, secret } = sandbox;
  const readKey = { key: sandbox.readKey, secret: sandbox.readSecret };
  return withApi({ url, key, secret, readKey, sandbox });
}

function withApi(store: Omit<TestStore, "api">): TestStore {
  const authorization = `Basic ${Buffer.from(`${store.key}:${store.secret}`).toString("base64")}`;
  return {
    ...store,
    api: async (method, path, body) => {
      const answer = await fetch(`${store.url}/wp-json/wc/v3/${path}`, {
        method,
        headers: {
          authorization,
          ...(body === undefined ? {} : { "content-type": "application/json" }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return { status: answer.status, body: await answer.json(), headers: answer.headers };
    },
  };
}

export interface TestContext extends ConnectorContext {
  waits: WaitNotice[];
  counter: { requests: number; writes: number };
  sent: TransportRequest[];
  /** The next request that fits is carried out, and its answer thrown away. */
  loseAnswerTo(fits: (request: TransportRequest) => boolean): void;
}

/** The house's real way out, opened to this machine, with answers that get lost on demand. */
export function openContext(): TestContext {
  const outbound = createOutbound({ allow: ["127.0.0.0/8"] });
  closing.push(() => outbound.close());
  const losing: ((request: TransportRequest) => boolean)[] = [];
  const waits: WaitNotice[] = [];
  const sent: TransportRequest[] = [];
  return {
    transport: async (request) => {
      sent.push(request);
      const answer = await outbound.transport(request);
      const index = losing.findIndex((fits) => fits(request));
      if (index < 0) return answer;
      losing.splice(index, 1);
      throw new TransportError("reset", "the answer was lost on purpose", true);
    },
    now: () => Date.now(),
    sleep: async (ms, signal) => {
      await delay(ms, undefined, signal ? { signal } : {});
    },
    onWait: (notice) => waits.push(notice),
    waits,
    counter: { requests: 0, writes: 0 },
    sent,
    loseAnswerTo: (fits) => losing.push(fits),
  };
}

export function isPostTo(path: RegExp): (request: TransportRequest) => boolean {
  return (request) => request.method !== "GET" && path.test(new URL(request.url).pathname);
}

export function cleaned(input: Record<string, string>): CleanCredentials {
  const result = woocommerce.cleanCredentials(input);
  if (!result.ok) throw new Error(result.problems.map((problem) => problem.message).join(" "));
  return result.credentials;
}

export function credentialsOf(
  store: TestStore,
  key: { key: string; secret: string } = store,
): Record<string, string> {
  return { url: store.url, consumerKey: key.key, consumerSecret: key.secret };
}

export function connect(store: TestStore, context: ConnectorContext = openContext()): TargetConnector {
  const target = woocommerce.target?.connect(cleaned(credentialsOf(store)), context);
  if (!target) throw new Error("WooCommerce cannot be written");
  return target;
}

/** A name that no other run uses, so that tests may share a store with others and find what they made. */
export function uniqueName(): string {
  return Math.random().toString(36).slice(2, 8).padEnd(6, "0");
}
