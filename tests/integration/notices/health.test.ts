import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { asNobody } from "@/server/infra/tenant";
import { noteStartRefused } from "@/server/services/notices/note-health";
import { sweepHealth } from "@/server/services/notices/sweep-health";
import { afterRun } from "@/server/services/runs/after-run";
import { endRun } from "@/server/services/runs/end-run";
import { makeShop, type NoticeFixture, recordsOf, type Shop, startNotices } from "./notice-fixture";

let fixture: NoticeFixture;
let shop: Shop;
let count = 0;

beforeAll(async () => {
  fixture = await startNotices();
});
afterAll(() => fixture.close());
beforeEach(async () => {
  count += 1;
  shop = await makeShop(`Hanna${count}`, fixture);
  await addChannel("Shop");
});

async function addChannel(name: string): Promise<string> {
  const { id } = await shop.api.notice.createChannel({
    org: shop.org,
    kind: "email",
    name,
    address: "ann@example.test",
  });
  return id;
}

/** Events of the notices so far, the first one first. */
async function events(): Promise<string[]> {
  const rows = await fixture.deps.db.notice.findMany({
    where: { orgId: shop.orgId },
    orderBy: { createdAt: "asc" },
  });
  return rows.map(({ event }) => event);
}

const health = async () => {
  const { health, healthSince } = await fixture.deps.db.import.findUniqueOrThrow({
    where: { id: shop.importId },
  });
  return { health, healthSince };
};

const stopped = { status: "failed", failure: "WooCommerce refused the key.", unchangedCount: 0 } as const;

describe("a change of state", () => {
  it("to good is told nobody when nothing had failed", async () => {
    await shop.ended();
    await shop.ended();
    expect(await health()).toMatchObject({ health: "good", healthSince: expect.any(Date) });
    expect(await events()).toEqual([]);
  });

  it("to failing is told once for each channel, though ten runs fail", async () => {
    await addChannel("Second");
    const off = await addChannel("Off");
    await shop.api.notice.enableChannel({ org: shop.org, channelId: off, enabled: false });
    for (let index = 0; index < 10; index += 1) await shop.ended(stopped);
    expect(await events()).toEqual(["failing", "failing"]);
    expect((await health()).health).toBe("failing");
  });

  it("back to good is told once", async () => {
    await shop.ended();
    await shop.ended(stopped);
    const { healthSince } = await health();
    await shop.ended();
    await shop.ended();
    expect(await events()).toEqual(["failing", "recovered"]);
    const recovered = await fixture.deps.db.notice.findFirstOrThrow({
      where: { orgId: shop.orgId, event: "recovered" },
    });
    expect(recovered.facts).toMatchObject({ failingSince: healthSince?.toISOString(), failure: null });
  });

  it("is told once though many runs end at the same moment", async () => {
    const run = await shop.ended();
    await fixture.deps.db.run.update({ where: { id: run.id }, data: stopped });
    await Promise.all(Array.from({ length: 20 }, () => afterRun(fixture.deps, run)));
    expect(await events()).toEqual(["failing"]);
  });

  it("says why, with the causes and without any shopper", async () => {
    await shop.endedWithFailed(["1", "2"]);
    const [notice] = await fixture.deps.db.notice.findMany({ where: { orgId: shop.orgId } });
    expect(notice?.facts).toMatchObject({
      import: { name: "Catalogue", client: null, source: `Hanna${count}'s bigcommerce` },
      failure: { kind: "records_failed", sentence: expect.stringContaining("2 of 100 products failed.") },
      run: { read: 100, failed: 2 },
      causes: [{ title: "SKU already taken in the target", records: 2 }],
    });
    expect(JSON.stringify(notice?.facts)).not.toContain("Ann");
  });

  it("comes of a run that its executor gave up", async () => {
    const run = await shop.ended({ status: "running", endedAt: null });
    await endRun(fixture.deps, run, "failed", { message: "The shop could not be reached." });
    expect(await events()).toEqual(["failing"]);
  });

  it("does not come of dry runs and of cancelled ones", async () => {
    await shop.ended({ ...stopped, kind: "dry_run" });
    await shop.ended({ status: "cancelled" });
    const queued = await shop.ended({ status: "queued", endedAt: null });
    await endRun(fixture.deps, queued, "cancelled");
    expect(await health()).toEqual({ health: "unknown", healthSince: null });
    expect(await events()).toEqual([]);
  });

  it("comes of both sides that disagree, whatever the threshold", async () => {
    await shop.api.notice.setThreshold({ org: shop.org, percent: 100 });
    const reconciliation = { agreed: false, missing: 0, differing: 3 };
    await shop.ended({ status: "completed_with_issues", reconciliation });
    await shop.ended({ kind: "incremental", reach: "changes", readCount: 0, unchangedCount: 0 });
    expect((await health()).health).toBe("failing");
    await shop.ended();
    expect(await events()).toEqual(["failing", "recovered"]);
  });

  it("comes of a start that was refused, once, and is over with the next run", async () => {
    const refused = { orgId: shop.orgId, importId: shop.importId, problem: "A connection is disabled." };
    await noteStartRefused(fixture.deps, refused);
    await noteStartRefused(fixture.deps, refused);
    const [notice] = await fixture.deps.db.notice.findMany({ where: { orgId: shop.orgId } });
    expect(notice).toMatchObject({
      runId: null,
      facts: { failure: { kind: "start_refused", sentence: "A connection is disabled." }, run: null },
    });
    await shop.ended();
    expect(await events()).toEqual(["failing", "recovered"]);
  });

  it("is not lost with the process that ended the run", async () => {
    await shop.ended();
    const lost = await shop.ended({ kind: "dry_run" });
    await fixture.deps.db.run.update({ where: { id: lost.id }, data: { ...stopped, kind: "full" } });
    await asNobody(() => sweepHealth(fixture.deps));
    expect(await events()).toEqual([]);
    fixture.pass(60_000);
    await asNobody(() => sweepHealth(fixture.deps));
    await asNobody(() => sweepHealth(fixture.deps));
    expect(await events()).toEqual(["failing"]);
  });

  it("does not reach another organisation's import", async () => {
    const other = await makeShop(`Otto${count}`, fixture);
    await noteStartRefused(fixture.deps, { orgId: other.orgId, importId: shop.importId, problem: "No." });
    expect(await health()).toEqual({ health: "unknown", healthSince: null });
  });
});

