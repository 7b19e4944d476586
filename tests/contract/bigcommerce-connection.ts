import { setTimeout as delay } from "node:timers/promises";
import { afterAll } from "vitest";
import {
  type BigCommerceSandbox,
  type BigCommerceSandboxOptions,
  startBigCommerceSandbox,
} from "@/sandbox/bigcommerce";
import { bigcommerce } from "@/server/connectors/bigcommerce";
import type { ConnectorContext, WaitNotice } from "@/server/connectors/core/context";
import type { CheckItem, CheckReport, CleanCredentials } from "@/server/connectors/core/descriptor";
import type { PageRequest, SourceConnector, SourceRecord } from "@/server/connectors/core/source";
import type { Entity } from "@/server/domain/entity";
import { type FiltersOf, filtersSchemas } from "@/server/domain/import-settings";
import { createOutbound } from "@/server/infra/outbound";

/** Sandboxes and the way out that a test file has opened; closed after it. */
const closing: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const close of closing.splice(0)) await close();
});

export async function startStore(options?: BigCommerceSandboxOptions): Promise<BigCommerceSandbox> {
  const sandbox = await startBigCommerceSandbox(options);
  closing.push(() => sandbox.close());
  return sandbox;
}

export interface Recorded extends ConnectorContext {
  waits: WaitNotice[];
  counter: { requests: number; writes: number };
}

/** The house's real way out, opened to this machine alone. `timeoutMs` shortens what a connector is patient with. */
export function openContext(options: { timeoutMs?: number } = {}): Recorded {
  const outbound = createOutbound({ allow: ["127.0.0.0/8"] });
  closing.push(() => outbound.close());
  const waits: WaitNotice[] = [];
  return {
    transport: (request) =>
      outbound.transport({ ...request, timeoutMs: Math.min(request.timeoutMs, options.timeoutMs ?? 60_000) }),
    now: () => Date.now(),
    sleep: async (ms, signal) => {
      await delay(ms, undefined, signal ? { signal } : {});
    },
    onWait: (notice) => waits.push(notice),
    waits,
    counter: { requests: 0, writes: 0 },
  };
}

export function cleaned(input: Record<string, string>): CleanCredentials {
  const result = bigcommerce.cleanCredentials(input);
  if (!result.ok) throw new Error(result.problems.map((problem) => problem.message).join(" "));
  return result.credentials;
}

/** As a person would enter it: the sandbox's API path and a token. */
export function pasted(sandbox: BigCommerceSandbox, accessToken: string): Record<string, string> {
  return { storeHash: `${sandbox.url}/stores/${sandbox.hash}/v3/`, accessToken };
}

export function connect(
  sandbox: BigCommerceSandbox,
  options: { token?: string; context?: Recorded } = {},
): { source: SourceConnector; context: Recorded } {
  const context = options.context ?? openContext();
  const source = bigcommerce.source?.connect(
    cleaned(pasted(sandbox, options.token ?? sandbox.tokens.readOnly)),
    context,
  );
  if (!source) throw new Error("BigCommerce cannot be read");
  return { source, context };
}

export async function testConnection(
  input: Record<string, string>,
  context: ConnectorContext = openContext(),
): Promise<CheckReport & { state(id: string): string; item(id: string): CheckItem }> {
  const report = await bigcommerce.check(cleaned(input), context);
  const item = (id: string) => {
    const found = report.items.find((one) => one.id === id);
    if (!found) throw new Error(`no line ${id}`);
    return found;
  };
  return { ...report, item, state: (id) => item(id).state };
}

export interface Walk {
  records: SourceRecord[];
  totals: (number | null)[];
  pages: number[];
}

interface WalkRequest<E extends Entity> {
  filters?: Partial<FiltersOf[E]>;
  pageSize?: number;
  after?: (page: number) => void;
}

/** Reads every page, each by a connector of its own, as a run that was stopped and went on does. */
export async function walkEntity<E extends Entity>(
  entity: E,
  source: () => SourceConnector,
  request: WalkRequest<E> = {},
): Promise<Walk> {
  const all: Walk = { records: [], totals: [], pages: [] };
  let cursor: string | null = null;
  do {
    const wanted: PageRequest = {
      filters: filtersSchemas[entity].parse(request.filters ?? {}),
      cursor,
      pageSize: request.pageSize ?? 20,
    };
    const page = await source().stream(entity).readPage(wanted);
    all.records.push(...page.records);
    all.totals.push(page.total);
    all.pages.push(page.records.length);
    cursor = page.nextCursor;
    request.after?.(all.pages.length);
  } while (cursor !== null);
  return all;
}

export async function walk(source: () => SourceConnector, request: WalkRequest<"products"> = {}) {
  return walkEntity("products", source, request);
}
