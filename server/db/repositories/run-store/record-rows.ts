import { v7 as uuid } from "uuid";
import type { Prisma, Record as RecordRow } from "@/server/db/generated/client";
import type { JsonValue } from "@/server/domain/json";
import type { MappedRecord } from "@/server/domain/mapped";
import type { FinalRecordState, RecordState } from "@/server/domain/run";
import type { WholeOrgScope } from "@/server/domain/scope";
import type { MediaOutcome, NewRecord, RecordKind, RecordOutcome, StoredRecord } from "@/server/engine/ports";
import { jsonText } from "./storable";

type Tx = Prisma.TransactionClient;

/** Written by `endRecords` alone, so it has the shape that the engine gave it. */
function mappedOf(value: unknown): MappedRecord | null {
  return value as MappedRecord | null;
}

export function storedRecordOf(row: RecordRow): StoredRecord {
  return {
    id: row.id,
    kind: row.kind as RecordKind,
    sourceId: row.sourceId,
    title: row.title,
    sku: row.sku,
    state: row.state,
    targetId: row.targetId,
    attemptedAt: row.attemptedAt?.getTime() ?? null,
    mediaAttempted: row.mediaAttemptedAt !== null,
    read: row.read as JsonValue,
    mapped: mappedOf(row.mapped),
  };
}

/** Adds records in their order; one that is there already is kept. Returns how many are new. */
export async function insertRecords(
  tx: Tx,
  scope: WholeOrgScope,
  runId: string,
  firstSeq: number,
  records: NewRecord[],
): Promise<number> {
  if (records.length === 0) return 0;
  const rows = records.map((record, position) => ({
    id: uuid(),
    seq: firstSeq + position,
    kind: record.kind,
    sourceId: record.sourceId,
    // An entry of an index, as the SKU is in one, has an end.
    title: record.title.slice(0, 500),
    sku: record.sku?.slice(0, 255) ?? null,
    weight: record.weight,
    modifiedAt: record.modifiedAt,
    amount: record.amount?.value ?? null,
    currency: record.amount?.currency ?? null,
    read: record.read,
  }));
  return tx.$executeRaw`
    INSERT INTO "Record" ("id", "orgId", "runId", "seq", "kind", "sourceId", "title", "sku", "weight", "modifiedAt", "amount", "currency", "read")
    SELECT v."id", ${scope.orgId}, ${runId}, v."seq", v."kind", v."sourceId", v."title", v."sku", v."weight", v."modifiedAt", v."amount", v."currency", v."read"
    FROM jsonb_to_recordset(${jsonText(rows)}::jsonb) AS v("id" text, "seq" int, "kind" text, "sourceId" text, "title" text,
      "sku" text, "weight" int, "modifiedAt" timestamptz, "amount" numeric, "currency" text, "read" jsonb)
    ON CONFLICT ("runId", "kind", "sourceId") DO NOTHING`;
}

/** Writes the outcomes of records that had none yet; the rows that were really ended come back. */
export async function endRecords(
  tx: Tx,
  scope: WholeOrgScope,
  runId: string,
  outcomes: RecordOutcome[],
): Promise<{ id: string; kind: string; state: FinalRecordState }[]> {
  const rows = outcomes.map((outcome) => ({
    id: outcome.recordId,
    state: outcome.state,
    mediaState: outcome.mediaState,
    targetId: outcome.targetId,
    mapped: outcome.mapped,
    sent: outcome.sent,
    answered: outcome.answered,
    changes: outcome.changes,
  }));
  return tx.$queryRaw`
    UPDATE "Record" r SET "state" = v."state"::"RecordState", "mediaState" = v."mediaState"::"MediaState",
      "targetId" = v."targetId", "mapped" = v."mapped", "sent" = v."sent", "answered" = v."answered",
      "changes" = v."changes", "endedAt" = now(), "attempts" = r."attempts" + 1
    FROM jsonb_to_recordset(${jsonText(rows)}::jsonb) AS v("id" text, "state" text, "mediaState" text, "targetId" text,
      "mapped" jsonb, "sent" jsonb, "answered" jsonb, "changes" jsonb)
    WHERE r."id" = v."id" AND r."orgId" = ${scope.orgId} AND r."runId" = ${runId} AND r."state" IN ('pending', 'in_flight')
    RETURNING r."id", r."kind", r."state"::text AS "state"`;
}

export async function endMedia(
  tx: Tx,
  scope: WholeOrgScope,
  runId: string,
  outcomes: MediaOutcome[],
): Promise<Set<string>> {
  const rows = outcomes.map(({ recordId, mediaState }) => ({ id: recordId, mediaState }));
  const ended: { id: string }[] = await tx.$queryRaw`
    UPDATE "Record" r SET "mediaState" = v."mediaState"::"MediaState"
    FROM jsonb_to_recordset(${jsonText(rows)}::jsonb) AS v("id" text, "mediaState" text)
    WHERE r."id" = v."id" AND r."orgId" = ${scope.orgId} AND r."runId" = ${runId} AND r."mediaState" = 'pending'
    RETURNING r."id"`;
  return new Set(ended.map((row) => row.id));
}

/** Takes records from the front until the weight is reached; at least one. */
export function cutByWeight<T extends { weight: number }>(rows: T[], limit: number): T[] {
  let sum = 0;
  const taken: T[] = [];
  for (const row of rows) {
    if (taken.length > 0 && sum + row.weight > limit) break;
    sum += row.weight;
    taken.push(row);
  }
  return taken;
}

export const OPEN_STATES: RecordState[] = ["pending", "in_flight"];