describe("the threshold", () => {
  it("is the organisation's, until the import has its own", async () => {
    const { org, importId } = shop;
    await shop.api.notice.setThreshold({ org, percent: 5 });
    await shop.endedWithFailed(["1", "2", "3", "4", "5"]);
    expect((await health()).health).toBe("good");
    await shop.endedWithFailed(["1", "2", "3", "4", "5", "6"]);
    expect((await health()).health).toBe("failing");
    await shop.api.notice.setImportThreshold({ org, importId, percent: 10 });
    await shop.endedWithFailed(["1", "2", "3", "4", "5", "6"]);
    expect(await events()).toEqual(["failing", "recovered"]);
    await shop.api.notice.setImportThreshold({ org, importId, percent: null });
    await shop.endedWithFailed(["1", "2", "3", "4", "5", "6"]);
    expect(await events()).toEqual(["failing", "recovered", "failing"]);
  });
});

describe("a run of few records", () => {
  const small = { readCount: 1, unchangedCount: 1, kind: "incremental", reach: "chosen" } as const;
  const oneFailed = { ...small, unchangedCount: 0 };

  it("that goes well does not end what a whole run has left failed", async () => {
    await shop.endedWithFailed(["1", "2"]);
    const run = await shop.ended(small);
    await recordsOf(fixture.deps, run, ["9"]);
    expect((await health()).health).toBe("failing");
    expect(await events()).toEqual(["failing"]);
  });

  it("that leaves nothing failed ends it", async () => {
    await shop.endedWithFailed(["1", "2"]);
    const first = await shop.ended({ ...small, kind: "retry", reach: "everything", status: "running" });
    await recordsOf(fixture.deps, first, ["1"]);
    await endWell(first.id);
    expect(await events()).toEqual(["failing"]);
    const second = await shop.ended({ ...small, status: "running" });
    await recordsOf(fixture.deps, second, ["2"]);
    await endWell(second.id);
    expect(await events()).toEqual(["failing", "recovered"]);
  });

  it("that finds the rest gone at the source ends it, too", async () => {
    await shop.endedWithFailed(["1"]);
    await shop.ended({ ...small, readCount: 0, unchangedCount: 0, goneIds: ["1"] });
    expect(await events()).toEqual(["failing", "recovered"]);
  });

  it("is measured by the whole", async () => {
    await shop.api.notice.setThreshold({ org: shop.org, percent: 5 });
    await shop.ended();
    await shop.endedWithFailed(["1"], oneFailed);
    expect((await health()).health).toBe("good");
    for (const id of ["2", "3", "4", "5", "6"]) await shop.endedWithFailed([id], oneFailed);
    expect((await health()).health).toBe("failing");
  });

  it("does not end what stopped a wider one", async () => {
    await shop.ended();
    await shop.ended({ ...stopped, kind: "incremental", reach: "changes" });
    await shop.ended(small);
    await shop.ended({ ...small, reach: "stock_and_prices" });
    expect(await events()).toEqual(["failing"]);
    await shop.ended({ ...small, reach: "changes" });
    expect(await events()).toEqual(["failing", "recovered"]);
  });

  async function endWell(runId: string): Promise<void> {
    const run = await fixture.deps.db.run.update({ where: { id: runId }, data: { status: "succeeded" } });
    await afterRun(fixture.deps, run);
  }
});
