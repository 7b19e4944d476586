import type { JsonValue } from "@/server/domain/json";
import { readers, unasked } from "./readers";

export interface Verdict {
  state: "read" | "unread" | "failed";
  said: string;
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
