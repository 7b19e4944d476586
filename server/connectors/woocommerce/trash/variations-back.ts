import type { IssueDraft } from "@/server/domain/issue";
import type { Row, WooClient } from "../client";
import { metaText } from "../found";
import { variationsOf } from "../writers/destinations";
import type { Unit } from "../writers/unit";
import { STATUS_MARK, UNMARKED } from "./marks";
import { writeBack } from "./write-back";

function unitOf(row: Row): Unit {
  const status = metaText(row, STATUS_MARK) ?? "publish";
  return {
    operation: "update",
    targetId: String(row.id),
    body: { status, meta_data: [...UNMARKED] },
    variation: `variation ${row.id}`,
  };
}

/** Variations that went to the trash with their product get the status that they had; what is refused is told. */
export async function bringVariationsBack(client: WooClient, productId: string): Promise<IssueDraft[]> {
  const rows = await client.readAll(`products/${productId}/variations`, {
    status: "trash",
    context: "edit",
    _fields: "id,meta_data",
  });
  const refused = await writeBack(variationsOf(client, productId, 0), rows.map(unitOf));
  return refused.map(({ issue }) => issue);
}
