import { beforeAll, expect, it } from "vitest";
import { house } from "@/server/composition";
import type { RunKind, RunStatus } from "@/server/domain/run";
import { makeOwner, type Person } from "../app/people";

const { db } = house();
let owner: Person;

async function add(name: string, run?: { status: RunStatus; kind?: RunKind; minutesAgo: number }) {
  const { orgId } = owner;
  const client = await db.client.findFirstOrThrow({ where: { orgId } });
  const connect = (platform: string, label: string) =>
    db.connection.create({
      data: { orgId, clientId: client.id, platform, name: label, secrets: new Uint8Array(1), keyVersion: 1 },
    });
  const source = await connect("bigcommerce", `${name} source`);
  const target = await connect("woocommerce", "One shop");
  const made = await db.import.create({
    data: {
      orgId,
      clientId: client.id,
      name,
      status: run ? "ready" : "draft",
      wizardStep: run ? "options" : "source",
      sourceId: source.id,
      targetId: run ? target.id : null,
    },
  });
  if (run) {
    await db.run.create({
      data: {
        orgId,
        importId: made.id,
        clientId: made.clientId,
        kind: run.kind ?? "full",
        status: run.status,
        entity: "products",
        sourceId: source.id,
        targetId: target.id,
        filters: {},
        options: {},
        createdAt: new Date(Date.now() - run.minutesAgo * 60_000),
      },
    });
  }
  return made.id;
}

const list = async (change: Partial<Parameters<Person["api"]["import"]["list"]>[0]> = {}) => {
  const base = { org: owner.org, sort: "name" as const, direction: "asc" as const, filters: {} };
  return owner.api.import.list({ ...base, ...change });
};
const names = async (change: Parameters<typeof list>[0]) => (await list(change)).rows.map((row) => row.name);

beforeAll(async () => {
  owner = await makeOwner("Lisa");
  await add("apple", { status: "succeeded", minutesAgo: 30 });
  await add("Banana", { status: "failed", minutesAgo: 5 });
  await add("100% wool");
  const cherry = await add("cherry", { status: "succeeded", kind: "dry_run", minutesAgo: 1 });
  expect(cherry).toBeTruthy();
});

it("sorts by name whatever its capitals, and by the last run that wrote", async () => {
  expect(await names({})).toEqual(["100% wool", "apple", "Banana", "cherry"]);
  const byRun = await list({ sort: "lastRun", direction: "desc" });
  expect(byRun.rows.slice(0, 2).map((row) => row.name)).toEqual(["Banana", "apple"]);
});

it("tells where each stands and what its latest runs were", async () => {
  const { rows } = await list();
  expect(rows.map((row) => row.state)).toEqual(["draft", "succeeded", "failed", "not_run"]);
  expect(rows.map((row) => row.openStep)).toEqual(["target", "review", "review", "review"]);
  expect(rows[3]).toMatchObject({ lastRun: null, lastDryRun: { kind: "dry_run" }, ready: true });
  expect(rows[1]).toMatchObject({
    source: { name: "apple source", platformName: "BigCommerce" },
    target: { name: "One shop" },
  });
});

it("narrows by state and by a part of any name, taken as it is typed", async () => {
  expect(await names({ filters: { state: ["failed", "draft"] } })).toEqual(["100% wool", "Banana"]);
  expect(await names({ search: "APPLE SOURCE" })).toEqual(["apple"]);
  expect(await names({ search: "one shop" })).toHaveLength(3);
  expect(await names({ search: "0%" })).toEqual(["100% wool"]);
  expect(await names({ search: "%" })).toEqual(["100% wool"]);
});

it("goes page by page, and counts all of them on each", async () => {
  const first = await list({ pageSize: 3 });
  const second = await list({ pageSize: 3, page: 2 });
  expect([first.total, second.total]).toEqual([4, 4]);
  expect([...first.rows, ...second.rows].map((row) => row.name)).toHaveLength(4);
  expect((await list({ pageSize: 3, page: 9 })).total).toBe(4);
});
