import type { WriteOutcome } from "@/server/connectors/core/target";
import { withoutLinks } from "../answers";
import { rowsBySku } from "../find";
import { textOf } from "../payload/read";
import { type ItemAnswer, sendBatch } from "./batch";
import { withPassedOnSkus } from "./passed-on-skus";
import { isGtinTaken, isSkuHidden, outcomeOfError, technicalOfError, unacceptable } from "./refusal";
import { sendSingly, writtenAs } from "./single";
import type { Destination, Unit, UnitOutcome } from "./unit";

/**
 * Writes units in one request and finds out what became of each. When the store breaks down on the request, what it
 * had written is looked up and the rest is sent one by one, so that only the record that it cannot bear is refused.
 */
export async function writeUnits(destination: Destination, units: Unit[]): Promise<UnitOutcome[]> {
  if (units.length === 0) return [];
  const answer = await sendBatch(destination.client, `${destination.path}/batch`, units, {
    ...(destination.fields ? { fields: destination.fields } : {}),
  });
  if (answer.kind === "lost") {
    return units.map((unit) => ({ unit, outcome: { status: "unknown", technical: answer.technical } }));
  }
  if (answer.kind === "broke_down") return isolate(destination, units);
  if (answer.kind === "too_much") {
    const [only] = units;
    if (units.length === 1 && only) return [{ unit: only, outcome: unacceptable(answer.technical, only) }];
    const middle = Math.ceil(units.length / 2);
    return [
      ...(await writeUnits(destination, units.slice(0, middle))),
      ...(await writeUnits(destination, units.slice(middle))),
    ];
  }
  const outcomes: UnitOutcome[] = [];
  for (const [index, unit] of units.entries()) {
    const item = answer.items[index];
    if (item) outcomes.push({ unit, outcome: await settle(destination, unit, item) });
  }
  return withPassedOnSkus(destination, outcomes);
}

async function settle(destination: Destination, unit: Unit, item: ItemAnswer): Promise<WriteOutcome> {
  if (item.ok) return written(unit, item);
  if (isGtinTaken(item.error)) return withoutGtin(destination, unit, technicalOfError(item.error));
  if (isSkuHidden(item.error)) return hiddenSku(destination, unit, technicalOfError(item.error));
  return (await destination.settle?.(unit, item.error)) ?? outcomeOfError(item.error, unit);
}

function written(unit: Unit, item: ItemAnswer & { ok: true }): WriteOutcome {
  // WooCommerce updates what lies in the trash and leaves it there.
  if (unit.operation === "update" && item.row.status === "trash") {
    return { status: "gone", technical: "it is in the trash" };
  }
  return { status: "written", targetId: item.id, answer: withoutLinks(item.row) };
}

/** A GTIN that another product has is no reason to lose the product. */
async function withoutGtin(destination: Destination, unit: Unit, technical: string): Promise<WriteOutcome> {
  const { global_unique_id: gtin, ...body } = unit.body;
  const outcome = await sendSingly(destination, { ...unit, body });
  if (outcome.status !== "written") return outcome;
  const field = unit.variation === undefined ? "global_unique_id" : `${unit.variation}: global_unique_id`;
  return {
    ...outcome,
    issues: [{ code: "gtin_invalid", field, details: { gtin: textOf(gtin) }, technical }],
  };
}

/** Whoever holds the SKU was not named: it lies in the trash, or it was made at the same moment. */
async function hiddenSku(destination: Destination, unit: Unit, technical: string): Promise<WriteOutcome> {
  const sku = textOf(unit.body.sku);
  const [alive] = await rowsBySku(destination.client, [sku]);
  if (alive) {
    return {
      status: "refused",
      issue: { code: "sku_duplicate_in_target", details: { sku, targetId: alive.targetId }, technical },
      existingTargetId: alive.targetId,
    };
  }
  return { status: "refused", issue: { code: "sku_in_trash", field: "sku", details: { sku }, technical } };
}

async function isolate(destination: Destination, units: Unit[]): Promise<UnitOutcome[]> {
  const found = await destination.find(units.filter((unit) => unit.operation === "create"));
  const outcomes: UnitOutcome[] = [];
  for (const unit of units) {
    const made = found.get(unit);
    if (made?.whole) {
      outcomes.push({ unit, outcome: writtenAs(made) });
      continue;
    }
    const next: Unit = made ? { ...unit, operation: "update", targetId: made.targetId } : unit;
    outcomes.push({ unit, outcome: await sendSingly(destination, next) });
  }
  return outcomes;
}
