import { AnswerLostError } from "@/server/connectors/core/errors";
import { isJsonObject, type JsonObject, type JsonValue } from "@/server/domain/json";
import { type WpError, wpErrorOf } from "../answers";
import { technicalOf, type WooClient } from "../client";
import { isBreakdown } from "../failures";

/** More are refused as a whole: https://woocommerce.github.io/woocommerce-rest-api-docs/#batch-update-products */
export const LARGEST_BATCH = 100;

/** Web servers commonly refuse bodies above 1 MB. */
const LARGEST_BODY = 800_000;

export interface BatchItem {
  operation: "create" | "update" | "delete";
  targetId: string | null;
  body: JsonObject;
}

export type ItemAnswer = { ok: true; id: string; row: JsonObject } | { ok: false; error: WpError };

export type BatchAnswer =
  /** In the order of the items. */
  | { kind: "answered"; items: ItemAnswer[] }
  /** Refused as a whole and surely not carried out: in smaller parts it may pass. */
  | { kind: "too_much"; technical: string }
  /** PHP died on one of the items: those before it are written, and nothing is running any more. */
  | { kind: "broke_down"; technical: string }
  /** Nobody knows. */
  | { kind: "lost"; technical: string };

function toItem(operation: BatchItem["operation"], value: JsonValue | undefined): ItemAnswer {
  const row = isJsonObject(value) ? value : {};
  const error = wpErrorOf(row.error);
  if (error) return { ok: false, error };
  const id = String(row.id ?? "");
  if (/^[1-9]\d*$/.test(id)) return { ok: true, id, row };
  return { ok: false, error: { code: "no_answer", message: `nothing was answered to this ${operation}` } };
}

function bodyOf(items: BatchItem[]): JsonObject {
  const of = (operation: BatchItem["operation"]) => items.filter((item) => item.operation === operation);
  const body: JsonObject = {};
  if (of("create").length > 0) body.create = of("create").map((item) => item.body);
  if (of("update").length > 0) {
    body.update = of("update").map((item) => ({ id: Number(item.targetId), ...item.body }));
  }
  if (of("delete").length > 0) body.delete = of("delete").map((item) => Number(item.targetId));
  return body;
}

/** Only what was sent comes back, which spares the store the parts that are slow to compute. */
export function answerFields(bodies: JsonObject[], more: readonly string[] = []): string {
  const fields = new Set(["id", "error", "type", "status", "sku", ...more]);
  for (const body of bodies) for (const field of Object.keys(body)) fields.add(field);
  return [...fields].join(",");
}

/** Sends a batch once and reads its answer item by item. Throws only for what stops the whole run. */
export async function sendBatch(
  client: WooClient,
  path: string,
  items: BatchItem[],
  rest: { timeoutMs?: number; fields?: readonly string[] } = {},
): Promise<BatchAnswer> {
  const fields = answerFields(
    items.map((item) => item.body),
    ["create", "update", "delete", ...(rest.fields ?? [])],
  );
  try {
    const answer = await client.write("POST", path, bodyOf(items), {
      query: { _fields: fields },
      ...(rest.timeoutMs === undefined ? {} : { timeoutMs: rest.timeoutMs }),
    });
    const technical = client.redact(technicalOf(answer));
    if (isBreakdown(answer)) return { kind: "broke_down", technical };
    if (answer.status < 200 || answer.status > 299) return { kind: "too_much", technical };
    const lists = isJsonObject(answer.json) ? answer.json : {};
    const next = { create: 0, update: 0, delete: 0 };
    const answered = items.map((item) => {
      const list = lists[item.operation];
      const index = next[item.operation]++;
      return toItem(item.operation, Array.isArray(list) ? list[index] : undefined);
    });
    // PHP drops a body above its post_max_size, and WooCommerce then answers to an empty batch.
    const silent = answered.every((item) => !item.ok && item.error.code === "no_answer");
    return silent ? { kind: "too_much", technical } : { kind: "answered", items: answered };
  } catch (error) {
    if (error instanceof AnswerLostError)
      return { kind: "lost", technical: error.technical ?? error.message };
    throw error;
  }
}

/** Cuts a list into parts that fit one request, by number and by size. */
export function inParts<T>(entries: T[], most: number, bodyOfEntry: (entry: T) => JsonObject): T[][] {
  const parts: T[][] = [];
  let part: T[] = [];
  let size = 0;
  for (const entry of entries) {
    const bytes = Buffer.byteLength(JSON.stringify(bodyOfEntry(entry)));
    if (part.length > 0 && (part.length >= most || size + bytes > LARGEST_BODY)) {
      parts.push(part);
      part = [];
      size = 0;
    }
    part.push(entry);
    size += bytes;
  }
  if (part.length > 0) parts.push(part);
  return parts;
}
