import type { Db } from "@/server/db/client";
import { Prisma } from "@/server/db/generated/client";
import type { SecretOwner } from "@/server/infra/crypto";
import type { Sealed } from "./connections";

interface SealedPlace {
  table: Prisma.Sql;
  /** Columns of the sealed bytes, of the key's version, and of the organisation that is bound into the seal. */
  secrets: Prisma.Sql;
  version: Prisma.Sql;
  org: Prisma.Sql;
  ownerOf(orgId: string, id: string): SecretOwner;
}

const usual = {
  secrets: Prisma.sql`"secrets"`,
  version: Prisma.sql`"keyVersion"`,
  org: Prisma.sql`"orgId"`,
};

/** Every table that holds secrets, with the owner that is bound into their seals. */
const TABLES = {
  connection: {
    ...usual,
    table: Prisma.sql`"Connection"`,
    ownerOf: (orgId, id) => ({ orgId, connectionId: id }),
  },
  webhookEndpoint: {
    ...usual,
    table: Prisma.sql`"WebhookEndpoint"`,
    ownerOf: (orgId, id) => ({ orgId, webhookEndpointId: id }),
  },
  noticeChannel: {
    ...usual,
    table: Prisma.sql`"NoticeChannel"`,
    ownerOf: (orgId, id) => ({ orgId, noticeChannelId: id }),
  },
  /** The secret of a person's one-time codes; whoever has none has no version either. */
  user: {
    table: Prisma.sql`"User"`,
    secrets: Prisma.sql`"totpSecret"`,
    version: Prisma.sql`"totpKeyVersion"`,
    org: Prisma.sql`''`,
    ownerOf: (_, id) => ({ userId: id }),
  },
} satisfies Record<string, SealedPlace>;
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
  const { table, secrets, version, org, ownerOf } = TABLES[name];
  const rows = await db.$queryRaw<
    { id: string; orgId: string; secrets: Uint8Array<ArrayBuffer>; keyVersion: number }[]
  >`
    SELECT "id", ${org} AS "orgId", ${secrets} AS "secrets", ${version} AS "keyVersion" FROM ${table}
    WHERE ${version} <> ${currentVersion} AND "id" > ${afterId ?? ""}
    ORDER BY "id" LIMIT ${limit}`;
  return rows.map(({ id, orgId, secrets: bytes, keyVersion }) => ({
    id,
    owner: ownerOf(orgId, id),
    sealed: { bytes, keyVersion },
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
  const { table, secrets, version } = TABLES[name];
  const count = await db.$executeRaw`
    UPDATE ${table} SET ${secrets} = ${after.bytes}, ${version} = ${after.keyVersion}
    WHERE "id" = ${id} AND ${secrets} = ${before.bytes}`;
  return count > 0;
}
