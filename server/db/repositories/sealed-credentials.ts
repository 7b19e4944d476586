import type { Db } from "@/server/db/client";
import { Prisma } from "@/server/db/generated/client";
import type { SecretOwner } from "@/server/infra/crypto";
import type { Sealed } from "./connections";

/** Every table that holds secrets, with the owner that is bound into their seals. */
const TABLES = {
  connection: {
    table: Prisma.sql`"Connection"`,
    ownerOf: (orgId: string, id: string): SecretOwner => ({ orgId, connectionId: id }),
  },
  webhookEndpoint: {
    table: Prisma.sql`"WebhookEndpoint"`,
    ownerOf: (orgId: string, id: string): SecretOwner => ({ orgId, webhookEndpointId: id }),
  },
  noticeChannel: {
    table: Prisma.sql`"NoticeChannel"`,
    ownerOf: (orgId: string, id: string): SecretOwner => ({ orgId, noticeChannelId: id }),
  },
};
export type SealedTable = keyof typeof TABLES;
export const SEALED_TABLES = Object.keys(TABLES) as SealedTable[];

/** Rows of all organisations that another key than the current one has sealed, in the order of their ids. */
export async function listSealedBefore(
  db: Db,
  name: SealedTable,
  currentVersion: number,
  afterId: string | null,
  limit: number,
): Promise<{ id: string; owner: SecretOwner; sealed: Sealed }[]> {
  const { table, ownerOf } = TABLES[name];
  const rows = await db.$queryRaw<
    { id: string; orgId: string; secrets: Uint8Array<ArrayBuffer>; keyVersion: number }[]
  >`
    SELECT "id", "orgId", "secrets", "keyVersion" FROM ${table}
    WHERE "keyVersion" <> ${currentVersion} AND "id" > ${afterId ?? ""}
    ORDER BY "id" LIMIT ${limit}`;
  return rows.map(({ id, orgId, secrets, keyVersion }) => ({
    id,
    owner: ownerOf(orgId, id),
    sealed: { bytes: secrets, keyVersion },
  }));
}

/** False when the row holds other secrets by now. */
export async function replaceSealed(
  db: Db,
  name: SealedTable,
  id: string,
  before: Sealed,
  after: Sealed,
): Promise<boolean> {
  const count = await db.$executeRaw`
    UPDATE ${TABLES[name].table} SET "secrets" = ${after.bytes}, "keyVersion" = ${after.keyVersion}
    WHERE "id" = ${id} AND "secrets" = ${before.bytes}`;
  return count > 0;
}
