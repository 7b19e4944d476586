import type { z } from "zod";
import type { IssueDraft } from "@/server/domain/issue";
import type { JsonValue } from "@/server/domain/json";
import { parseLeniently } from "../schemas/lenient";

const MAX_DROPPED = 10;

/** What can be read of a raw object, with an issue for each value that cannot. `what` names it: "customer". */
export function readRaw<T>(
  schema: z.ZodType<T>,
  raw: JsonValue,
  what: string,
): { value: T | null; issues: IssueDraft[] } {
  const { value, dropped } = parseLeniently(schema, raw);
  if (value === null) {
    const detail = `it is no ${what} with an id`;
    return { value, issues: [{ code: "record_malformed", details: { detail } }] };
  }
  const issues = dropped.slice(0, MAX_DROPPED).map((field): IssueDraft => {
    return {
      code: "value_dropped",
      field,
      details: { detail: "the source sent it in a form that cannot be read" },
    };
  });
  return { value, issues };
}
