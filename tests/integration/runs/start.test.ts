import { afterAll, beforeAll, expect, it } from "vitest";
import { cancelRun, resumeRun, retryFailed } from "@/server/services/runs/control-run";
import { startRun } from "@/server/services/runs/start-run";
import { type ImportFixture, makeImport } from "./import-fixture";

let fixture: ImportFixture;
beforeAll(async () => {
  const dataset = { generate: { products: 2, seed: 3, variableShare: 0, variantsPer: 1, imagesPer: 0 } };
  fixture = await makeImport({ source: { dataset } });
});
afterAll(() => fixture.close());

it("lets one run of an import be under way, whichever way it was asked for", async () => {
  const { deps, scope, importId } = fixture;
  const start = () => startRun(scope, deps, { importId, kind: "full" });
  const [one, two] = await Promise.allSettled([start(), start()]);
  const started = [one, two].flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
  const refused = [one, two].flatMap((result) =>
    result.status === "rejected" ? [String(result.reason)] : [],
  );
  expect(started).toHaveLength(1);
  expect(refused).toEqual([expect.stringContaining("already under way")]);

  const [run] = started;
  if (!run) throw new Error("one of the two has started");
  await cancelRun(scope, deps, run.id);
  const next = await start();
  await expect(resumeRun(scope, deps, run.id)).rejects.toThrow("already under way");
  await fixture.drive(next);
  await deps.db.record.updateMany({ where: { runId: next.id, kind: "product" }, data: { state: "failed" } });
  const retries = await Promise.allSettled([
    retryFailed(scope, deps, next.id),
    retryFailed(scope, deps, next.id),
  ]);
  expect(retries.map((result) => result.status).sort()).toEqual(["fulfilled", "rejected"]);

  const audit = await deps.db.auditEntry.findMany({
    where: { orgId: scope.orgId, subject: "run" },
    orderBy: { id: "asc" },
  });
  expect(audit.map((entry) => entry.action)).toEqual([
    "run.started",
    "run.cancelled",
    "run.started",
    "run.retry_started",
  ]);
});

it("refuses a draft, and says what is to be done", async () => {
  const { deps, scope, importId } = fixture;
  await deps.db.import.updateMany({ where: { id: importId }, data: { status: "draft" } });
  await expect(startRun(scope, deps, { importId, kind: "full" })).rejects.toThrow(
    "Finish its open steps first",
  );
});
