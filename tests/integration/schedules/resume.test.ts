import { afterEach, expect, it } from "vitest";
import type { ServiceDeps } from "@/server/services/deps";
import { driveStep, type RunStep } from "@/server/services/runs/drive-run";
import { endRun } from "@/server/services/runs/end-run";
import { createSchedule } from "@/server/services/schedules/create-schedule";
import { startDue } from "@/server/services/schedules/start-due";
import { type ImportFixture, makeImport } from "../runs/import-fixture";

const PRODUCTS = 12;
const PAGE = 4;

let fixture: ImportFixture | undefined;
afterEach(async () => {
  await fixture?.deps.db.schedule.deleteMany();
  await fixture?.close();
});

/** An import whose hourly run has read its first page and then stopped. */
async function interrupted() {
  const made = await makeImport({
    source: {
      dataset: { generate: { products: PRODUCTS, seed: 5, variableShare: 0, variantsPer: 1, imagesPer: 0 } },
    },
    options: { pageSize: PAGE },
  });
  fixture = made;
  let now = Date.parse("2026-06-01T00:10:00Z");
  const deps: ServiceDeps = { ...made.deps, clock: { ...made.deps.clock, now: () => now } };
  const scope = made.scope;
  const { id: scheduleId } = await createSchedule(scope, deps, {
    importId: made.importId,
    rhythm: { kind: "hourly", minute: 0 },
    startsAt: null,
    endsAt: null,
    reach: "changes",
    whenBusy: "skip",
    catchUp: true,
  });
  const runs = () => deps.db.run.findMany({ where: { importId: made.importId }, orderBy: { id: "asc" } });
  const hour = async (number: number) => {
    now = Date.parse(`2026-06-01T0${number}:00:00Z`);
    const counts = await startDue(deps);
    return { counts, runs: await runs() };
  };
  const stop = async () => {
    for (const run of await runs()) await endRun(deps, run, "failed", { message: "The store went away." });
  };
  const [run] = (await hour(1)).runs;
  if (!run) throw new Error("no run has started");
  const step = (name: RunStep) =>
    driveStep(deps, { runId: run.id, orgId: run.orgId, leg: run.leg, part: 0 }, name);
  for (const name of ["plan", "taxonomy", "extract", "load"] as const) await step(name);
  await stop();
  return { made, deps, scheduleId, first: run, hour, stop };
}

it("goes on from the last page with a run that stopped in the middle", async () => {
  const { made, deps, scheduleId, first, hour } = await interrupted();
  const before = await deps.db.run.findFirstOrThrow({ where: { id: first.id } });
  expect(before).toMatchObject({ status: "failed", readCount: PAGE, kind: "full", trigger: "schedule" });

  const { counts, runs } = await hour(2);
  expect(counts).toMatchObject({ resumed: 1, started: 0 });
  expect(runs).toMatchObject([{ id: first.id, status: "queued", scheduleResumes: 1, scheduleId }]);
  const [resumed] = runs;
  const ended = resumed ? await made.drive(resumed) : undefined;
  expect(ended).toMatchObject({ status: "succeeded", readCount: PRODUCTS, createdCount: PRODUCTS });
  // One such request goes with each page of products: none of the three was read twice.
  const { byRoute } = made.source.requests.counts();
  expect(byRoute["GET /stores/:hash/v3/catalog/products/metafields"]).toBe(PRODUCTS / PAGE);
  const { missing, duplicates, differences } = await made.compare();
  expect({ missing, duplicates, differences }).toEqual({ missing: [], duplicates: [], differences: [] });

  const next = await hour(3);
  expect(next.runs).toMatchObject([{ id: first.id }, { kind: "incremental", trigger: "schedule" }]);
});

it("begins anew when the definition was changed since", async () => {
  const { made, deps, first, hour } = await interrupted();
  await deps.db.import.updateMany({
    where: { id: made.importId },
    data: { filters: { ...(first.filters as object), visibility: "visible" } },
  });
  const { counts, runs } = await hour(2);
  expect(counts).toMatchObject({ resumed: 0, started: 1 });
  expect(runs).toMatchObject([{ id: first.id, status: "failed" }, { status: "queued" }]);
});

it("begins anew after two attempts that came to nothing", async () => {
  const { first, hour, stop } = await interrupted();
  for (const number of [2, 3]) {
    expect((await hour(number)).counts).toMatchObject({ resumed: 1 });
    await stop();
  }
  const { counts, runs } = await hour(4);
  expect(counts).toMatchObject({ resumed: 0, started: 1 });
  expect(runs).toMatchObject([{ id: first.id, scheduleResumes: 2 }, { scheduleResumes: 0 }]);
});

it("begins anew after a run that a person cancelled", async () => {
  const { deps, first, hour } = await interrupted();
  await deps.db.run.updateMany({ where: { id: first.id }, data: { status: "cancelled" } });
  expect((await hour(2)).counts).toMatchObject({ resumed: 0, started: 1 });
});

it("goes on with a run of changes, but not in the place of a run of everything", async () => {
  const { made, deps, first, hour, stop } = await interrupted();
  const [resumed] = (await hour(2)).runs;
  if (resumed) await made.drive(resumed);
  expect((await hour(3)).runs).toMatchObject([{ id: first.id }, { kind: "incremental", status: "queued" }]);
  await stop();
  expect((await hour(4)).counts).toMatchObject({ resumed: 1 });
  await stop();
  await deps.db.schedule.updateMany({ data: { reach: "everything" } });
  const { counts, runs } = await hour(5);
  expect(counts).toMatchObject({ resumed: 0, started: 1 });
  expect(runs).toMatchObject([{ id: first.id }, { kind: "incremental" }, { kind: "full", status: "queued" }]);
});
