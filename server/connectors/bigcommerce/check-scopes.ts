import { RetriableError } from "../core/errors";
import type { HttpAnswer, HttpClient, Query } from "../core/http-types";
import type { Findings } from "./check-report";
import {
  errorText,
  HASH_REMEDY,
  SCOPES,
  type ScopeId,
  scopeRemedy,
  TOKEN_CAUSE,
  TOKEN_REMEDY,
} from "./errors";
import { bareListSchema, listSchema } from "./schemas/envelope";
import { orderHeadSchema } from "./schemas/order";

type Request = { path: string; query: Query };

/** The cheapest request that needs each scope. Transactions can be asked for by their order alone. */
const PROBES: Record<Exclude<ScopeId, "transactions">, Request> = {
  information: { path: "/v2/store", query: {} },
  products: { path: "/v3/catalog/products", query: { limit: 1, include_fields: "name" } },
  orders: { path: "/v2/orders", query: { limit: 1 } },
  customers: { path: "/v3/customers", query: { limit: 1 } },
};

/** Of an order that need not be there: without the scope, even that is refused. */
function transactionsOf(orderId: string): Request {
  return { path: `/v3/orders/${orderId}/transactions`, query: { limit: 1 } };
}

/** What a scope that is not needed for products is for. */
const OPTIONAL: Partial<Record<ScopeId, string>> = {
  orders: "Products can be imported without it; orders cannot.",
  transactions: "Orders can be imported without it, but not how they were paid.",
  customers: "Products can be imported without it; customers cannot.",
};

const ALL: readonly ScopeId[] = ["information", "products", "orders", "transactions", "customers"];

export type ProbeResult = HttpAnswer | RetriableError;
export type Probes = Record<ScopeId, ProbeResult>;

async function ask(http: HttpClient, storeHash: string, { path, query }: Request): Promise<ProbeResult> {
  try {
    return await http.get(`/stores/${storeHash}${path}`, query);
  } catch (error) {
    if (error instanceof RetriableError) return error;
    throw error;
  }
}

export function probe(http: HttpClient, storeHash: string, scope: keyof typeof PROBES): Promise<ProbeResult> {
  return ask(http, storeHash, PROBES[scope]);
}

export async function probeOthers(
  http: HttpClient,
  storeHash: string,
  information: ProbeResult,
): Promise<Probes> {
  const orders = probe(http, storeHash, "orders");
  const [products, transactions, customers] = await Promise.all([
    probe(http, storeHash, "products"),
    orders.then((answer) => ask(http, storeHash, transactionsOf(firstId(answer)))),
    probe(http, storeHash, "customers"),
  ]);
  return { information, products, orders: await orders, transactions, customers };
}

/** Id of the first order; any other number when none can be seen. */
function firstId(answer: ProbeResult): string {
  const list = answer instanceof RetriableError ? null : bareListSchema.safeParse(answer.json);
  const first = orderHeadSchema.safeParse(list?.data?.[0]);
  return first.success ? first.data.id : "1";
}

function statusOf(result: ProbeResult): number | null {
  return "status" in result ? result.status : null;
}

function technicalOf(result: ProbeResult, scope: ScopeId, http: HttpClient): string {
  if (result instanceof RetriableError) return result.technical ?? result.message;
  return http.redact(
    `GET ${scope === "transactions" ? "/v3/orders/{id}/transactions" : PROBES[scope].path}: ${result.status} ${errorText(result) || result.text.slice(0, 200)}`,
  );
}

/**
 * A wrong store hash is answered with 403 like a missing scope. Only when every request is refused so, the hash is
 * the likelier reason: https://developer.bigcommerce.com/docs/start/about/status-codes
 */
export function judgeProbes(probes: Probes, http: HttpClient, findings: Findings): void {
  const statuses = ALL.map((scope) => statusOf(probes[scope]));
  const refusal = ALL.find((scope) => statusOf(probes[scope]) === 401);
  const technical = (scope: ScopeId) => technicalOf(probes[scope], scope, http);
  if (refusal && !statuses.includes(200)) {
    findings.failed("access_token", TOKEN_CAUSE, TOKEN_REMEDY, technical(refusal));
    return;
  }
  if (statuses.every((status) => status === 403)) {
    findings.failed(
      "store_hash",
      "BigCommerce refused every request. That is its answer to a wrong store hash, and also to a token of another store or one without any scope.",
      HASH_REMEDY,
      technical("information"),
    );
    return;
  }
  if (statuses.every((status) => status === 404)) {
    findings.failed(
      "store_hash",
      "BigCommerce knows no store with this hash.",
      HASH_REMEDY,
      technical("information"),
    );
    return;
  }
  if (statuses.some((status) => status === 200 || status === 204)) {
    findings.ok("store_hash", "BigCommerce answers for this store.");
    findings.ok("access_token", "BigCommerce accepts the access token.");
  }
  for (const scope of ALL) judgeScope(scope, probes[scope], technical(scope), findings);
}

function judgeScope(scope: ScopeId, result: ProbeResult, technical: string, findings: Findings): void {
  const id = `scope_${scope}` as const;
  const { name } = SCOPES[scope];
  const optional = OPTIONAL[scope];
  const note = optional ? findings.warning : findings.failed;
  const status = statusOf(result);
  // V2 answers 204 without a body where nothing is found.
  if (status === 200 || status === 204 || (status === 404 && scope === "transactions")) {
    findings.ok(id, `The token may read ${name.toLowerCase()}.`);
    return;
  }
  if (status === 403) {
    const cause = `The access token lacks the scope "${name}".${optional ? ` ${optional}` : ""}`;
    note(id, cause, scopeRemedy(name), technical);
    return;
  }
  const said =
    result instanceof RetriableError ? result.message : `BigCommerce answered with status ${status}.`;
  note(id, said, "Test again in a few minutes. If it stays, show support the technical part.", technical);
}

/** How many products there are, and what it means when there are none. */
export function judgeProducts(result: ProbeResult, findings: Findings): void {
  if (statusOf(result) !== 200 || result instanceof RetriableError) return;
  const list = listSchema.safeParse(result.json);
  const total = list.success ? list.data.meta?.pagination?.total : undefined;
  if (total === undefined) {
    findings.warning(
      "products",
      "BigCommerce did not tell how many products there are.",
      "Nothing to do: the import finds out while it reads.",
    );
    return;
  }
  findings.store.products = String(total);
  if (total > 0) {
    findings.ok("products", `${total} product${total === 1 ? "" : "s"} can be read.`);
    return;
  }
  findings.warning(
    "products",
    "BigCommerce gave out no products. Hidden ones would be listed too, so the store has none.",
    "Check under Products > View in BigCommerce that this is the store you mean.",
  );
}
