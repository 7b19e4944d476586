import { isJsonObject, type JsonValue } from "@/server/domain/json";

/** What a reader makes of a body: how much was understood, and what was wrong with it. */
export interface Reading {
  count: number;
  what: string;
  problems: string[];
}

/** The entries of a body: a V3 envelope around a list or an object, a bare V2 list, or a bare object. */
export function entriesOf(body: JsonValue): JsonValue[] {
  const data = isJsonObject(body) && body.data !== undefined ? body.data : body;
  return Array.isArray(data) ? data : [data];
}
