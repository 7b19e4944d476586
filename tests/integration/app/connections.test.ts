import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type BigCommerceSandbox, startBigCommerceSandbox } from "@/sandbox/bigcommerce";
import { house } from "@/server/composition";
import { createVault } from "@/server/infra/crypto";
import { createAttemptLimit } from "@/server/infra/rate-limit";
import { resealCredentials } from "@/server/services/connections/reseal-credentials";
import type { ServiceDeps } from "@/server/services/deps";
import { type Api, makeMember, makeOwner, type Person } from "./people";

const { db } = house();
/** Tests ask a store more often than people do. */
const deps: ServiceDeps = {
  ...house(),
  limits: {
    ...house().limits,
    connectionTest: createAttemptLimit({ db, name: "test", attempts: 10_000, seconds: 60 }),
  },
};
let store: BigCommerceSandbox;
let owner: Person;
let stranger: Person;
let id: string;

const credentials = () => ({
  storeHash: store.hash,
  accessToken: store.tokens.full,
  apiUrl: store.url,
  clientSecret: "client-secret-of-tests",
});

const create = (name = "Fell & Hearth") =>
  owner.api.connection.create({ org: owner.org, platform: "bigcommerce", name, credentials: credentials() });

const row = (connectionId = id) => db.connection.findUniqueOrThrow({ where: { id: connectionId } });
const auditOf = async (connectionId = id) =>
  (await db.auditEntry.findMany({ where: { subjectId: connectionId }, orderBy: { id: "asc" } })).map(
    ({ action }) => action,
  );

beforeAll(async () => {
  store = await startBigCommerceSandbox({ quota: { requests: 100_000, windowMs: 30_000 } });
  owner = await makeOwner("Mara", deps);
  stranger = await makeOwner("Theo", deps);
});
afterAll(() => store.close());
beforeEach(async () => {
  id = (await create()).id;
});

describe("secrets of a connection", () => {
  it("are in no answer of the API, whoever asks", async () => {
    const { org } = owner;
    const answers = JSON.stringify([
      await create("Second"),
      await owner.api.connection.list({ org }),
      await owner.api.connection.get({ org, connectionId: id }),
      await owner.api.connection.check({ org, connectionId: id }),
      await owner.api.connection.rotate({ org, connectionId: id, credentials: credentials() }),
      await owner.api.connection.test({ org, platform: "bigcommerce", credentials: credentials() }),
      await owner.api.organisation.search({ org, text: "" }),
      await owner.api.overview.get({ org }),
    ]);
    expect(answers).toContain("Fell & Hearth");
    expect(answers).not.toContain(store.tokens.full);
    expect(answers).not.toContain("client-secret-of-tests");
  });

  it("stand nowhere in the database in clear", async () => {
    await owner.api.connection.check({ org: owner.org, connectionId: id });
    const tables = await db.$queryRaw<{ name: string }[]>`
      SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`;
    expect(tables.map(({ name }) => name)).toContain("Connection");
    for (const { name } of tables) {
      const [{ text } = { text: "" }] = await db.$queryRawUnsafe<{ text: string }[]>(
        `SELECT coalesce(string_agg(t::text, ' '), '') AS text FROM "${name}" t`,
      );
      for (const secret of [store.tokens.full, "client-secret-of-tests"]) {
        expect(text, name).not.toContain(secret);
        expect(text, name).not.toContain(Buffer.from(secret).toString("hex"));
      }
    }
  });

  it("are bound to their row: copied to another one they do not open", async () => {
    const other = (await create("Other")).id;
    const { secrets, keyVersion } = await row();
    await db.connection.update({ where: { id: other }, data: { secrets, keyVersion } });
    await expect(owner.api.connection.check({ org: owner.org, connectionId: other })).rejects.toThrow(
      "cannot be opened",
    );
  });

  it("are sealed again with a new key, after which the old one is not needed", async () => {
    const before = await row();
    const oldKey = new Uint8Array(Buffer.alloc(32, 1));
    const newKey = new Uint8Array(Buffer.alloc(32, 7));
    const both = createVault({
      current: 2,
      keys: new Map([
        [1, oldKey],
        [2, newKey],
      ]),
    });
    const broken = (await create("Broken")).id;
    await db.connection.update({ where: { id: broken }, data: { secrets: before.secrets } });
    const all = await db.connection.count();
    const first = await resealCredentials({ db, credentials: both });
    expect(first.broken).toContainEqual({ table: "connection", id: broken });
    expect(first.resealed).toBe(all - first.broken.length);
    expect(await resealCredentials({ db, credentials: both })).toEqual({ ...first, resealed: 0 });
    const after = await row();
    expect(after.keyVersion).toBe(2);
    expect(after.secrets).not.toEqual(before.secrets);
    const alone = createVault({ current: 2, keys: new Map([[2, newKey]]) });
    const opened = alone.open(
      { orgId: owner.orgId, connectionId: id },
      { bytes: after.secrets, keyVersion: after.keyVersion },
    );
    expect(opened.accessToken).toBe(store.tokens.full);
    await db.connection.deleteMany();
  });
});

