import { beforeEach, describe, expect, it } from "vitest";
import { createVault } from "@/server/infra/crypto";
import { asNobody } from "@/server/infra/tenant";
import { resealCredentials } from "@/server/services/connections/reseal-credentials";
import { checkDueWebhooks, listDueWebhooks } from "@/server/services/webhooks/check-due-webhooks";
import { openEndpointSecret } from "@/server/services/webhooks/endpoint-secret";
import { type HookedPerson, makeHooked, makeRealTimeImport, runsOf } from "./fixture";
import { HookStore, houseWith } from "./hook-store";

const HOUR_MS = 60 * 60_000;

let store: HookStore;
let deps: ReturnType<typeof houseWith>;
let person: HookedPerson;

beforeEach(async () => {
  store = new HookStore();
  deps = houseWith(store);
  await deps.db.webhookEndpoint.deleteMany();
  person = await makeHooked(deps);
  await person.api.connection.webhooks.enable(at());
});

const at = ({ org, connectionId } = person) => ({ org, connectionId });
const tokens = () => [...new Set(store.hooks.map(({ token }) => token))];

describe("hooks follow their connection", () => {
  it("they go when it is disabled, and come back with it, with what was missed", async () => {
    const importId = await makeRealTimeImport(person);
    expect(await person.api.connection.setEnabled({ ...at(), enabled: false })).toEqual({ hooksLeft: null });
    expect(store.hooks).toEqual([]);
    deps.move(HOUR_MS * 2);
    await asNobody(async () => {
      for (const due of await listDueWebhooks(deps)) await checkDueWebhooks(deps, due);
    });
    expect(store.hooks).toEqual([]);
    await person.api.connection.setEnabled({ ...at(), enabled: true });
    expect(store.hooks).toHaveLength(3);
    expect(await person.api.connection.webhooks.get(at())).toMatchObject({ on: true, problem: null });
    expect(await runsOf(person, importId)).toMatchObject([{ trigger: "webhook" }]);
  });

  it("a connection whose store cannot be reached is disabled all the same, and its hooks go later", async () => {
    store.down = true;
    const { hooksLeft } = await person.api.connection.setEnabled({ ...at(), enabled: false });
    expect(hooksLeft).toContain("Hooks may be left at the store");
    expect(await person.api.connection.get(at())).toMatchObject({ status: "disabled" });
    store.down = false;
    deps.move(HOUR_MS * 2);
    await asNobody(async () => {
      for (const due of await listDueWebhooks(deps)) await checkDueWebhooks(deps, due);
    });
    expect(store.hooks).toEqual([]);
  });

  it("they go when it is removed, and only when it can be", async () => {
    const importId = await makeRealTimeImport(person);
    await expect(person.api.connection.remove(at())).rejects.toThrow("cannot be removed");
    expect(store.hooks).toHaveLength(3);
    await deps.db.import.delete({ where: { id: importId } });
    expect(await person.api.connection.remove(at())).toEqual({ hooksLeft: null });
    expect(store.hooks).toEqual([]);
  });

  it("they are made anew with new credentials, and those of the old ones go", async () => {
    const { api } = person;
    const credentials = { storeHash: "abc123", accessToken: "token-2" };
    await api.connection.rotate({ ...at(), credentials });
    expect(tokens()).toEqual(["token-2"]);
    expect(store.hooks).toHaveLength(3);
    // The same token once more changes nothing.
    const before = store.hooks.map(({ remoteId }) => remoteId);
    await api.connection.rotate({ ...at(), credentials });
    expect(store.hooks.map(({ remoteId }) => remoteId)).toEqual(before);
  });

  it("credentials that hold no more keep nothing from being replaced", async () => {
    store.revoked.add("token-1");
    await person.api.connection.rotate({
      ...at(),
      credentials: { storeHash: "abc123", accessToken: "token-2" },
    });
    expect(tokens().sort()).toEqual(["token-1", "token-2"]);
    expect(await person.api.connection.webhooks.get(at())).toMatchObject({ problem: null });
  });
});

describe("the hourly check", () => {
  it("looks at each once an hour; what is wrong with one holds no other up", async () => {
    expect(await listDueWebhooks(deps)).toEqual([]);
    const others = [
      await makeHooked(deps, "token-bad"),
      await makeHooked(deps, "token-odd"),
      await makeHooked(deps),
    ];
    for (const other of others) await other.api.connection.webhooks.enable(at(other));
    const [refused, odd, well] = others;
    if (!refused || !odd || !well) throw new Error("three were to be made");
    store.revoked.add("token-bad");
    const list = store.of.bind(store);
    store.of = (credentials) => ({
      ...list(credentials),
      ...(credentials.secrets.accessToken === "token-odd"
        ? { list: () => Promise.reject(new TypeError("a fault of our own")) }
        : {}),
    });
    for (const hook of store.hooks) hook.active = false;
    deps.move(HOUR_MS + 1_000);
    const due = await listDueWebhooks(deps);
    expect(due).toHaveLength(4);
    const outcomes = [];
    for (const endpoint of due) outcomes.push(await checkDueWebhooks(deps, endpoint));
    expect(outcomes.sort()).toEqual(["checked", "checked", "checked", "failed"]);
    const active = store.hooks.filter((hook) => hook.active).map(({ token }) => token);
    expect(active).toEqual(Array.from({ length: 6 }, () => "token-1"));
    expect(await listDueWebhooks(deps)).toEqual([]);
    const view = (one: HookedPerson) => one.api.connection.webhooks.get(at(one));
    expect((await view(refused)).problem).toContain("refused the token");
    expect((await view(well)).problem).toBeNull();
  });

  it("leaves one alone that somebody is at work on", async () => {
    let outcome: string | undefined;
    await deps.locks.withLock(`webhooks:${person.connectionId}`, 0, async () => {
      outcome = await checkDueWebhooks(deps, person);
    });
    expect(outcome).toBe("busy");
  });
});

it("the secret of the hooks is sealed again with a new key", async () => {
  const [secret] = store.secrets;
  const row = await deps.db.webhookEndpoint.findFirstOrThrow({
    where: { connectionId: person.connectionId },
  });
  const both = createVault({
    current: 2,
    keys: new Map([
      [1, new Uint8Array(Buffer.alloc(32, 1))],
      [2, new Uint8Array(Buffer.alloc(32, 7))],
    ]),
  });
  await resealCredentials({ db: deps.db, credentials: both });
  const after = await deps.db.webhookEndpoint.findUniqueOrThrow({ where: { id: row.id } });
  expect([row.keyVersion, after.keyVersion]).toEqual([1, 2]);
  expect(await openEndpointSecret(person.scope, { db: deps.db, credentials: both }, row.id)).toBe(secret);
  expect(await openEndpointSecret(person.scope, deps, row.id)).toBeNull();
});
