import { afterEach, expect, it } from "vitest";
import type { Run } from "@/server/db/generated/client";
import { driveStep, type RunStep } from "@/server/services/runs/drive-run";
import { endRun } from "@/server/services/runs/end-run";
import { type StartRun, startRun } from "@/server/services/runs/start-run";
import { type ImportFixture, makeImport } from "./import-fixture";

let fixture: ImportFixture | undefined;
afterEach(() => fixture?.close());

function sourceWith(imagesPer: number) {
  return { dataset: { generate: { products: 12, seed: 4, variableShare: 0, imagesPer } } };
}

/** Starts a run, does these steps to their end, and cancels it. */
async function stopAfter(
  made: ImportFixture,
  steps: RunStep[],
  input: Omit<StartRun, "importId">,
): Promise<Run> {
  const { deps, scope, importId } = made;
  const run = await startRun(scope, deps, { ...input, importId });
  for (const step of steps) {
    for (let done = false; !done; ) {
      ({ done } = await driveStep(deps, { runId: run.id, orgId: run.orgId, leg: run.leg, part: 0 }, step));
    }
  }
  await endRun(deps, run, "cancelled");
  return run;
}

function changePrice(made: ImportFixture, index: number, price: number): void {
  const product = made.source.store.state.products[index];
  if (!product) throw new Error("No such product");
  Object.assign(product.fields, { price, sale_price: 0 });
}

it("passes over no product whose pictures had not come when a run stopped", async () => {
  fixture = await makeImport({ source: sourceWith(1) });
  const { deps, scope } = fixture;
  await stopAfter(fixture, ["plan", "taxonomy", "extract", "load"], { kind: "full" });
  const links = () => deps.db.link.findMany({ where: { orgId: scope.orgId, kind: "product" } });
  expect((await links()).map((link) => link.readHash)).toEqual(Array.from({ length: 12 }, () => null));
  const run = await fixture.run();
  expect(run).toMatchObject({ status: "succeeded", imagesUploaded: 12 });
  expect((await links()).every((link) => link.readHash !== null)).toBe(true);
  expect((await fixture.compare()).differences).toEqual([]);
});

it("reads stock and prices again that a run had read and not brought over", async () => {
  fixture = await makeImport({ source: sourceWith(0) });
  await fixture.run();
  await fixture.start({ kind: "incremental", reach: "stock_and_prices" });
  changePrice(fixture, 3, 44.5);
  await stopAfter(fixture, ["plan", "taxonomy", "extract"], {
    kind: "incremental",
    reach: "stock_and_prices",
  });
  const run = await fixture.start({ kind: "incremental", reach: "stock_and_prices" });
  expect(run).toMatchObject({ status: "succeeded", readCount: 1, updatedCount: 1, writes: 1 });
  expect((await fixture.compare()).differences).toEqual([]);
});

it("tries a failed record again though its price went well since", async () => {
  fixture = await makeImport({ source: sourceWith(0) });
  const { deps, importId } = fixture;
  const { id: runId } = await fixture.run();
  await fixture.start({ kind: "incremental", reach: "stock_and_prices" });
  const failed = await deps.db.record.findFirstOrThrow({ where: { runId, kind: "product", seq: 3 } });
  await deps.db.record.update({ where: { id: failed.id }, data: { state: "failed" } });
  changePrice(fixture, 3, 71);
  await fixture.start({ kind: "incremental", reach: "stock_and_prices" });
  await deps.db.import.update({
    where: { id: importId },
    data: { watermark: new Date(Date.now() + 3_600_000) },
  });
  const run = await fixture.run("incremental");
  expect(run.retryIds).toEqual([failed.sourceId]);
  expect(run).toMatchObject({ reach: "changes", readCount: 1, failedCount: 0 });
});

it("takes its target again when it goes on, so that no other run writes beside it", async () => {
  fixture = await makeImport({ source: sourceWith(0) });
  const { deps } = fixture;
  const run = await stopAfter(fixture, ["plan", "taxonomy", "extract"], { kind: "full" });
  const next = await deps.db.run.update({
    where: { id: run.id },
    data: { status: "queued", leg: { increment: 1 }, endedAt: null },
  });
  await driveStep(deps, { runId: run.id, orgId: run.orgId, leg: next.leg, part: 0 }, "plan");
  expect(await deps.db.run.findFirst({ where: { id: run.id } })).toMatchObject({ status: "running" });
});
