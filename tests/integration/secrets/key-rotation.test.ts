import { randomBytes, randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { house } from "@/server/composition";
import { SEALED_TABLES, type SealedTable } from "@/server/db/repositories/sealed-credentials";
import { createVault, type SealedSecrets, type SecretOwner } from "@/server/infra/crypto";
import { resealCredentials } from "@/server/services/connections/reseal-credentials";
import { makeOwner, type Person } from "../app/people";

const { db } = house();
const [oldKey, newKey] = [new Uint8Array(randomBytes(32)), new Uint8Array(randomBytes(32))];
const before = createVault({ current: 1, keys: new Map([[1, oldKey]]) });
/** As the app runs with it once the new key has been added, and as the command does. */
const both = createVault({
  current: 2,
  keys: new Map([
    [1, oldKey],
    [2, newKey],
  ]),
});
/** As it runs after the old one was taken out. */
const after = createVault({ current: 2, keys: new Map([[2, newKey]]) });

let person: Person;
let clientId: string;

interface Place {
  owner(id: string): SecretOwner;
  make(id: string, sealed: SealedSecrets): Promise<unknown>;
  read(id: string): Promise<{ bytes: Uint8Array; keyVersion: number | null }>;
  change(id: string, sealed: SealedSecrets): Promise<unknown>;
}

const columns = ({ bytes, keyVersion }: SealedSecrets) => ({ secrets: bytes, keyVersion });
const connect = (id: string, sealed: SealedSecrets) =>
  db.connection.create({
    data: { id, orgId: person.orgId, clientId, platform: "bigcommerce", name: id, ...columns(sealed) },
  });

/** Whatever is sealed, each in its own table. */
const PLACES: Record<SealedTable, Place> = {
  connection: {
    owner: (id) => ({ orgId: person.orgId, connectionId: id }),
    make: connect,
    read: async (id) => {
      const { secrets, keyVersion } = await db.connection.findUniqueOrThrow({ where: { id } });
      return { bytes: secrets, keyVersion };
    },
    change: (id, sealed) => db.connection.update({ where: { id }, data: columns(sealed) }),
  },
  webhookEndpoint: {
    owner: (id) => ({ orgId: person.orgId, webhookEndpointId: id }),
    make: async (id, sealed) => {
      const connectionId = randomUUID();
      await connect(connectionId, both.seal({ orgId: person.orgId, connectionId }, { accessToken: "x" }));
      const data = { id, orgId: person.orgId, connectionId, token: id, ...columns(sealed) };
      await db.webhookEndpoint.create({ data });
    },
    read: async (id) => {
      const { secrets, keyVersion } = await db.webhookEndpoint.findUniqueOrThrow({ where: { id } });
      return { bytes: secrets, keyVersion };
    },
    change: (id, sealed) => db.webhookEndpoint.update({ where: { id }, data: columns(sealed) }),
  },
  noticeChannel: {
    owner: (id) => ({ orgId: person.orgId, noticeChannelId: id }),
    make: (id, sealed) =>
      db.noticeChannel.create({
        data: { id, orgId: person.orgId, kind: "slack", name: id, shown: "x", ...columns(sealed) },
      }),
    read: async (id) => {
      const { secrets, keyVersion } = await db.noticeChannel.findUniqueOrThrow({ where: { id } });
      return { bytes: secrets, keyVersion };
    },
    change: (id, sealed) => db.noticeChannel.update({ where: { id }, data: columns(sealed) }),
  },
  user: {
    owner: (id) => ({ userId: id }),
    make: (id, { bytes, keyVersion }) =>
      db.user.create({
        data: { id, email: `${id}@example.test`, name: id, totpSecret: bytes, totpKeyVersion: keyVersion },
      }),
    read: async (id) => {
      const { totpSecret, totpKeyVersion } = await db.user.findUniqueOrThrow({ where: { id } });
      return { bytes: totpSecret ?? new Uint8Array(), keyVersion: totpKeyVersion };
    },
    change: (id, { bytes, keyVersion }) =>
      db.user.update({ where: { id }, data: { totpSecret: bytes, totpKeyVersion: keyVersion } }),
  },
};

beforeAll(async () => {
  person = await makeOwner("Rita");
  clientId = (await db.client.findFirstOrThrow({ where: { orgId: person.orgId } })).id;
});

interface Column {
  table: string;
  column: string;
  type: string;
}

describe("every column that is sealed", () => {
  const columnsOf = () =>
    db.$queryRaw<Column[]>`
      SELECT table_name AS "table", column_name AS "column", data_type AS "type"
      FROM information_schema.columns WHERE table_schema = 'public' ORDER BY 1, 2`;
  const named = SEALED_TABLES.map((name) => `${name[0]?.toUpperCase()}${name.slice(1)}`).sort();

  it("has its key's version beside it, and the command knows its table", async () => {
    const versions = (await columnsOf()).filter(({ column }) => /key_?version/i.test(column));
    expect(versions.map(({ table }) => table)).toEqual(named);
  });

  it("is the only kind of bytes that is stored", async () => {
    const bytes = (await columnsOf()).filter(({ type }) => type === "bytea");
    expect(bytes.map(({ table }) => table)).toEqual(named);
  });
});

describe("with a new key", () => {
  const rows = 30;

  it.each(SEALED_TABLES)(
    "every %s is sealed again while the app goes on, and the old key can go",
    async (table) => {
      const { owner, make, read, change } = PLACES[table];
      const ids = Array.from({ length: rows }, () => randomUUID()).sort();
      for (const id of ids) await make(id, before.seal(owner(id), { secret: `first of ${id}` }));
      // People enter other secrets meanwhile, with the app that has both keys.
      const changed = ids.filter((_, index) => index % 3 === 0);
      const [result] = await Promise.all([
        resealCredentials({ db, credentials: both }),
        ...changed.map((id) => change(id, both.seal(owner(id), { secret: `second of ${id}` }))),
      ]);
      expect(result.broken).toEqual([]);
      expect(result.resealed).toBeGreaterThanOrEqual(rows - changed.length);
      // Whoever still had the old key while it went on is found by the next.
      const late = ids[1] ?? "";
      await change(late, before.seal(owner(late), { secret: `first of ${late}` }));
      expect(await resealCredentials({ db, credentials: both })).toEqual({ resealed: 1, broken: [] });

      for (const id of ids) {
        const { bytes, keyVersion } = await read(id);
        expect(keyVersion).toBe(2);
        const secret = changed.includes(id) ? `second of ${id}` : `first of ${id}`;
        expect(after.open(owner(id), { bytes, keyVersion: 2 })).toEqual({ secret });
      }
      expect(await resealCredentials({ db, credentials: after })).toEqual({ resealed: 0, broken: [] });
    },
  );
});
