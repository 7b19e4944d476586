import type { z } from "zod";
import { RetriableError } from "../../core/errors";
import { HttpStatusError, type Query } from "../../core/http-types";
import { backoffMs } from "../../core/retry";
import { TransportError } from "../../core/transport";
import type { BigCommerceClient } from "../client";
import { type List, listSchema } from "../schemas/envelope";

const HEAVY_STATUSES = new Set([500, 502, 504]);
const HEAVY_ENDINGS = new Set(["timeout", "truncated", "too_large"]);
/** A page of products with hundreds of variants each takes its time. */
const TIMEOUT_MS = 45_000;

/**
 * Whether a smaller page may help. A product's variants are given out without any limit, and stores break down over
 * such pages in all of these ways: https://github.com/bigcommerce/docs/issues/729
 */
function isTooHeavy(cause: unknown): boolean {
  if (cause instanceof TransportError) return HEAVY_ENDINGS.has(cause.kind);
  // Status 200 means that the answer broke off in the middle.
  return cause instanceof HttpStatusError && (HEAVY_STATUSES.has(cause.status) || cause.status === 200);
}

/**
 * Reads a page with as many entries as the store can bear: what is too heavy is asked for again in half the size.
 * `queryOf` makes the query for so many entries.
 */
export async function readHeavy<T>(
  client: BigCommerceClient,
  path: string,
  size: number,
  queryOf: (size: number) => Query,
  schema: z.ZodType<T>,
): Promise<{ body: T; size: number }> {
  for (let tried = 0, limit = size; ; tried += 1) {
    try {
      const body = await client.read(path, { ...queryOf(limit), limit }, schema, {
        timeoutMs: TIMEOUT_MS,
        // The smallest page is asked for again like anything else.
        ...(limit > 1 ? { repeat: (cause) => !isTooHeavy(cause) } : {}),
      });
      return { body, size: limit };
    } catch (error) {
      if (limit === 1 || !(error instanceof RetriableError) || !isTooHeavy(error.cause)) throw error;
      limit = Math.ceil(limit / 2);
      await client.context.sleep(backoffMs(tried, Math.random), client.context.signal);
    }
  }
}

/** The same for a V3 list. */
export async function readHeavyList(
  client: BigCommerceClient,
  path: string,
  size: number,
  queryOf: (size: number) => Query,
): Promise<{ list: List; size: number }> {
  const { body, size: served } = await readHeavy(client, path, size, queryOf, listSchema);
  return { list: body, size: served };
}
