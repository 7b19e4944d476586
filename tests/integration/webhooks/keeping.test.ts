import { beforeEach, describe, expect, it } from "vitest";
import { FatalError, RetriableError } from "@/server/connectors/core/errors";
import { type HookedPerson, makeHooked, makeRealTimeImport, runsOf } from "./fixture";
import { HookStore, houseWith } from "./hook-store";

const DAY_MS = 24 * 60 * 60_000;

let store: HookStore;
let deps: ReturnType<typeof houseWith>;
let person: HookedPerson;

beforeEach(async () => {
  store = new HookStore();
  deps = houseWith(store);
  person = await makeHooked(deps);
});

const at = () => ({ org: person.org, connectionId: person.connectionId });
const hooks = () => person.api.connection.webhooks;
const endpoint = () =>
  deps.db.webhookEndpoint.findFirst({
    where: { connectionId: person.connectionId },
    include: { hooks: { orderBy: { topic: "asc" } } },
  });
const states = async () => (await hooks().get(at())).hooks.map(({ topic, state }) => `${topic} ${state}`);
const allActive = ["product/created active", "product/deleted active", "product/updated active"];
const audit = async () =>
  (await deps.db.auditEntry.findMany({ where: { subjectId: person.connectionId }, orderBy: { id: "asc" } }))
    .map(({ action }) => action)
    .filter((action) => action.startsWith("connection."));

describe("switching real time on", () => {
  it("makes one hook for each topic, with an address and a secret of this connection alone", async () => {
    expect(await hooks().get(at())).toMatchObject({ supported: true, on: false, obstacle: null, hooks: [] });
    expect(await hooks().enable(at())).toMatchObject({ active: 3, total: 3, problem: null });
    expect(store.hooks.map(({ topic }) => topic).sort()).toEqual([
      "product/created",
      "product/deleted",
      "product/updated",
    ]);
    const { token } = (await endpoint()) ?? {};
    const addresses = new Set(store.hooks.map(({ destination }) => destination));
    expect([...addresses]).toEqual([`https://app.example.test/api/webhooks/bigcommerce/${token}`]);
    expect(store.secrets).toHaveLength(1);
    expect(store.secrets[0]).toMatch(/^[\w-]{43}$/);
    expect(await states()).toEqual(allActive);
    expect(await audit()).toEqual(["connection.webhooks_enabled"]);
  });

  it("tells neither the address nor the secret to anyone, and stores no secret in clear", async () => {
    await hooks().enable(at());
    const answer = JSON.stringify([await hooks().get(at()), await hooks().check(at())]);
    expect(answer).toContain("app.example.test");
    const { token = "", secrets } = (await endpoint()) ?? {};
    const [secret = ""] = store.secrets;
    expect(answer).not.toContain(token);
    expect(answer).not.toContain(secret);
    expect(Buffer.from(secrets ?? []).includes(secret)).toBe(false);
  });

  it("says why the store cannot reach the address, and leaves nothing behind", async () => {
    deps.settings.appUrl = "http://localhost:3000";
    expect((await hooks().get(at())).obstacle).toContain("https addresses alone");
    await expect(hooks().enable(at())).rejects.toThrow("https addresses alone");
    expect(await endpoint()).toBeNull();
    expect(store.hooks).toEqual([]);
  });

  it("leaves nothing behind when the store refuses from the start", async () => {
    store.revoked.add("token-1");
    await expect(hooks().enable(at())).rejects.toThrow("refused the token");
    expect(await endpoint()).toBeNull();
    expect(await audit()).toEqual([]);
  });

  it("can be repeated: each hook is taken over, and carries the secret again", async () => {
    await hooks().enable(at());
    for (const hook of store.hooks) hook.headers = {};
    const before = store.hooks.map(({ remoteId }) => remoteId);
    await hooks().enable(at());
    expect(store.hooks.map(({ remoteId }) => remoteId)).toEqual(before);
    expect(store.secrets[0]).toMatch(/^[\w-]{43}$/);
    expect((await endpoint())?.hooks.map(({ mendedCount }) => mendedCount)).toEqual([0, 0, 0]);
    expect(await audit()).toEqual(["connection.webhooks_enabled"]);
  });

  it("says what is missing when it ends half-way, and the check goes on with it", async () => {
    store.refused.set("product/deleted", new RetriableError("The store is busy. Try again later."));
    expect(await hooks().enable(at())).toMatchObject({
      active: 1,
      problem: "2 of 3 hooks are not in order. The store is busy. Try again later.",
    });
    expect(await states()).toEqual([
      "product/created active",
      "product/deleted missing",
      "product/updated missing",
    ]);
    expect((await hooks().get(at())).problem).toContain("2 of 3");
    store.refused.clear();
    expect(await hooks().check(at())).toMatchObject({ problem: null, made: 2, mended: 0 });
    expect(await states()).toEqual(allActive);
  });

  it("makes the others when the store refuses one topic", async () => {
    store.refused.set("product/created", new FatalError("The store holds too many hooks of this kind."));
    expect(await hooks().enable(at())).toMatchObject({
      active: 2,
      problem: expect.stringMatching(/^1 of 3/),
    });
  });

  it("makes another secret where no key opens the old one", async () => {
    await hooks().enable(at());
    const [old] = store.secrets;
    await deps.db.webhookEndpoint.updateMany({ data: { secrets: Buffer.alloc(60) } });
    expect((await hooks().check(at())).problem).toContain("cannot be opened");
    expect(await hooks().enable(at())).toMatchObject({ problem: null });
    expect(store.secrets).toHaveLength(1);
    expect(store.secrets[0]).not.toBe(old);
  });

  it("is refused for a disabled connection and for a platform that tells of nothing", async () => {
    const shop = { org: person.org, connectionId: person.targetId };
    expect(await hooks().get(shop)).toMatchObject({ supported: false, on: false });
    await expect(hooks().enable(shop)).rejects.toThrow("Set up a schedule");
    await person.api.connection.setEnabled({ ...at(), enabled: false });
    await expect(hooks().enable(at())).rejects.toThrow("Enable the connection first");
  });
});

