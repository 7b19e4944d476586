import type { ConnectorContext } from "@/server/connectors/core/context";
import { FatalError, RetriableError } from "@/server/connectors/core/errors";
import { createHttpClient } from "@/server/connectors/core/http-client";
import type { HttpAnswer, HttpRequest, Query } from "@/server/connectors/core/http-types";
import type { JsonObject, JsonValue } from "@/server/domain/json";
import { rowsOf } from "./answers";
import { authorizeBy, defaultAuthWay } from "./auth";
import type { StoreCredentials } from "./credentials";
import { classify } from "./failures";
import { PLATFORM_NAME } from "./words";

const READ_TIMEOUT_MS = 60_000;
/** A batch takes seconds even on a good host; giving up early only makes its result unknown. */
const WRITE_TIMEOUT_MS = 120_000;

export const PAGE_SIZE = 100;

const API = "wc/v3/";

export type Row = JsonObject & { id: number };

export interface RowPage {
  rows: Row[];
  total: number;
  pages: number;
}

export interface WooClient {
  readonly context: ConnectorContext;
  readonly storeUrl: string;
  /** Answers that are no refusal of the key come back as they are, whatever their status. */
  read(path: string, query?: Query): Promise<HttpAnswer>;
  /** WordPress' own index, which knows the site's name and time zone; undefined when it is closed. */
  readIndex(): Promise<JsonValue | undefined>;
  /** What WordPress itself tells everybody, without the key; undefined where it does not. */
  readPublic(path: string, query: Query): Promise<JsonValue | undefined>;
  /** One page of a list; throws when it is no list. */
  readPage(path: string, query: Query): Promise<RowPage>;
  /** All pages of a list, at most `lanes` at once. */
  readAll(path: string, query: Query, lanes?: number): Promise<Row[]>;
  /** Sends once. AnswerLostError when nobody knows what became of it. */
  write(
    method: "POST" | "PUT" | "DELETE",
    path: string,
    body: JsonValue | undefined,
    rest?: WriteRest,
  ): Promise<HttpAnswer>;
  /** The store's own time in ms, from the last answer that told it; null before the first. */
  lastDate(): { storeMs: number; atMs: number } | null;
  redact(text: string): string;
}

export interface WriteRest {
  query?: Query;
  timeoutMs?: number;
}

export function technicalOf(answer: HttpAnswer): string {
  return `${answer.status} ${answer.text.slice(0, 400)}`;
}

export function createWooClient(credentials: StoreCredentials, context: ConnectorContext): WooClient {
  let lastDate: { storeMs: number; atMs: number } | null = null;
  const sign = authorizeBy(credentials.auth ?? defaultAuthWay(credentials.url), credentials);
  const http = createHttpClient({
    context,
    baseUrl: credentials.apiRoot,
    platformName: PLATFORM_NAME,
    role: "target",
    timeoutMs: READ_TIMEOUT_MS,
    secrets: [credentials.consumerKey, credentials.consumerSecret],
    // To WordPress itself a key of WooCommerce is a wrong password, which it refuses even where none is needed.
    authorize: (request) => (request.url.startsWith(`${credentials.apiRoot}/wc/`) ? sign(request) : {}),
    classify: (answer, request) => {
      const storeMs = Date.parse(answer.headers.date ?? "");
      if (!Number.isNaN(storeMs)) lastDate = { storeMs, atMs: context.now() };
      return classify(answer, request, describe(answer, request));
    },
  });

  function describe(answer: HttpAnswer, request: HttpRequest): string {
    return http.redact(`${request.method} ${request.path}: ${technicalOf(answer)}`);
  }

  function read(path: string, query?: Query): Promise<HttpAnswer> {
    return http.get(API + path, query);
  }

  async function readIndex(): Promise<JsonValue | undefined> {
    try {
      return (await http.get("/", { _fields: "name,home,timezone_string" })).json;
    } catch (error) {
      // Some shops close it to everybody; what it tells can be done without.
      if (error instanceof FatalError) return undefined;
      throw error;
    }
  }

  async function readPublic(path: string, query: Query): Promise<JsonValue | undefined> {
    try {
      const answer = await http.get(path, query);
      return answer.status === 200 ? answer.json : undefined;
    } catch (error) {
      if (error instanceof FatalError) return undefined;
      throw error;
    }
  }

  async function readPage(path: string, query: Query): Promise<RowPage> {
    const answer = await read(path, query);
    if (answer.status !== 200 || !Array.isArray(answer.json)) {
      const technical = describe(answer, { method: "GET", path });
      const message = `${PLATFORM_NAME} did not answer with a list (status ${answer.status}).`;
      if (answer.status >= 400 && answer.status < 500) {
        throw new FatalError(`${message} Run Test connection: it tells what is wrong.`, { technical });
      }
      throw new RetriableError(`${message} Try again later.`, { technical });
    }
    const number = (name: string) => Number(answer.headers[name] ?? Number.NaN);
    const rows = rowsOf(answer.json);
    return {
      rows,
      total: number("x-wp-total") || rows.length,
      // A proxy that drops the header leaves only the page itself to go by.
      pages: number("x-wp-totalpages") || (rows.length < PAGE_SIZE ? 1 : Number.POSITIVE_INFINITY),
    };
  }

  async function readAll(path: string, query: Query, lanes = 1): Promise<Row[]> {
    const first = await readPage(path, { per_page: PAGE_SIZE, ...query, page: 1 });
    const rows = [...first.rows];
    for (let page = 2; page <= first.pages; page += lanes) {
      const numbers = Array.from({ length: lanes }, (_, lane) => page + lane).filter((n) => n <= first.pages);
      const wave = await Promise.all(
        numbers.map((number) => readPage(path, { per_page: PAGE_SIZE, ...query, page: number })),
      );
      for (const entry of wave) rows.push(...entry.rows);
      if (wave.some((entry) => entry.rows.length === 0)) break;
    }
    return rows;
  }

  return {
    context,
    storeUrl: credentials.url,
    read,
    readIndex,
    readPublic,
    readPage,
    readAll,
    write: (method, path, body, rest = {}) =>
      http.request({
        method,
        path: API + path,
        ...(body === undefined ? {} : { body }),
        ...(rest.query ? { query: rest.query } : {}),
        timeoutMs: rest.timeoutMs ?? WRITE_TIMEOUT_MS,
      }),
    lastDate: () => lastDate,
    redact: http.redact,
  };
}
