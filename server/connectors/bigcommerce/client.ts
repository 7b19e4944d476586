import { z } from "zod";
import type { ConnectorContext } from "../core/context";
import { FatalError, RetriableError } from "../core/errors";
import { createHttpClient } from "../core/http-client";
import type { HttpAnswer, HttpRequest, Query } from "../core/http-types";
import type { BigCommerceCredentials } from "./credentials";
import { PLATFORM_NAME } from "./descriptor";
import { fatalOf } from "./errors";
import type { QuotaGate } from "./quota";
import { createStoreClock } from "./store-clock";

export interface BigCommerceClient {
  readonly credentials: BigCommerceCredentials & { storeHash: string };
  readonly context: ConnectorContext;
  /** The store's clock minus ours in ms; null before the first answer. */
  clockOffsetMs(): number | null;
  /** Reads an address and checks its answer's shape. */
  read<T>(path: string, query: Query, schema: z.ZodType<T>, rest?: ReadOptions): Promise<T>;
  /** The same, and null where BigCommerce knows no such address. */
  readIfThere<T>(path: string, query: Query, schema: z.ZodType<T>, rest?: ReadOptions): Promise<T | null>;
  /** Sends a change, and checks its answer's shape; null where BigCommerce knows no such address. */
  change<T>(request: Change, schema: z.ZodType<T>): Promise<T | null>;
}

/** The source's records are never changed; only what is PrimeLink's own in the store, such as its webhooks. */
type Change = Pick<HttpRequest, "path" | "body" | "secrets"> & { method: "POST" | "PUT" | "DELETE" };

export type ReadOptions = Pick<HttpRequest, "repeat" | "timeoutMs" | "maxRetries">;

export function createBigCommerceClient(
  credentials: BigCommerceCredentials,
  context: ConnectorContext,
  gate: QuotaGate,
): BigCommerceClient {
  const { storeHash } = credentials;
  if (storeHash === null) {
    throw new FatalError(
      "The connection has no store hash yet. Run Test connection, or enter the store hash in the connection.",
    );
  }
  const clock = createStoreClock(context.now);
  const http = createHttpClient({
    context,
    baseUrl: `${credentials.apiUrl}/stores/${storeHash}`,
    platformName: PLATFORM_NAME,
    role: "source",
    headers: { "x-auth-token": credentials.accessToken },
    secrets: [credentials.accessToken],
    throttle: {
      acquire: (signal) => gate.acquire(signal),
      release(answer) {
        clock.see(answer);
        gate.release(answer);
      },
    },
    classify: (answer, request) => fatalOf(answer, request.path, technicalOf(answer, request)),
  });

  function technicalOf(answer: HttpAnswer, request: HttpRequest): string {
    return http.redact(`${request.method} ${request.path}: ${answer.status} ${answer.text.slice(0, 400)}`);
  }

  async function ask<T>(request: HttpRequest, schema: z.ZodType<T>): Promise<T | null> {
    const answer = await http.request(request);
    const technical = technicalOf(answer, request);
    if (answer.status === 404) return null;
    if (answer.status < 200 || answer.status > 299) {
      throw new RetriableError(`${PLATFORM_NAME} answered with status ${answer.status}; try again later.`, {
        technical,
      });
    }
    if (answer.json === undefined && answer.status !== 204) {
      throw new RetriableError(
        `Something else answered in ${PLATFORM_NAME}'s place (a web page instead of data); try again later.`,
        { technical },
      );
    }
    const parsed = schema.safeParse(answer.json ?? null);
    if (parsed.success) return parsed.data;
    throw new FatalError(
      `${PLATFORM_NAME} answered in a form that is not understood. Show support the technical part.`,
      { technical: `${technical}\n${z.prettifyError(parsed.error)}` },
    );
  }

  const readIfThere: BigCommerceClient["readIfThere"] = (path, query, schema, rest = {}) =>
    ask({ ...rest, method: "GET", path, query }, schema);

  return {
    credentials: { ...credentials, storeHash },
    context,
    clockOffsetMs: clock.offsetMs,
    readIfThere,
    change: ask,
    async read(path, query, schema, rest) {
      const found = await readIfThere(path, query, schema, rest);
      if (found !== null) return found;
      throw new FatalError(
        `${PLATFORM_NAME} does not know the address ${path} for this store. Check the store hash with Test connection.`,
      );
    },
  };
}
