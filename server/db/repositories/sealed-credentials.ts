import type { Db } from "@/server/db/client";
import type { Sealed } from "./connections";

/** Rows of all organisations that another key than the current one has sealed, in the order of their ids. */
export async function listSealedBefore(
  db: Db,
  currentVersion: number,
  afterId: string | null,
  limit: number,
): Promise<{ id: string; orgId: string; sealed: Sealed }[]> {
  const rows = await db.connection.findMany({
    where: { keyVersion: { not: currentVersion }, ...(afterId ? { id: { gt: afterId } } : {}) },
    select: { id: true, orgId: true, secrets: true, keyVersion: true },
    orderBy: { id: "asc" },
    take: limit,
  });
  return rows.map(({ id, orgId, secrets, keyVersion }) => ({
    id,
    orgId,
    sealed: { bytes: secrets, keyVersion },
  }));
}

/** False when the row holds other secrets by now. */
export async function replaceSealed(db: Db, id: string, before: Sealed, after: Sealed): Promise<boolean> {
  const { count } = await db.connection.updateMany({
    where: { id, secrets: before.bytes },
    data: { secrets: after.bytes, keyVersion: after.keyVersion },
  });
  return count > 0;
}

/** The same for the secrets of people's one-time codes. */
export async function listCodeSecretsBefore(
  db: Db,
  currentVersion: number,
  afterId: string | null,
  limit: number,
): Promise<{ id: string; sealed: Sealed }[]> {
  const rows = await db.user.findMany({
    where: { totpKeyVersion: { not: currentVersion }, ...(afterId ? { id: { gt: afterId } } : {}) },
    select: { id: true, totpSecret: true, totpKeyVersion: true },
    orderBy: { id: "asc" },
    take: limit,
  });
  return rows.flatMap(({ id, totpSecret, totpKeyVersion }) =>
    totpSecret && totpKeyVersion !== null
      ? [{ id, sealed: { bytes: totpSecret, keyVersion: totpKeyVersion } }]
      : [],
  );
}

export async function replaceCodeSecret(db: Db, id: string, before: Sealed, after: Sealed): Promise<boolean> {
  const { count } = await db.user.updateMany({
    where: { id, totpSecret: before.bytes },
    data: { totpSecret: after.bytes, totpKeyVersion: after.keyVersion },
  });
  return count > 0;
}
