import type { RetireResult } from "@/server/connectors/core/target";
import type { Retirement } from "@/server/domain/import-settings";
import type { WooClient } from "../client";
import { rowsById } from "../find";
import { productsOf } from "../writers/destinations";
import type { Unit } from "../writers/unit";
import { writeUnits } from "../writers/write-units";
import { moveToTrash } from "./move-to-trash";
import { retiredBy } from "./refusal";
import { untilAnswered } from "./repeat";

/** Few enough for a slow host to get through them before it gives up on the request. */
const PRODUCTS_IN_BATCH = 25;

/** See TargetEntity.retire. Of a product that is hidden its variations are hidden too, and stay as they are. */
export async function retireProducts(
  client: WooClient,
  targetIds: string[],
  how: Retirement,
): Promise<RetireResult[]> {
  const ids = [...new Set(targetIds)];
  return how === "trash" ? moveToTrash(client, "products", ids) : hide(client, ids, how);
}

/** A status would take out of the trash what lies there, so it is set only where a look-up has seen the product. */
async function hide(client: WooClient, ids: string[], status: "draft" | "private"): Promise<RetireResult[]> {
  const rows = new Map((await rowsById(client, ids)).map((row) => [row.targetId, row]));
  const unseen = ids.filter((id) => !rows.has(id));
  const trashed = unseen.length === 0 ? [] : await rowsById(client, unseen, "trash");
  const inTrash = new Set(trashed.map((row) => row.targetId));
  const results = new Map<string, RetireResult>();
  for (const id of ids) {
    if (inTrash.has(id) || rows.get(id)?.status === status) results.set(id, { targetId: id, status: "done" });
    else if (!rows.has(id)) results.set(id, { targetId: id, status: "gone" });
  }
  const open = ids.filter((id) => !results.has(id));
  for (let start = 0; start < open.length; start += PRODUCTS_IN_BATCH) {
    const part = open.slice(start, start + PRODUCTS_IN_BATCH);
    for (const result of await setStatus(client, part, status)) results.set(result.targetId, result);
  }
  return ids.flatMap((id) => results.get(id) ?? []);
}

function setStatus(client: WooClient, ids: string[], status: string): Promise<RetireResult[]> {
  const units = ids.map((targetId): Unit => ({ operation: "update", targetId, body: { status } }));
  return untilAnswered(client, async () => {
    const outcomes = await writeUnits(productsOf(client, 0), units);
    return outcomes.map(({ unit, outcome }) => retiredBy(unit.targetId ?? "", outcome));
  });
}
