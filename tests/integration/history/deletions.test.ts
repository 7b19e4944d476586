import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Run } from "@/server/db/generated/client";
import type { DeletionReport } from "@/server/domain/deletion-report";
import { applyDeletions } from "@/server/services/runs/apply-deletions";
import { cancelRun, retryFailed } from "@/server/services/runs/control-run";
import { getRun } from "@/server/services/runs/get-run";
import { type ImportFixture, makeImport } from "../runs/import-fixture";

let fixture: ImportFixture;
let run: Run;
beforeAll(async () => {
  const dataset = { generate: { products: 6, seed: 3, variableShare: 0, variantsPer: 1, imagesPer: 0 } };
  fixture = await makeImport({ source: { dataset } });
});
afterAll(() => fixture.close());
beforeEach(async () => {
  run = await fixture.run();
});

const held: DeletionReport = {
  policy: "trash",
  looked: "walk",
  gone: 2,
  retired: 0,
  held: { reason: "share", detail: "2 of 8 would go, more than 10 %." },
};

/** Two records that the run found gone, as the engine leaves them when the safety stop holds. */
async function holdBack(report: DeletionReport = held): Promise<void> {
  const { db } = fixture.deps;
  await db.run.update({ where: { id: run.id }, data: { deletions: { ...report } } });
  for (const [seq, sourceId] of [[901, "g1"] as const, [902, "g2"] as const]) {
    const { id: recordId } = await db.record.create({
      data: {
        orgId: run.orgId,
        runId: run.id,
        seq,
        kind: "product",
        sourceId,
        title: sourceId,
        state: "skipped",
        read: {},
      },
    });
    await db.issue.create({
      data: { orgId: run.orgId, runId: run.id, recordId, code: "deletion_held", severity: "warning" },
    });
  }
}

const apply = () => applyDeletions(fixture.scope, fixture.deps, run.id);
const look = () => getRun(fixture.scope, fixture.deps, run.id);

describe("deletions that were held back", () => {
  it("are applied by a run of these records alone, once, and the audit log tells it", async () => {
    await holdBack();
    expect(await look()).toMatchObject({
      deletions: held,
      can: { applyDeletions: true },
      deletionsAppliedBy: null,
    });
    const started = await apply();
    expect(started).toMatchObject({ trigger: "person", deletionsApproved: true });
    expect((started.filters as { sourceIds: string[] }).sourceIds).toEqual(["g1", "g2"]);
    expect(await look()).toMatchObject({ can: { applyDeletions: false }, deletionsAppliedBy: started.id });
    const entry = await fixture.deps.db.auditEntry.findFirstOrThrow({ where: { subjectId: started.id } });
    expect(entry).toMatchObject({ action: "run.deletions_approved", details: { records: 2 } });
    await cancelRun(fixture.scope, fixture.deps, started.id);
  });

  it("are not applied where the walk was not complete, nothing is held, or nothing is known of them", async () => {
    await expect(apply()).rejects.toThrow("holds no deletions back");
    await holdBack({ ...held, held: { reason: "incomplete", detail: "A page was missing." } });
    await expect(apply()).rejects.toThrow("holds no deletions back");
    expect((await look()).can.applyDeletions).toBe(false);
    await fixture.deps.db.record.deleteMany({ where: { runId: run.id } });
    await fixture.deps.db.run.update({ where: { id: run.id }, data: { deletions: { ...held } } });
    await expect(apply()).rejects.toThrow("no longer kept");
  });

  it("are not applied by who may only look", async () => {
    await holdBack();
    const viewer = { ...fixture.scope, role: "viewer" as const };
    await expect(applyDeletions(viewer, fixture.deps, run.id)).rejects.toThrow("does not allow");
  });
});

describe("a retry", () => {
  const records = (where: object) =>
    fixture.deps.db.record.findMany({
      where: { runId: run.id, kind: "product", ...where },
      orderBy: { seq: "asc" },
    });
  const setFailed = (ids: string[]) =>
    fixture.deps.db.record.updateMany({ where: { id: { in: ids } }, data: { state: "failed" } });
  const sourceIdsOf = (started: Run) => (started.filters as { sourceIds: string[] }).sourceIds.sort();

  it("is of one record, of one cause, or of all that failed", async () => {
    const { deps, scope } = fixture;
    const [one, two, three] = await records({});
    if (!one || !two || !three) throw new Error("the run has six records");
    await setFailed([one.id, two.id]);
    await deps.db.issue.create({
      data: { orgId: run.orgId, runId: run.id, recordId: two.id, code: "target_refused", severity: "error" },
    });
    await deps.db.issue.create({
      data: {
        orgId: run.orgId,
        runId: run.id,
        recordId: three.id,
        code: "image_unreachable",
        severity: "warning",
      },
    });
    const retry = async (choice: Parameters<typeof retryFailed>[3]) => {
      const started = await retryFailed(scope, deps, run.id, choice);
      await cancelRun(scope, deps, started.id);
      return sourceIdsOf(started);
    };
    expect(await retry({ recordIds: [one.id] })).toEqual([one.sourceId]);
    expect(await retry({ issue: "target_refused" })).toEqual([two.sourceId]);
    expect(await retry({ issue: "image_unreachable" })).toEqual([three.sourceId]);
    expect(await retry({})).toEqual([one.sourceId, two.sourceId].sort());
    await expect(retry({ issue: "sku_in_trash" })).rejects.toThrow("Only products can be retried");
  });

  it("goes by the mapping as it now stands, and not as it was in the run", async () => {
    const { deps, scope, importId } = fixture;
    const [one] = await records({});
    if (!one) throw new Error("the run has six records");
    await setFailed([one.id]);
    const rules = run.rules as { target: string }[];
    const changed = rules.filter(({ target }) => target !== "description");
    expect(changed.length).toBeLessThan(rules.length);
    await deps.db.mappingVersion.create({
      data: { orgId: run.orgId, importId, version: 1, rules: changed },
    });
    await deps.db.import.update({ where: { id: importId }, data: { mappingVersion: 1 } });
    const started = await retryFailed(scope, deps, run.id);
    expect(started).toMatchObject({ kind: "retry", mappingVersion: 1, rules: changed });
    await fixture.drive(started);
  });

  it("comes by itself with the next run, whose number of them the run tells", async () => {
    const [one, two] = await records({});
    if (!one || !two) throw new Error("the run has six records");
    await setFailed([one.id, two.id]);
    await fixture.deps.db.run.update({ where: { id: run.id }, data: { failedCount: 2 } });
    expect((await look()).retriedNext).toBe(2);
    // A webhook's run brings one record and leaves the others as they are.
    const { importId, clientId, sourceId, targetId, entity, orgId } = run;
    await fixture.deps.db.run.create({
      data: {
        ...{ importId, clientId, sourceId, targetId, entity, orgId, filters: {}, options: {} },
        ...{
          kind: "incremental",
          reach: "chosen",
          trigger: "webhook",
          status: "succeeded",
          endedAt: new Date(),
        },
      },
    });
    expect((await look()).retriedNext).toBe(2);
    await fixture.run();
    expect((await look()).retriedNext).toBe(0);
  });
});
