import { afterEach } from "vitest";
import type { Json } from "./catalog/types";
import { type BigCommerceSandbox, type BigCommerceSandboxOptions, startBigCommerceSandbox } from "./index";

interface Answer {
  status: number;
  headers: Headers;
  text: string;
  /** Whatever came over HTTP, unchecked: what it holds is what the tests are about. */
  json: ReturnType<typeof JSON.parse>;
}

export interface TestStore extends BigCommerceSandbox {
  /** A path below the store, such as `/v3/catalog/products`. */
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  send(method: string, path: string, body?: Json): Promise<Answer>;
}

const running: BigCommerceSandbox[] = [];

/** Stops, after each test, the stores that it started. */
export function stopStoresAfterEach(): void {
  afterEach(async () => {
    await Promise.all(running.splice(0).map((store) => store.close()));
  });
}

export async function startStore(options: BigCommerceSandboxOptions = {}): Promise<TestStore> {
  const sandbox = await startBigCommerceSandbox(options);
  running.push(sandbox);
  const request = async (method: string, path: string, headers: Record<string, string>, body?: Json) => {
    const response = await fetch(`${sandbox.url}/stores/${sandbox.hash}${path}`, {
      method,
      headers: { accept: "application/json", "x-auth-token": sandbox.tokens.full, ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, json: parsed(text) };
  };
  return {
    ...sandbox,
    get: (path, headers = {}) => request("GET", path, headers),
    send: (method, path, body) => request(method, path, { "content-type": "application/json" }, body),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
