import type { RecoveredRecord, RecoveryRequest } from "@/server/connectors/core/target";
import type { Row, WooClient } from "../client";
import { textOf } from "../payload/read";
import { lookUntilQuiet } from "../quiet";
import { customersByEmail, customersById } from "./find";
import { customerStamp, stampsOf } from "./stamps";
import { withOwnEmail } from "./to-payload";

interface Match {
  request: RecoveryRequest;
  row: Row;
  complete: boolean;
}

function createdMs(row: Row): number {
  const time = Date.parse(`${textOf(row.date_created_gmt)}Z`);
  return Number.isNaN(time) ? 0 : time;
}

/** Custom fields are written after everything else and the stamp as the last of them, so whoever has it is whole. */
async function look(
  client: WooClient,
  requests: RecoveryRequest[],
  sinceMs: number,
  sourceKey: string,
): Promise<Match[]> {
  const known = await customersById(
    client,
    requests.flatMap((request) => request.targetId ?? []),
  );
  const byId = new Map(known.map((row) => [String(row.id), row]));
  const open = requests.filter((request) => !byId.has(request.targetId ?? ""));
  const rows = await customersByEmail(
    client,
    open.flatMap(({ body, sourceId }) => [textOf(body.email), textOf(withOwnEmail(body, sourceId).email)]),
  );
  return requests.flatMap((request): Match[] => {
    const held = byId.get(request.targetId ?? "");
    if (held) return [{ request, row: held, complete: true }];
    const stamp = customerStamp(sourceKey, request.sourceId);
    const stamped = rows.find((row) => stampsOf(row).includes(stamp));
    if (stamped) return [{ request, row: stamped, complete: true }];
    // Cut short before its stamp: made since, and nobody else's.
    const email = textOf(request.body.email).toLowerCase();
    const cut = rows.find(
      (row) =>
        textOf(row.email).toLowerCase() === email &&
        textOf(row.role) === "customer" &&
        stampsOf(row).length === 0 &&
        createdMs(row) >= sinceMs,
    );
    return cut ? [{ request, row: cut, complete: false }] : [];
  });
}

/** See TargetEntity.recover. */
export async function recoverCustomers(
  client: WooClient,
  requests: RecoveryRequest[],
  sinceMs: number,
  sourceKey: string,
): Promise<RecoveredRecord[]> {
  if (requests.length === 0) return [];
  const matches = await lookUntilQuiet(client, async () => {
    const seen = await look(client, requests, sinceMs, sourceKey);
    return {
      seen,
      signature: JSON.stringify(seen.map(({ row, complete }) => [row.id, complete])),
      lastChangeMs: Math.max(
        0,
        ...seen.map(({ row, complete }) => (complete ? createdMs(row) : Number.POSITIVE_INFINITY)),
      ),
      amount: seen.length === 0 ? "none" : seen.length === requests.length ? "all" : "some",
    };
  });
  return matches.map(({ request, row, complete }) => ({
    sourceId: request.sourceId,
    targetId: String(row.id),
    complete,
    children: [],
  }));
}
