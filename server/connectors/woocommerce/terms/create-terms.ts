import type { JsonObject } from "@/server/domain/json";
import type { WpError } from "../answers";
import type { WooClient } from "../client";
import { plainText } from "../text";
import { sendBatch } from "../writers/batch";
import { technicalOfError } from "../writers/refusal";

export interface TermWrite {
  /** Set for an update. */
  targetId: string | null;
  body: JsonObject;
}

export type TermAnswer =
  | { kind: "there"; id: string; created: boolean }
  /** An update's term is no longer there. */
  | { kind: "gone" }
  | { kind: "refused"; detail: string; technical: string };

/** `uncertain` when the store has to be looked at again before anything else is sent. */
export type TermsAnswer =
  | { kind: "answered"; answers: TermAnswer[] }
  | { kind: "uncertain"; brokeDown: boolean; technical: string };

function toAnswer(error: WpError): TermAnswer {
  const existing = error.data?.resource_id;
  if (error.code === "term_exists" && existing)
    return { kind: "there", id: String(existing), created: false };
  if (/_term_invalid$/.test(error.code)) return { kind: "gone" };
  return {
    kind: "refused",
    detail: plainText(error.message) || error.code,
    technical: technicalOfError(error),
  };
}

/** One batch of terms. The store makes two of the same when asked in parallel, so calls never overlap. */
export async function sendTerms(client: WooClient, path: string, writes: TermWrite[]): Promise<TermsAnswer> {
  const items = writes.map(({ targetId, body }) => ({
    operation: targetId === null ? ("create" as const) : ("update" as const),
    targetId,
    body,
  }));
  const answer = await sendBatch(client, `${path}/batch`, items);
  if (answer.kind !== "answered") {
    return { kind: "uncertain", brokeDown: answer.kind !== "lost", technical: answer.technical };
  }
  return {
    kind: "answered",
    answers: answer.items.map((item, index) =>
      item.ok
        ? { kind: "there", id: item.id, created: items[index]?.operation === "create" }
        : toAnswer(item.error),
    ),
  };
}