describe("a connection", () => {
  it("is tested as it is saved, and keeps what the store told", async () => {
    const view = await owner.api.connection.get({ org: owner.org, connectionId: id });
    expect(view).toMatchObject({ status: "usable", check: { usable: true } });
    expect(view.store.name).toBeTruthy();
    expect(view.check?.items.flatMap(({ right }) => right ?? [])).toEqual([
      "Products",
      "Information & settings",
      "Orders",
      "Order Transactions",
      "Customers",
    ]);
    expect(view.settings).toContainEqual(expect.objectContaining({ key: "storeHash", value: store.hash }));
  });

  it("is saved although the store refuses it, and says why", async () => {
    const { id: refused, report } = await owner.api.connection.create({
      org: owner.org,
      platform: "bigcommerce",
      name: "Refused",
      credentials: { ...credentials(), accessToken: "wrongtoken00000000" },
    });
    expect(report.usable).toBe(false);
    const view = await owner.api.connection.get({ org: owner.org, connectionId: refused });
    expect(view.status).toBe("failing");
    const failed = view.check?.items.filter((item) => item.state === "failed");
    expect(failed?.[0]).toMatchObject({ id: "access_token", remedy: expect.stringContaining("API account") });
  });

  it("is not saved with inputs that cannot be right: each says what is wrong", async () => {
    const wrong = { storeHash: "", accessToken: "" };
    const saving = owner.api.connection.create({
      org: owner.org,
      platform: "bigcommerce",
      name: "Wrong",
      credentials: wrong,
    });
    await expect(saving).rejects.toMatchObject({
      code: "BAD_REQUEST",
      cause: {
        fields: {
          "credentials.storeHash": expect.any(String),
          "credentials.accessToken": expect.any(String),
        },
      },
    });
    expect(await db.connection.count({ where: { name: "Wrong" } })).toBe(0);
  });

  it("is tested with its stored secrets where the form leaves them blank", async () => {
    const blank = { ...credentials(), accessToken: "", clientSecret: "" };
    const input = { org: owner.org, platform: "bigcommerce", credentials: blank };
    await expect(owner.api.connection.test(input)).rejects.toMatchObject({ code: "BAD_REQUEST" });
    const report = await owner.api.connection.test({ ...input, connectionId: id });
    expect(report.usable).toBe(true);
  });

  it("does not send stored secrets to an address that was typed anew", async () => {
    const elsewhere = await startBigCommerceSandbox();
    try {
      const moved = { ...credentials(), apiUrl: elsewhere.url, accessToken: "", clientSecret: "" };
      const input = { org: owner.org, connectionId: id, credentials: moved };
      for (const call of [
        () => owner.api.connection.test({ ...input, platform: "bigcommerce" }),
        () => owner.api.connection.rotate(input),
      ]) {
        await expect(call()).rejects.toMatchObject({
          code: "BAD_REQUEST",
          cause: { fields: { "credentials.accessToken": expect.stringContaining("enter this again") } },
        });
      }
      expect(elsewhere.requests.counts().total).toBe(0);
    } finally {
      await elsewhere.close();
    }
  });

  it("gets new credentials, is judged by them, and the log names the fields but not their values", async () => {
    const input = { org: owner.org, connectionId: id };
    const before = await row();
    const wrong = { ...credentials(), accessToken: "wrongtoken00000000" };
    expect((await owner.api.connection.rotate({ ...input, credentials: wrong })).report.usable).toBe(false);
    expect((await row()).secrets).not.toEqual(before.secrets);
    expect((await row()).status).toBe("failing");
    await owner.api.connection.rotate({ ...input, credentials: credentials() });
    expect((await row()).status).toBe("usable");
    const [, entry] = await db.auditEntry.findMany({ where: { subjectId: id }, orderBy: { id: "asc" } });
    expect(entry).toMatchObject({
      action: "connection.credentials_changed",
      userId: owner.user.id,
      details: { name: "Fell & Hearth", changed: "accessToken" },
    });
  });

  it("is renamed, disabled and enabled, and each is noted once", async () => {
    const input = { org: owner.org, connectionId: id };
    await owner.api.connection.rename({ ...input, name: "  New name " });
    await owner.api.connection.rename({ ...input, name: "New name" });
    await owner.api.connection.setEnabled({ ...input, enabled: false });
    await owner.api.connection.setEnabled({ ...input, enabled: false });
    expect(await row()).toMatchObject({ name: "New name", status: "disabled" });
    await owner.api.connection.check(input);
    expect((await row()).status).toBe("disabled");
    await owner.api.connection.setEnabled({ ...input, enabled: true });
    expect((await row()).status).toBe("unchecked");
    expect(await auditOf()).toEqual([
      "connection.created",
      "connection.renamed",
      "connection.disabled",
      "connection.enabled",
    ]);
  });
});

