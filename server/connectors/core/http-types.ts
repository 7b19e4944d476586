import type { JsonValue } from "@/server/domain/json";
import type { BodyKind } from "./body";
import type { ConnectorContext } from "./context";
import type { TransportError, TransportRequest, TransportResponse } from "./transport";

export type Method = TransportRequest["method"];
export type QueryValue = string | number | boolean | null | undefined;
export type Query = Record<string, QueryValue>;

export interface HttpRequest {
  method: Method;
  /** Joined to the base address. */
  path: string;
  query?: Query;
  body?: JsonValue;
  /** What of the body is secret. */
  secrets?: readonly string[];
  headers?: Record<string, string>;
  timeoutMs?: number;
  maxRetries?: number;
  /** A POST that changes nothing, such as a search: handled as a read. */
  safe?: boolean;
  signal?: AbortSignal;
  /** Asked before a repetition; false throws at once, so that the caller can ask for less instead. */
  repeat?(cause: TransportError | HttpStatusError): boolean;
}

export interface HttpAnswer {
  status: number;
  /** Names in lower case. */
  headers: Record<string, string>;
  kind: BodyKind;
  /** Undefined when the body is not JSON. */
  json: JsonValue | undefined;
  text: string;
  /** Address that answered, after redirects. */
  url: string;
}

/**
 * What to do with an answer: hand it back, try again (a write only when it was surely not carried out),
 * treat a write's result as unknown, or throw. Undefined leaves it to the client.
 */
export type Verdict = "return" | "retry" | "lost" | Error | undefined;

/** Lets requests through one after another; told of each answer's headers. */
export interface Throttle {
  acquire(signal?: AbortSignal): Promise<void>;
  /** Undefined when no answer came. */
  release(answer: TransportResponse | undefined): void;
}

export interface HttpClientOptions {
  context: ConnectorContext;
  baseUrl: string;
  platformName: string;
  /** Decides what a wait is called. */
  role: "source" | "target";
  headers?: Record<string, string>;
  /** Asked anew for each attempt, since signatures carry a time. */
  authorize?(request: { method: Method; url: string }): { headers?: Record<string, string>; url?: string };
  /** Never shown in an error. */
  secrets?: readonly string[];
  /** How long one request may take. Default 30 s. */
  timeoutMs?: number;
  /** Attempts after the first. Default 4. */
  maxRetries?: number;
  /** A longer wait is not slept through but thrown as RetriableError. Default 65 s. */
  maxWaitMs?: number;
  /** For addresses that are not base + path + query. */
  buildUrl?(path: string, query: URLSearchParams): string;
  classify?(answer: HttpAnswer, request: HttpRequest): Verdict;
  throttle?: Throttle;
  random?: () => number;
}

/** What `get`, `post`, `put` and `delete` take besides address and content. */
export type RequestRest = Omit<HttpRequest, "method" | "path" | "query" | "body">;

export interface HttpClient {
  request(request: HttpRequest): Promise<HttpAnswer>;
  get(path: string, query?: Query, rest?: RequestRest): Promise<HttpAnswer>;
  post(path: string, body?: JsonValue, rest?: RequestRest & { query?: Query }): Promise<HttpAnswer>;
  put(path: string, body?: JsonValue, rest?: RequestRest & { query?: Query }): Promise<HttpAnswer>;
  delete(path: string, query?: Query, rest?: RequestRest): Promise<HttpAnswer>;
  /** Blots this client's secrets out of a text. */
  redact(text: string): string;
}

/** Cause of the error that is thrown when an answer's status is the trouble. */
export class HttpStatusError extends Error {
  override readonly name = "HttpStatusError";
  constructor(readonly status: number) {
    super(`status ${status}`);
  }
}
