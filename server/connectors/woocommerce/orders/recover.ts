import type { RecoveredRecord, RecoveryRequest } from "@/server/connectors/core/target";
import type { Row, WooClient } from "../client";
import { metaText } from "../found";
import { STAMP_KEY } from "../payload/meta";
import { textOf } from "../payload/read";
import { lookUntilQuiet } from "../quiet";
import { withoutSlashes } from "../text";
import { ordersById, ordersByKey } from "./find";
import { refundStamp } from "./stamps";

interface Match {
  request: RecoveryRequest;
  row: Row;
  refunds: Row[];
  notes: Row[];
}

function timeOf(row: Row, field: string): number {
  const time = Date.parse(`${textOf(row[field])}Z`);
  return Number.isNaN(time) ? 0 : time;
}

async function below(client: WooClient, match: Match): Promise<Match> {
  const has = (kind: string) => match.request.children.some((child) => child.kind === kind);
  const path = `orders/${match.row.id}`;
  return {
    ...match,
    refunds: has("refund") ? await client.readAll(`${path}/refunds`, {}) : [],
    // This list knows no pages.
    notes: has("note") ? (await client.readPage(`${path}/notes`, { type: "internal" })).rows : [],
  };
}

async function look(client: WooClient, requests: RecoveryRequest[]): Promise<Match[]> {
  const known = await ordersById(
    client,
    requests.flatMap((request) => request.targetId ?? []),
  );
  const byId = new Map(known.map((row) => [String(row.id), row]));
  const open = requests.filter((request) => !byId.has(request.targetId ?? ""));
  const keyOf = ({ body }: RecoveryRequest) => textOf(body.created_via).toLowerCase();
  // Of two copies the one that was there first is kept; the other is found by the census.
  const byKey = new Map<string, Row>();
  for (const row of await ordersByKey(client, open.map(keyOf))) {
    const key = textOf(row.created_via).toLowerCase();
    if (!byKey.has(key)) byKey.set(key, row);
  }
  const matches: Match[] = [];
  for (const request of requests) {
    const row = byId.get(request.targetId ?? "") ?? byKey.get(keyOf(request));
    if (row) matches.push(await below(client, { request, row, refunds: [], notes: [] }));
  }
  return matches;
}

function lines(text: string): string {
  return text.replaceAll("\r\n", "\n").trim();
}

function childrenOf({ request, refunds, notes }: Match, sourceKey: string): RecoveredRecord["children"] {
  const used = new Set<number>();
  return request.children.flatMap(({ kind, sourceId, body }): RecoveredRecord["children"] => {
    const text = lines(withoutSlashes(textOf(body.note)));
    const found =
      kind === "refund"
        ? refunds.find((row) => metaText(row, STAMP_KEY) === refundStamp(sourceKey, sourceId))
        : notes.find((row) => !used.has(row.id) && lines(textOf(row.note)) === text);
    if (!found) return [];
    used.add(found.id);
    return [{ kind, sourceId, targetId: String(found.id) }];
  });
}

/**
 * See TargetEntity.recover. An order is there with its key or not at all; what was still missing of it (its refunds,
 * its status, its e-mail address) shows in its fields and is written by the next update.
 */
export async function recoverOrders(
  client: WooClient,
  requests: RecoveryRequest[],
  sourceKey: string,
): Promise<RecoveredRecord[]> {
  if (requests.length === 0) return [];
  const matches = await lookUntilQuiet(client, async () => {
    const seen = await look(client, requests);
    const times = seen.flatMap(({ row, refunds, notes }) => [
      timeOf(row, "date_modified_gmt"),
      ...[...refunds, ...notes].map((child) => timeOf(child, "date_created_gmt")),
    ]);
    return {
      seen,
      signature: JSON.stringify(
        seen.map(({ row, refunds, notes }) => [row.id, row.date_modified_gmt, refunds.length, notes.length]),
      ),
      lastChangeMs: Math.max(0, ...times),
      amount: seen.length === 0 ? "none" : seen.length === requests.length ? "all" : "some",
    };
  });
  return matches.map((match) => ({
    sourceId: match.request.sourceId,
    targetId: String(match.row.id),
    complete: true,
    children: childrenOf(match, sourceKey),
  }));
}