describe("the check", () => {
  beforeEach(async () => {
    await hooks().enable(at());
  });

  it("makes a hook anew that is gone, switches one on that is off, and removes doubles", async () => {
    const [first, second, third] = store.hooks;
    if (!first || !second || !third) throw new Error("three hooks were to be made");
    second.active = false;
    store.hooks = [
      second,
      third,
      {
        ...third,
        remoteId: "double",
        destination: `https://old.example.test${new URL(third.destination).pathname}`,
      },
    ];
    expect(await hooks().check(at())).toMatchObject({ mended: 2, made: 0, problem: null });
    expect(store.hooks.map(({ topic, active }) => [topic, active]).sort()).toEqual([
      ["product/created", true],
      ["product/deleted", true],
      ["product/updated", true],
    ]);
    const rows = (await endpoint())?.hooks ?? [];
    const mended = rows.filter(({ mendedCount }) => mendedCount === 1).map(({ topic }) => topic);
    expect(mended).toEqual([first.topic, second.topic].sort());
    expect(await audit()).toEqual(["connection.webhooks_enabled", "connection.webhooks_mended"]);
    expect(rows.find(({ topic }) => topic === first.topic)?.remoteId).toBe(store.one(first.topic).remoteId);
    expect(await hooks().check(at())).toMatchObject({ mended: 0 });
  });

  it("leads all of them to the new address when PrimeLink has moved", async () => {
    deps.settings.appUrl = "https://moved.example.test";
    expect(await hooks().check(at())).toMatchObject({ mended: 3 });
    expect(new Set(store.hooks.map(({ destination }) => new URL(destination).host))).toEqual(
      new Set(["moved.example.test"]),
    );
    expect(store.hooks).toHaveLength(3);
  });

  it("makes a hook anew before the store would switch it off for its silence", async () => {
    const before = store.one("product/deleted").remoteId;
    deps.move(59 * DAY_MS);
    expect(await hooks().check(at())).toMatchObject({ made: 0, mended: 0 });
    await deps.db.webhook.updateMany({
      where: { endpointId: (await endpoint())?.id ?? "", topic: { not: "product/deleted" } },
      data: { lastEventAt: new Date(deps.clock.now()) },
    });
    deps.move(2 * DAY_MS);
    expect(await hooks().check(at())).toMatchObject({ made: 1, mended: 0 });
    expect(store.one("product/deleted").remoteId).not.toBe(before);
    expect(await hooks().check(at())).toMatchObject({ made: 0 });
  });

  it("leaves hooks of others alone, even at the same store and with the same token", async () => {
    const other = await makeHooked(deps);
    await other.api.connection.webhooks.enable({ org: other.org, connectionId: other.connectionId });
    store.hooks.push({
      remoteId: "foreign",
      topic: "product/updated",
      destination: "https://elsewhere.example.test/hook",
      active: false,
      headers: {},
      token: "token-1",
    });
    expect(await hooks().check(at())).toMatchObject({ mended: 0, made: 0 });
    await hooks().disable(at());
    expect(store.hooks).toHaveLength(4);
    expect(store.hooks.find(({ remoteId }) => remoteId === "foreign")?.active).toBe(false);
  });

  it("says what is wrong when the credentials are gone, and loses nothing", async () => {
    store.revoked.add("token-1");
    expect(await hooks().check(at())).toMatchObject({
      problem: "The store refused the token. Enter a new one.",
    });
    const view = await hooks().get(at());
    expect(view).toMatchObject({ on: true, problem: "The store refused the token. Enter a new one." });
    expect(view.hooks).toHaveLength(3);
    const { attention } = await person.api.overview.get({ org: person.org });
    expect(attention).toMatchObject([
      { state: "attention", remedy: view.problem, subject: { path: `/connections/${person.connectionId}` } },
    ]);
    store.revoked.clear();
    expect(await hooks().check(at())).toMatchObject({ problem: null, mended: 0 });
  });

  it("brings over what was missed meanwhile, once, and not before the first run of all", async () => {
    // What was made when real time was switched on counts as a gap, too: here it is long closed.
    await deps.db.webhook.updateMany({ data: { renewedAt: new Date(Date.now() - DAY_MS) } });
    const importId = await makeRealTimeImport(person);
    const others = [
      await makeRealTimeImport(person, { realTime: false }),
      await makeRealTimeImport(person, { watermark: null }),
      await makeRealTimeImport(person, { status: "draft" }),
    ];
    store.one("product/updated").active = false;
    expect(await hooks().check(at())).toMatchObject({ mended: 1, caughtUp: 1 });
    expect(await runsOf(person, importId)).toMatchObject([{ trigger: "webhook", status: "queued" }]);
    for (const other of others) expect(await runsOf(person, other)).toEqual([]);
    await deps.db.run.updateMany({ where: { importId }, data: { status: "succeeded" } });
    expect(await hooks().check(at())).toMatchObject({ caughtUp: 0 });
    expect(await runsOf(person, importId)).toHaveLength(1);
  });

  it("has an import that was busy catch up once it is not", async () => {
    const importId = await makeRealTimeImport(person);
    const { clientId } = await deps.db.import.findUniqueOrThrow({ where: { id: importId } });
    const { id: busy } = await deps.db.run.create({
      data: {
        orgId: person.orgId,
        importId,
        clientId,
        kind: "full",
        entity: "products",
        sourceId: person.connectionId,
        targetId: person.targetId,
        filters: {},
        options: {},
        createdAt: new Date(Date.now() - 60_000),
      },
    });
    store.hooks.pop();
    expect(await hooks().check(at())).toMatchObject({ mended: 1, caughtUp: 0 });
    await deps.db.run.update({ where: { id: busy }, data: { status: "succeeded" } });
    expect(await hooks().check(at())).toMatchObject({ mended: 0, caughtUp: 1 });
  });
});

describe("switching real time off", () => {
  beforeEach(async () => {
    await hooks().enable(at());
  });

  it("removes the hooks at the store and here, those that are gone already included", async () => {
    store.hooks.pop();
    expect(await hooks().disable(at())).toEqual({ left: null });
    expect(store.hooks).toEqual([]);
    expect(await endpoint()).toBeNull();
    expect(await hooks().disable(at())).toEqual({ left: null });
    expect(await audit()).toEqual(["connection.webhooks_enabled", "connection.webhooks_disabled"]);
  });

  it("is off at once when the store cannot be reached; the hooks left there go with the next check", async () => {
    store.down = true;
    expect((await hooks().disable(at())).left).toContain("Hooks may be left at the store");
    expect(await hooks().get(at())).toMatchObject({ on: false });
    expect(store.hooks).toHaveLength(3);
    store.down = false;
    expect(await hooks().check(at())).toMatchObject({ problem: null });
    expect(store.hooks).toEqual([]);
    expect(await endpoint()).toBeNull();
  });

  it("does not wait for a store that has refused the credentials for good", async () => {
    store.revoked.add("token-1");
    expect((await hooks().disable(at())).left).toContain("refused the token");
    expect(await endpoint()).toBeNull();
  });
});
