import { parseBody } from "./body";
import {
  type AnswerTrouble,
  errorOf,
  type Trouble,
  troubleOfAnswer,
  troubleOfTransport,
} from "./http-trouble";
import type { HttpAnswer, HttpClient, HttpClientOptions, HttpRequest, Query } from "./http-types";
import { redactor } from "./redact";
import { backoffMs } from "./retry";
import { TransportError, type TransportResponse } from "./transport";

/** 520 to 524 are what Cloudflare says when the store behind it does not answer. */
const BUSY_STATUSES = new Set([500, 502, 503, 504, 520, 521, 522, 523, 524]);

function isRead(request: HttpRequest): boolean {
  return request.method === "GET" || request.method === "HEAD" || request.safe === true;
}

function toSearch(query: Query | undefined): URLSearchParams {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value !== undefined && value !== null) search.append(name, String(value));
  }
  return search;
}

/** A body that breaks off although the status says that all is well. */
function isCut(answer: HttpAnswer, request: HttpRequest): boolean {
  if (answer.status < 200 || answer.status > 299 || request.method === "HEAD") return false;
  return answer.kind === "broken_json" || (answer.kind === "empty" && answer.status <= 201);
}

/**
 * A JSON client on the house's transport. Reads are repeated by themselves while the other side is busy (429, 500,
 * 502, 503, 504, connection trouble, cut JSON); writes only when they were surely not carried out, otherwise
 * AnswerLostError says that the result is unknown. Answers with any other status are handed back, unless
 * `classify` says otherwise.
 */
export function createHttpClient(options: HttpClientOptions): HttpClient {
  const { context, platformName, throttle } = options;
  const random = options.random ?? Math.random;
  const redact = redactor(options.secrets ?? []);

  function urlOf(request: HttpRequest): string {
    const search = toSearch(request.query);
    if (options.buildUrl) return options.buildUrl(request.path, search);
    const url = `${options.baseUrl.replace(/\/+$/, "")}/${request.path.replace(/^\/+/, "")}`;
    const text = search.toString();
    return text === "" ? url : `${url}${url.includes("?") ? "&" : "?"}${text}`;
  }

  function count(request: HttpRequest): void {
    if (!context.counter) return;
    context.counter.requests += 1;
    if (!isRead(request)) context.counter.writes += 1;
  }

  async function send(request: HttpRequest, signal: AbortSignal | undefined): Promise<TransportResponse> {
    await throttle?.acquire(signal);
    let answer: TransportResponse | undefined;
    try {
      const url = urlOf(request);
      const signed = options.authorize?.({ method: request.method, url });
      const body = request.body === undefined ? undefined : JSON.stringify(request.body);
      answer = await context.transport({
        method: request.method,
        url: signed?.url ?? url,
        headers: {
          accept: "application/json",
          ...(body === undefined ? {} : { "content-type": "application/json" }),
          ...options.headers,
          ...request.headers,
          ...signed?.headers,
        },
        ...(body === undefined ? {} : { body }),
        ...(request.secrets ? { secrets: request.secrets } : {}),
        timeoutMs: request.timeoutMs ?? options.timeoutMs ?? 30_000,
        ...(signal ? { signal } : {}),
      });
      count(request);
      return answer;
    } catch (error) {
      if (error instanceof TransportError && error.sent) count(request);
      throw error;
    } finally {
      throttle?.release(answer);
    }
  }

  /** The trouble in an answer; undefined when it is to be handed back. */
  function judge(answer: HttpAnswer, request: HttpRequest, describe: (what: string) => string) {
    const trouble = (kind: AnswerTrouble) =>
      troubleOfAnswer(kind, answer, platformName, describe, context.now());
    const verdict = options.classify?.(answer, request);
    if (verdict instanceof Error) throw verdict;
    if (verdict === "return") return undefined;
    if (verdict === "lost") return trouble("busy");
    if (answer.status === 429) return trouble("quota");
    if (verdict === "retry") return trouble("not_done");
    if (BUSY_STATUSES.has(answer.status)) return trouble("busy");
    return isCut(answer, request) ? trouble("broken") : undefined;
  }

  async function attempt(
    request: HttpRequest,
    signal: AbortSignal | undefined,
  ): Promise<{ answer: HttpAnswer } | { trouble: Trouble }> {
    const describe = (what: string) => redact(`${request.method} ${urlOf(request)}: ${what}`);
    let response: TransportResponse;
    try {
      response = await send(request, signal);
    } catch (error) {
      if (!(error instanceof TransportError)) throw error;
      // A read that was called off ends as such; a write that was called off in flight has an unknown result.
      if (error.kind === "aborted" && (isRead(request) || !error.sent)) throw signal?.reason ?? error;
      return { trouble: troubleOfTransport(error, platformName, describe) };
    }
    const { status, headers, body: text, url } = response;
    const answer = { status, headers, text, url, ...parseBody(text, headers["content-type"]) };
    const trouble = judge(answer, request, describe);
    return trouble ? { trouble } : { answer };
  }

  async function pause(ms: number, quota: boolean, signal: AbortSignal | undefined): Promise<void> {
    if (ms > 1000) {
      const reason =
        options.role === "target" ? "target_busy" : quota ? "source_quota" : ("source_busy" as const);
      const label =
        reason === "source_quota" ? `${platformName}'s quota` : `${platformName} to be ready again`;
      context.onWait?.({ reason, label, ms });
    }
    await context.sleep(ms, signal);
  }

  async function request(wanted: HttpRequest): Promise<HttpAnswer> {
    const signals = [wanted.signal, context.signal].filter((signal) => signal !== undefined);
    const signal = signals.length > 1 ? AbortSignal.any(signals) : signals[0];
    const maxRetries = wanted.maxRetries ?? options.maxRetries ?? 4;
    for (let tried = 0; ; tried += 1) {
      signal?.throwIfAborted();
      const result = await attempt(wanted, signal);
      if ("answer" in result) return result.answer;
      const { trouble } = result;
      const repeatable =
        trouble.passing && (isRead(wanted) || trouble.notDone) && (wanted.repeat?.(trouble.cause) ?? true);
      const wait = trouble.askedMs || backoffMs(tried, random);
      if (!repeatable || tried >= maxRetries || wait > (options.maxWaitMs ?? 65_000)) {
        throw errorOf(trouble, isRead(wanted), platformName);
      }
      await pause(wait, trouble.quota, signal);
    }
  }

  return {
    request,
    redact,
    get: (path, query, rest) => request({ ...rest, method: "GET", path, ...(query ? { query } : {}) }),
    post: (path, body, rest) =>
      request({ ...rest, method: "POST", path, ...(body === undefined ? {} : { body }) }),
    put: (path, body, rest) =>
      request({ ...rest, method: "PUT", path, ...(body === undefined ? {} : { body }) }),
    delete: (path, query, rest) => request({ ...rest, method: "DELETE", path, ...(query ? { query } : {}) }),
  };
}
