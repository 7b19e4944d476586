import type { Db } from "@/server/db/client";
import type { Sealed } from "./connections";

/** Tables whose rows hold something sealed. */
export type SealedTable = "connection" | "webhookEndpoint";

export interface SealedRow {
  id: string;
  orgId: string;
  sealed: Sealed;
}

const columns = { id: true, orgId: true, secrets: true, keyVersion: true } as const;

/** Rows of all organisations that another key than the current one has sealed, in the order of their ids. */
export async function listSealedBefore(
  db: Db,
  table: SealedTable,
  currentVersion: number,
  afterId: string | null,
  limit: number,
): Promise<SealedRow[]> {
  const query = {
    where: { keyVersion: { not: currentVersion }, ...(afterId ? { id: { gt: afterId } } : {}) },
    select: columns,
    orderBy: { id: "asc" },
    take: limit,
  } as const;
  const rows =
    table === "connection" ? await db.connection.findMany(query) : await db.webhookEndpoint.findMany(query);
  return rows.map(({ id, orgId, secrets, keyVersion }) => ({
    id,
    orgId,
    sealed: { bytes: secrets, keyVersion },
  }));
}

/** False when the row holds other secrets by now. */
export async function replaceSealed(
  db: Db,
  table: SealedTable,
  id: string,
  before: Sealed,
  after: Sealed,
): Promise<boolean> {
  const change = {
    where: { id, secrets: before.bytes },
    data: { secrets: after.bytes, keyVersion: after.keyVersion },
  };
  const { count } =
    table === "connection"
      ? await db.connection.updateMany(change)
      : await db.webhookEndpoint.updateMany(change);
  return count > 0;
}