describe("removing a connection", () => {
  async function makeImport(name: string): Promise<string> {
    const { clientId } = await row();
    const target = (await create("Target")).id;
    const stored = await db.import.create({
      data: { orgId: owner.orgId, clientId, name, sourceId: id, targetId: target },
    });
    return stored.id;
  }

  it("is refused with the names of the imports that use it", async () => {
    await makeImport("Winter range");
    await expect(owner.api.connection.remove({ org: owner.org, connectionId: id })).rejects.toMatchObject({
      code: "CONFLICT",
      message: expect.stringContaining('"Winter range"'),
    });
    const view = await owner.api.connection.get({ org: owner.org, connectionId: id });
    expect(view.usedBy).toEqual([expect.objectContaining({ name: "Winter range", role: "source" })]);
    expect(view.removal.obstacle).toContain("Winter range");
  });

  it("is refused while runs of an import that has moved on refer to it", async () => {
    const importId = await makeImport("Moved on");
    const { targetId, clientId } = await db.import.findUniqueOrThrow({ where: { id: importId } });
    await db.run.create({
      data: {
        orgId: owner.orgId,
        importId,
        clientId,
        kind: "full",
        entity: "products",
        sourceId: id,
        targetId: targetId ?? "",
        filters: {},
        options: {},
      },
    });
    await db.import.update({ where: { id: importId }, data: { sourceId: (await create("Other")).id } });
    await expect(owner.api.connection.remove({ org: owner.org, connectionId: id })).rejects.toMatchObject({
      code: "CONFLICT",
      message: expect.stringContaining('"Moved on"'),
    });
  });

  it("takes its links with it, as it has said before", async () => {
    const target = (await create("Target")).id;
    await db.link.create({
      data: {
        id: `${id}-link`,
        orgId: owner.orgId,
        sourceConnId: id,
        targetConnId: target,
        kind: "product",
        sourceId: "1",
        targetId: "2",
      },
    });
    const view = await owner.api.connection.get({ org: owner.org, connectionId: id });
    expect(view.removal).toEqual({ obstacle: null, links: 1 });
    await owner.api.connection.remove({ org: owner.org, connectionId: id });
    expect(await db.connection.count({ where: { id } })).toBe(0);
    expect(await db.link.count({ where: { id: `${id}-link` } })).toBe(0);
    expect(await auditOf()).toEqual(["connection.created", "connection.removed"]);
  });
});

describe("who may do what with a connection", () => {
  const acts = (api: Api, org: string): [string, () => Promise<unknown>][] => {
    const input = { org, connectionId: id };
    return [
      ["check", () => api.connection.check(input)],
      ["rename", () => api.connection.rename({ ...input, name: "Taken" })],
      ["setEnabled", () => api.connection.setEnabled({ ...input, enabled: false })],
      ["rotate", () => api.connection.rotate({ ...input, credentials: credentials() })],
      ["remove", () => api.connection.remove(input)],
      [
        "test",
        () =>
          api.connection.test({
            ...input,
            platform: "bigcommerce",
            credentials: { ...credentials(), accessToken: "" },
          }),
      ],
    ];
  };

  it("is nothing for another organisation, though it knows the id", async () => {
    for (const [name, act] of [
      ...acts(stranger.api, stranger.org),
      ["get", () => stranger.api.connection.get({ org: stranger.org, connectionId: id })] as const,
    ]) {
      await expect(act(), name).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
    expect(await stranger.api.connection.list({ org: stranger.org })).toEqual([]);
    expect(await row()).toMatchObject({ name: "Fell & Hearth", status: "usable" });
  });

  it("is not to give it a client of another organisation", async () => {
    const [client] = await db.client.findMany({ where: { orgId: stranger.orgId } });
    await expect(
      owner.api.connection.create({
        org: owner.org,
        platform: "bigcommerce",
        name: "Foreign",
        credentials: credentials(),
        clientId: client?.id,
      }),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("is to look at it, and no more, for viewers and operators", async () => {
    for (const role of ["viewer", "operator"] as const) {
      const api = await makeMember(owner, `${role}-${id}`, role);
      await expect(api.connection.get({ org: owner.org, connectionId: id })).resolves.toMatchObject({ id });
      for (const [name, act] of acts(api, owner.org)) {
        await expect(act(), `${role} ${name}`).rejects.toMatchObject({ code: "FORBIDDEN" });
      }
    }
    expect(await row()).toMatchObject({ name: "Fell & Hearth", status: "usable" });
  });
});
