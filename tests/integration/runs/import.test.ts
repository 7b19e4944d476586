import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ImportFixture, makeImport } from "./import-fixture";

describe("the demo catalogue", () => {
  let fixture: ImportFixture;
  beforeAll(async () => {
    fixture = await makeImport();
  });
  afterAll(() => fixture.close());

  it("would create everything, says the dry run, and writes nothing", async () => {
    const run = await fixture.run("dry_run");
    expect(run.failure).toBeNull();
    expect(run).toMatchObject({ failedCount: 0, writes: 0 });
    expect(run.createdCount).toBe(run.readCount);
    expect((await fixture.compare()).missing).toHaveLength(run.readCount);
  });

  it("arrives whole, field by field", async () => {
    const run = await fixture.run();
    const issues = await fixture.deps.db.issue.findMany({ where: { runId: run.id } });
    expect(issues.map(({ code, field, details }) => ({ code, field, details }))).toEqual([]);
    expect(run).toMatchObject({ status: "succeeded", failure: null, failedCount: 0 });
    expect(run.createdCount).toBe(run.readCount);
    const { differences, missing, duplicates, unexpected } = await fixture.compare();
    expect({ differences, missing, duplicates, unexpected }).toEqual({
      differences: [],
      missing: [],
      duplicates: [],
      unexpected: [],
    });
  });

  it("is not written again when nothing changed", async () => {
    const run = await fixture.run();
    expect(run).toMatchObject({ status: "succeeded", createdCount: 0, updatedCount: 0, writes: 0 });
    expect(run.unchangedCount).toBe(run.readCount);
  });
});
