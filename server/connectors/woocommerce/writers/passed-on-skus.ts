import { textOf } from "../payload/read";
import { sendSingly } from "./single";
import type { Destination, Unit, UnitOutcome } from "./unit";

/** Whoever had the SKU that a unit was refused, where that one gets another SKU by the same request. */
function giverOf({ outcome }: UnitOutcome, givers: ReadonlyMap<string, Unit>): Unit | undefined {
  const id = outcome.status === "refused" ? outcome.existingTargetId : undefined;
  return id === undefined ? undefined : givers.get(id);
}

/**
 * One may have been given the SKU that another has just given up, and two may have swapped theirs. WooCommerce makes
 * new ones first and the others one after the other, so the receiver is refused while the giver still has it. The
 * refused are sent once more; those that wait for each other have no SKU for that moment.
 */
export async function withPassedOnSkus(
  destination: Destination,
  outcomes: UnitOutcome[],
): Promise<UnitOutcome[]> {
  const givers = new Map(
    outcomes.flatMap(({ unit }) =>
      unit.operation === "update" && unit.targetId !== null && unit.body.sku !== undefined
        ? [[unit.targetId, unit] as const]
        : [],
    ),
  );
  const waiting = new Set(outcomes.filter((entry) => giverOf(entry, givers)).map(({ unit }) => unit));
  if (waiting.size === 0) return outcomes;
  for (const entry of outcomes) {
    const giver = giverOf(entry, givers);
    // One that was itself refused still has its old SKU.
    if (!giver || !waiting.has(giver)) continue;
    await sendSingly(destination, { ...giver, body: { sku: "" } });
  }
  const result: UnitOutcome[] = [];
  for (const entry of outcomes) {
    const { unit } = entry;
    if (!waiting.has(unit) || textOf(unit.body.sku) === "") result.push(entry);
    else result.push({ unit, outcome: await sendSingly(destination, unit) });
  }
  return result;
}
