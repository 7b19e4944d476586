import { AnswerLostError } from "@/server/connectors/core/errors";
import type { WriteOutcome } from "@/server/connectors/core/target";
import { isJsonObject } from "@/server/domain/json";
import { withoutLinks, wpErrorOf } from "../answers";
import { technicalOf } from "../client";
import { isBreakdown } from "../failures";
import { answerFields } from "./batch";
import { outcomeOfError, unacceptable } from "./refusal";
import type { Destination, FoundUnit, Unit } from "./unit";

function requestFor(unit: Unit, path: string) {
  if (unit.operation === "create") return { method: "POST", path, body: unit.body } as const;
  const own = `${path}/${unit.targetId ?? ""}`;
  if (unit.operation === "update") return { method: "PUT", path: own, body: unit.body } as const;
  return { method: "DELETE", path: own, body: undefined } as const;
}

/**
 * Sends one unit by itself. Unlike a batch's items it is checked against WooCommerce's own schema first, so a value of
 * the wrong kind gets a reason instead of a breakdown.
 */
export async function sendSingly(destination: Destination, unit: Unit): Promise<WriteOutcome> {
  const { client, path } = destination;
  const { method, path: address, body } = requestFor(unit, path);
  try {
    const answer = await client.write(method, address, body, {
      query:
        method === "DELETE" ? { force: true } : { _fields: answerFields([unit.body], destination.fields) },
    });
    const technical = client.redact(technicalOf(answer));
    if (answer.status >= 200 && answer.status < 300 && isJsonObject(answer.json)) {
      return { status: "written", targetId: String(answer.json.id ?? ""), answer: withoutLinks(answer.json) };
    }
    if (isBreakdown(answer)) {
      const found = unit.operation === "create" ? (await destination.find([unit])).get(unit) : undefined;
      return found?.whole ? writtenAs(found) : unacceptable(technical, unit);
    }
    const error = wpErrorOf(answer.json);
    if (!error) return unacceptable(technical, unit);
    return (await destination.settle?.(unit, error)) ?? outcomeOfError(error, unit);
  } catch (error) {
    if (error instanceof AnswerLostError)
      return { status: "unknown", technical: error.technical ?? error.message };
    throw error;
  }
}

export function writtenAs(found: FoundUnit): WriteOutcome {
  return { status: "written", targetId: found.targetId, answer: withoutLinks(found.row) };
}
