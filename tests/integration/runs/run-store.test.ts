import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { createRunStore } from "@/server/db/repositories/run-store/run-store";
import { newLink } from "@/server/engine/new-link";
import type { Link, NewRecord, RecordOutcome, RunStore } from "@/server/engine/ports";
import { makeRun, type RunFixture } from "./run-fixture";

let fixture: RunFixture;
let store: RunStore;
const fixtures: RunFixture[] = [];

beforeEach(async () => {
  fixture = await makeRun();
  fixtures.push(fixture);
  store = createRunStore(fixture.db, fixture.scope, fixture.run);
});

afterAll(async () => {
  for (const { db } of fixtures) await db.$disconnect();
});

function newRecord(sourceId: string, weight = 1): NewRecord {
  return {
    kind: "product",
    sourceId,
    title: `Product ${sourceId}`,
    sku: null,
    modifiedAt: null,
    weight,
    amount: null,
    read: { id: sourceId },
  };
}

function link(sourceId: string, targetId: string): Link {
  return newLink({ kind: "product", sourceId, targetId, hash: "h", fieldHashes: { name: "x" } });
}

function outcome(recordId: string, change: Partial<RecordOutcome> = {}): RecordOutcome {
  return {
    recordId,
    state: "created",
    mediaState: "none",
    targetId: "9",
    mapped: {},
    sent: {},
    answered: {},
    changes: null,
    issues: [],
    links: [],
    childrenWritten: 0,
    limits: [],
    ...change,
  };
}

describe("a page", () => {
  it("is stored with its cursor, and its records once", async () => {
    const page = { records: [newRecord("1"), newRecord("2")], cursor: "after-2", extracted: false, total: 3 };
    expect(await store.savePage(page)).toBe(2);
    expect(await store.savePage({ ...page, records: [newRecord("2"), newRecord("3")] })).toBe(1);
    const run = await store.load();
    expect(run).toMatchObject({ cursor: "after-2", expectedTotal: 3, counters: { read: 3 } });
    expect((await store.claimBatch({ records: 10, weight: 10 })).map((record) => record.sourceId)).toEqual([
      "1",
      "2",
      "3",
    ]);
  });

  it("fits its index, however long a store's names are and in whatever script", async () => {
    // Each takes three bytes, and no two are alike, so that nothing can be packed.
    const text = (from: number) =>
      String.fromCharCode(...Array.from({ length: 600 }, (_, at) => from + at * 13));
    const record = { ...newRecord("1"), title: text(0x4e00), sku: text(0x4e07) };
    await store.savePage({ records: [record], cursor: null, extracted: true, total: 1 });
    const [stored] = await fixture.db.record.findMany({ where: { runId: fixture.run.id } });
    expect(text(0x4e00)).toContain(stored?.title);
  });

  it("keeps text that Postgres cannot hold in JSON readable", async () => {
    await store.savePage({
      records: [{ ...newRecord("1"), read: { name: "a\u0000b", half: "x\ud83d" } }],
      cursor: null,
      extracted: true,
      total: 1,
    });
    const [record] = await store.claimBatch({ records: 1, weight: 1 });
    expect(record?.read).toEqual({ name: "a\uFFFDb", half: "x\uFFFD" });
  });

  it("is claimed by weight, at least one record", async () => {
    const records = [newRecord("1", 41), newRecord("2", 3), newRecord("3", 30)];
    await store.savePage({ records, cursor: null, extracted: true, total: 3 });
    expect((await store.claimBatch({ records: 10, weight: 40 })).map((record) => record.sourceId)).toEqual([
      "1",
    ]);
    expect((await store.claimBatch({ records: 10, weight: 44 })).map((record) => record.sourceId)).toEqual([
      "1",
      "2",
    ]);
  });
});

describe("outcomes", () => {
  it("count once, however often the step is repeated", async () => {
    await store.savePage({
      records: [newRecord("1"), newRecord("2")],
      cursor: null,
      extracted: true,
      total: 2,
    });
    const [first, second] = await store.claimBatch({ records: 2, weight: 2 });
    if (!first || !second) throw new Error("two records were stored");
    const outcomes = [
      outcome(first.id, { links: [link("1", "9")], childrenWritten: 4 }),
      outcome(second.id, {
        state: "failed",
        issues: [{ code: "price_missing" }, { code: "target_refused", field: "Name" }],
      }),
    ];
    await store.saveOutcomes(outcomes);
    await store.saveOutcomes(outcomes);
    expect((await store.load()).counters).toMatchObject({ created: 1, failed: 1, childrenWritten: 4 });
    expect(await fixture.db.issue.count({ where: { runId: fixture.run.id } })).toBe(2);
    expect(await store.links("product", ["1", "2"])).toEqual([link("1", "9")]);
  });

  it("replace the line in the ledger", async () => {
    await store.saveLinks([link("1", "9")]);
    await store.saveLinks([{ ...link("1", "10"), fieldHashes: { name: "y" } }]);
    expect(await store.links("product", ["1"])).toEqual([{ ...link("1", "10"), fieldHashes: { name: "y" } }]);
  });

  it("move a record to failed with its counters when the target lacks it later", async () => {
    await store.savePage({ records: [newRecord("1")], cursor: null, extracted: true, total: 1 });
    const [record] = await store.claimBatch({ records: 1, weight: 1 });
    if (!record) throw new Error("a record was stored");
    await store.saveOutcomes([outcome(record.id)]);
    const issue = { code: "target_missing" as const, details: { targetId: "9" } };
    await store.addIssue(record.id, issue, "failed");
    await store.addIssue(record.id, issue, "failed");
    expect((await store.load()).counters).toMatchObject({ created: 0, failed: 1 });
    expect(await store.countIssues("target_missing")).toBe(1);
  });
});

describe("organisations", () => {
  it("do not see each other's run", async () => {
    const other = await makeRun();
    fixtures.push(other);
    await expect(createRunStore(fixture.db, other.scope, fixture.run).load()).rejects.toThrow();
    await store.saveLinks([link("1", "9")]);
    const foreign = createRunStore(fixture.db, other.scope, fixture.run);
    expect(await foreign.links("product", ["1"])).toEqual([]);
  });

  it("cannot own a record of a foreign run: Postgres refuses it", async () => {
    const other = await makeRun();
    fixtures.push(other);
    const foreign = createRunStore(fixture.db, other.scope, fixture.run);
    await expect(foreign.saveTaxonomyRecords([newRecord("1")])).rejects.toThrow(/foreign key/i);
    await expect(foreign.saveLinks([link("1", "9")])).rejects.toThrow(/foreign key/i);
  });
});
