import { isJsonObject, type JsonValue } from "@/server/domain/json";
import { readers, unasked } from "./readers";

export interface Verdict {
  state: "read" | "unread" | "failed";
  said: string;
}

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

/** Passes a recording through the schemas that read such an answer; its name tells which answer it is. */
export function readRecording(name: string, body: JsonValue): Verdict {
  const reader = readers.find(([pattern]) => pattern.test(name));
  if (!reader) {
    const reason = unasked.find(([pattern]) => pattern.test(name))?.[1];
    return { state: "unread", said: reason ?? "its name does not tell which answer it is" };
  }
  const { count, what, problems } = reader[1](body, name);
  if (problems.length > 0) return { state: "failed", said: problems.slice(0, 5).join("; ") };
  return { state: "read", said: `${count} ${what}` };
}
