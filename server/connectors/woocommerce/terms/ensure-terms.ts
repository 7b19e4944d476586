import { RetriableError } from "@/server/connectors/core/errors";
import type { JsonObject } from "@/server/domain/json";
import { type TermRow, termRowSchema } from "../answers";
import type { WooClient } from "../client";
import { LARGEST_BATCH } from "../writers/batch";
import { sendTerms, type TermAnswer, type TermWrite } from "./create-terms";

/** Answers lost one after the other mean that the shop is ill. */
const MOST_LOSSES = 5;
const PAUSE_MS = 2_000;

export interface WantedTerm {
  /** Tells it from the others in the call. */
  id: string;
  /** Set when it is there and has changed at the source. */
  existingTargetId: string | null;
  /** Finds it among those that are there; two terms with the same one are one. */
  sameAs(row: TermRow): boolean;
  /** Two wanted terms with the same text here become one. */
  identity: string;
  body: JsonObject;
}

export async function listTerms(client: WooClient, path: string): Promise<TermRow[]> {
  const rows = await client.readAll(path, {
    hide_empty: false,
    orderby: "id",
    order: "asc",
    _fields: "id,name,slug,parent",
  });
  return rows.map((row) => termRowSchema.parse(row));
}

/** After a lost answer the request may still be running: waits until two lists in a row are the same. */
async function listWhenQuiet(client: WooClient, path: string): Promise<TermRow[]> {
  let before = await listTerms(client, path);
  for (let look = 0; look < 10; look += 1) {
    await client.context.sleep(PAUSE_MS, client.context.signal);
    const now = await listTerms(client, path);
    if (JSON.stringify(now) === JSON.stringify(before)) return now;
    before = now;
  }
  return before;
}

/**
 * Finds terms among `rows`, makes those that are missing and brings changed ones up to date, in batches one after the
 * other. `rows` follows what is written. Safe to repeat: what is there is found before it is made. Changed ones go
 * first: another may have been made at the source with the name that one of them had.
 */
export async function ensureTerms(
  client: WooClient,
  path: string,
  rows: TermRow[],
  wanted: WantedTerm[],
): Promise<Map<string, TermAnswer>> {
  const settled = new Map<string, TermAnswer>();
  const updated = new Set<string>();
  const gone = new Set<string>();
  let open = wanted;
  let size = LARGEST_BATCH;
  let losses = 0;
  while (open.length > 0) {
    const sending: { term: WantedTerm; write: TermWrite }[] = [];
    const identities = new Set<string>();
    const isUpdate = (term: WantedTerm) =>
      term.existingTargetId !== null && !gone.has(term.id) && !updated.has(term.id);
    const updates = open.filter(isUpdate);
    for (const term of updates.length > 0 ? updates : open) {
      const update = isUpdate(term);
      const found = update ? undefined : rows.find((row) => term.sameAs(row));
      if (found) settled.set(term.id, { kind: "there", id: String(found.id), created: false });
      else if (sending.length < size && !identities.has(term.identity)) {
        identities.add(term.identity);
        sending.push({ term, write: { targetId: update ? term.existingTargetId : null, body: term.body } });
      }
    }
    if (sending.length > 0) {
      const answer = await sendTerms(
        client,
        path,
        sending.map(({ write }) => write),
      );
      if (answer.kind === "answered") {
        for (const [index, { term, write }] of sending.entries()) {
          const result = answer.answers[index];
          if (!result) continue;
          if (result.kind === "gone") gone.add(term.id);
          else settled.set(term.id, result);
          if (result.kind !== "there") continue;
          updated.add(term.id);
          const row = termRowSchema.parse({ ...write.body, id: Number(result.id) });
          const place = rows.findIndex(({ id }) => id === row.id);
          rows.splice(place < 0 ? rows.length : place, 1, row);
        }
      } else if (answer.brokeDown && sending.length === 1 && sending[0]) {
        const detail = "the shop breaks down on it";
        settled.set(sending[0].term.id, { kind: "refused", detail, technical: answer.technical });
      } else {
        losses += 1;
        if (losses > MOST_LOSSES) {
          throw new RetriableError(
            "The shop keeps losing its answers. Check that its server is not overloaded.",
            {
              technical: answer.technical,
            },
          );
        }
        if (answer.brokeDown) size = 1;
        rows.splice(0, rows.length, ...(await listWhenQuiet(client, path)));
      }
    }
    open = open.filter((term) => !settled.has(term.id));
  }
  return settled;
}
