import { afterEach } from "vitest";
import { startWooCommerceSandbox, type WooCommerceSandbox } from "./index";
import type { WooCommerceSandboxOptions } from "./options";

// biome-ignore lint/suspicious/noExplicitAny: a store's raw answers
export type Raw = any;

export interface TestSandbox extends WooCommerceSandbox {
  api(method: string, path: string, body?: unknown): Promise<{ status: number; body: Raw; headers: Headers }>;
}

const running: WooCommerceSandbox[] = [];

/** To be called once a file: stops what a test has started. */
export function stopSandboxesAfterEach(): void {
  afterEach(async () => {
    for (const sandbox of running.splice(0)) await sandbox.close();
  });
}

export async function startSandbox(options: WooCommerceSandboxOptions = {}): Promise<TestSandbox> {
  const sandbox = await startWooCommerceSandbox(options);
  running.push(sandbox);
  const authorization = `Basic ${Buffer.from(`${sandbox.key}:${sandbox.secret}`).toString("base64")}`;
  return {
    ...sandbox,
    api: async (method, path, body) => {
      const answer = await fetch(`${sandbox.url}/wp-json/wc/v3/${path}`, {
        method,
        headers: { authorization, "content-type": "application/json" },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return { status: answer.status, body: await answer.json(), headers: answer.headers };
    },
  };
}
