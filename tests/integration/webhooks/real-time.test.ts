import { beforeEach, expect, it } from "vitest";
import { apiOf, makeMember } from "../app/people";
import { type HookedPerson, makeHooked, makeRealTimeImport, runsOf } from "./fixture";
import { HookStore, houseWith } from "./hook-store";

let store: HookStore;
let deps: ReturnType<typeof houseWith>;
let person: HookedPerson;
let importId: string;

beforeEach(async () => {
  store = new HookStore();
  deps = houseWith(store);
  person = await makeHooked(deps);
  importId = await makeRealTimeImport(person, { realTime: false });
});

const view = () => person.api.import.realTime({ org: person.org, importId });
const turn = (on: boolean, enableWebhooks?: boolean) =>
  person.api.import.setRealTime({
    org: person.org,
    importId,
    on,
    ...(enableWebhooks ? { enableWebhooks } : {}),
  });
const audit = async () =>
  (
    await deps.db.auditEntry.findMany({
      where: { subjectId: importId, action: { startsWith: "import.real" } },
      orderBy: { id: "asc" },
    })
  ).map(({ action }) => action);

it("an import goes real time when its source's connection hears of changes, and what was missed comes first", async () => {
  expect(await view()).toMatchObject({ on: false, supported: true, hooks: "off", readOnce: true });
  await expect(turn(true)).rejects.toThrow("Switch real time on there first");
  expect(await audit()).toEqual([]);
  expect(await turn(true, true)).toEqual({ problem: null, catchingUp: true });
  expect(store.hooks).toHaveLength(3);
  expect(await view()).toMatchObject({ on: true, hooks: "good", waiting: { records: 0, since: null } });
  expect(await runsOf(person, importId)).toMatchObject([{ trigger: "webhook" }]);
  await turn(true);
  await turn(false);
  expect(await view()).toMatchObject({ on: false, hooks: "good" });
  expect(await audit()).toEqual(["import.real_time_on", "import.real_time_off"]);
  expect(await runsOf(person, importId)).toHaveLength(1);
});

it("one that was never read whole waits for its first run", async () => {
  await deps.db.import.update({ where: { id: importId }, data: { watermark: null } });
  expect(await turn(true, true)).toEqual({ problem: null, catchingUp: false });
  expect(await view()).toMatchObject({ on: true, readOnce: false });
  expect(await runsOf(person, importId)).toEqual([]);
});

it("says when the hooks need a look, and how many changes wait", async () => {
  await turn(true, true);
  await deps.db.webhook.updateMany({ where: { topic: "product/updated" }, data: { state: "inactive" } });
  const notifiedAt = new Date("2026-03-01T10:00:00Z");
  const change = { orgId: person.orgId, importId, lastAt: new Date() };
  await deps.db.pendingChange.createMany({
    data: [
      { ...change, sourceId: "1", notifiedAt },
      { ...change, sourceId: "2", notifiedAt: new Date() },
    ],
  });
  expect(await view()).toMatchObject({ hooks: "attention", waiting: { records: 2, since: notifiedAt } });
});

it("an import that is not complete, and one whose source tells of nothing, are told why", async () => {
  await deps.db.import.update({ where: { id: importId }, data: { status: "draft" } });
  await expect(turn(true, true)).rejects.toThrow("not complete yet");
  await deps.db.import.update({
    where: { id: importId },
    data: { status: "ready", sourceId: person.targetId },
  });
  await expect(turn(true, true)).rejects.toThrow("Set up a schedule");
  expect(store.hooks).toEqual([]);
});

it("whoever may not manage connections can use hooks that are there, and switch none on", async () => {
  await makeMember(person, `Oskar${importId}`, "operator");
  const user = await deps.db.user.findFirstOrThrow({ where: { name: `Oskar${importId}` } });
  const operator = apiOf({ id: user.id, email: user.email, name: user.name }, deps);
  const at = { org: person.org, importId, on: true };
  await expect(operator.import.setRealTime({ ...at, enableWebhooks: true })).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
  expect(store.hooks).toEqual([]);
  await person.api.connection.webhooks.enable({ org: person.org, connectionId: person.connectionId });
  expect(await operator.import.setRealTime(at)).toMatchObject({ problem: null });
});
