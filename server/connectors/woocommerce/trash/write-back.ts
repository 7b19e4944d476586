import { AnswerLostError } from "@/server/connectors/core/errors";
import type { IssueDraft } from "@/server/domain/issue";
import { inParts, LARGEST_BATCH } from "../writers/batch";
import type { Destination, Unit } from "../writers/unit";
import { writeUnits } from "../writers/write-units";
import { untilAnswered } from "./repeat";

/** Writes what may be written twice, and tells what was refused. What is gone meanwhile is nobody's loss. */
export async function writeBack(
  destination: Destination,
  units: Unit[],
): Promise<{ unit: Unit; issue: IssueDraft }[]> {
  const refused: { unit: Unit; issue: IssueDraft }[] = [];
  for (const part of inParts(units, LARGEST_BATCH, (unit) => unit.body)) {
    const outcomes = await untilAnswered(destination.client, async () => {
      const answered = await writeUnits(destination, part);
      if (answered.every(({ outcome }) => outcome.status !== "unknown")) return answered;
      throw new AnswerLostError(`An answer to ${destination.path}/batch was lost.`);
    });
    for (const { unit, outcome } of outcomes) {
      if (outcome.status === "refused") refused.push({ unit, issue: outcome.issue });
    }
  }
  return refused;
}
