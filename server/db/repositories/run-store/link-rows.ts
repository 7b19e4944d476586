import { v7 as uuid } from "uuid";
import type { Link as LinkRow, Prisma } from "@/server/db/generated/client";
import type { LinkKind } from "@/server/domain/entity";
import type { Retirement } from "@/server/domain/import-settings";
import type { WholeOrgScope } from "@/server/domain/scope";
import type { Link } from "@/server/engine/ports";
import { jsonText } from "./storable";

type Tx = Prisma.TransactionClient;

/** The pair of connections whose ledger is meant. */
export interface LedgerPair {
  sourceConnId: string;
  targetConnId: string;
}

export function linkOf(row: LinkRow): Link {
  return {
    kind: row.kind as LinkKind,
    sourceId: row.sourceId,
    targetId: row.targetId,
    parentSourceId: row.parentSourceId,
    hash: row.hash,
    fieldHashes: row.fieldHashes as { [field: string]: string },
    missing: row.missing,
    readHash: row.readHash,
    stockHash: row.stockHash,
    retired: row.retired as Retirement | null,
  };
}

export async function upsertLinks(
  tx: Tx,
  scope: WholeOrgScope,
  pair: LedgerPair,
  runId: string,
  links: Link[],
): Promise<void> {
  if (links.length === 0) return;
  // One statement cannot touch a row twice; the last one of a kind and id holds.
  const unique = new Map(links.map((link) => [`${link.kind}\n${link.sourceId}`, link]));
  const rows = [...unique.values()].map((link) => ({ id: uuid(), ...link }));
  await tx.$executeRaw`
    INSERT INTO "Link" ("id", "orgId", "sourceConnId", "targetConnId", "kind", "sourceId", "targetId", "parentSourceId",
      "hash", "fieldHashes", "missing", "readHash", "stockHash", "retired", "retiredAt", "lastRunId", "updatedAt")
    SELECT v."id", ${scope.orgId}, ${pair.sourceConnId}, ${pair.targetConnId}, v."kind", v."sourceId", v."targetId",
      v."parentSourceId", v."hash", v."fieldHashes", v."missing", v."readHash", v."stockHash",
      v."retired", CASE WHEN v."retired" IS NULL THEN NULL ELSE now() END, ${runId}, now()
    FROM jsonb_to_recordset(${jsonText(rows)}::jsonb) AS v("id" text, "kind" text, "sourceId" text, "targetId" text,
      "parentSourceId" text, "hash" text, "fieldHashes" jsonb, "missing" boolean, "readHash" text, "stockHash" text,
      "retired" text)
    ON CONFLICT ("orgId", "sourceConnId", "targetConnId", "kind", "sourceId") DO UPDATE SET
      "targetId" = EXCLUDED."targetId", "parentSourceId" = EXCLUDED."parentSourceId", "hash" = EXCLUDED."hash",
      "fieldHashes" = EXCLUDED."fieldHashes", "missing" = EXCLUDED."missing", "readHash" = EXCLUDED."readHash",
      "stockHash" = EXCLUDED."stockHash", "retired" = EXCLUDED."retired", "retiredAt" = EXCLUDED."retiredAt",
      "lastRunId" = EXCLUDED."lastRunId", "updatedAt" = now()`;
}
