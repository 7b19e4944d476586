import type { RecordWrite, RetireResult } from "@/server/connectors/core/target";
import { type Row, technicalOf, type WooClient } from "../client";
import { metaText } from "../found";
import { SLUG_MARK } from "../trash/marks";
import { moveToTrash } from "../trash/move-to-trash";
import { demandRetired, retiredByAnswer } from "../trash/refusal";
import { untilAnswered } from "../trash/repeat";
import { ordersById } from "./find";

/** An order's sales were never counted and must not be taken off with it. */
const UNCOUNTED = { meta_data: [{ key: "_recorded_sales", value: "no" }] };

/** Null when it may go to the trash now. */
async function keepSales(client: WooClient, targetId: string): Promise<RetireResult | null> {
  const answer = await untilAnswered(client, () =>
    client.write("PUT", `orders/${targetId}`, UNCOUNTED, { query: { _fields: "id" } }),
  );
  const result = retiredByAnswer(targetId, answer, client.redact(technicalOf(answer)));
  return result.status === "done" ? null : result;
}

/** See TargetEntity.retire. What lies in the trash already is not touched: there its 30 days would begin anew. */
export async function retireOrders(client: WooClient, targetIds: string[]): Promise<RetireResult[]> {
  const ids = [...new Set(targetIds)];
  const ended: RetireResult[] = [];
  for (const row of await ordersById(client, ids)) {
    const result = await keepSales(client, String(row.id));
    if (result) ended.push(result);
  }
  const kept = new Set(ended.map((result) => result.targetId));
  const open = ids.filter((id) => !kept.has(id));
  return [...ended, ...(await moveToTrash(client, "orders", open))];
}

/** See TargetEntity.trash. */
export async function trashOrders(client: WooClient, targetIds: string[]): Promise<void> {
  demandRetired(await retireOrders(client, targetIds));
}

/**
 * Orders in the trash that an update can bring back. Seen on WooCommerce 10.5: in the order tables of their own, a
 * status takes an order out of the trash, whole. Where a shop still keeps its orders as posts, the refunds stay in the
 * trash and the notes hidden, and no request reaches them: such an order counts as gone and is made anew.
 */
async function ordersInTrash(client: WooClient, ids: string[]): Promise<Row[]> {
  if (ids.length === 0) return [];
  const rows = await ordersById(client, ids, "trash");
  return rows.filter((row) => metaText(row, SLUG_MARK) === null);
}

/** Orders by id as they are now, with those that a status takes out of the trash. */
export async function ordersToUpdate(client: WooClient, writes: RecordWrite[]): Promise<Map<string, Row>> {
  const ids = writes.flatMap((write) => write.targetId ?? []);
  const rows = new Map((await ordersById(client, ids)).map((row) => [String(row.id), row]));
  const unseen = writes.filter(
    ({ targetId, body }) => !rows.has(targetId ?? "") && body.status !== undefined,
  );
  const trashed = await ordersInTrash(
    client,
    unseen.flatMap((write) => write.targetId ?? []),
  );
  for (const row of trashed) rows.set(String(row.id), row);
  return rows;
}
