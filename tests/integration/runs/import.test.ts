import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exportRedirects } from "@/server/services/exports/export-redirects";
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

  it("tells where each old address leads now, as a redirect plugin reads it", async () => {
    const { body } = await exportRedirects(fixture.scope, fixture.deps, fixture.importId);
    const lines = (await new Response(body).text()).trim().split("\r\n");
    expect(lines[0]).toBe("Source URL,Target URL,Regex,HTTP code");
    expect(lines).toContain("/ridge-2-tent/,/product/ridge-2-tent/,0,301");
    expect(lines).toContain("/paper/dotted-notebook/,/product/dotted-notebook/,0,301");
    expect(lines).toContain("/outdoor/camping/,/product-category/outdoor/camping/,0,301");
    expect(lines).toContain("/brands/nordhavn/,/brand/nordhavn/,0,301");
    const { products, categories, brands } = fixture.source.store.state;
    const shown = products.filter(({ fields }) => fields.is_visible === true);
    expect(lines).toHaveLength(1 + shown.length + categories.length + brands.length);
    expect(new Set(lines.map((line) => line.split(",")[0])).size).toBe(lines.length);
  });

  it("is not written again when nothing changed", async () => {
    const run = await fixture.run();
    expect(run).toMatchObject({ status: "succeeded", createdCount: 0, updatedCount: 0, writes: 0 });
    expect(run.unchangedCount).toBe(run.readCount);
  });

  it("follows the source in its parts, its categories and its brands", async () => {
    fixture.source.store.change((state) => {
      const bySku = (sku: string) => state.products.find(({ fields }) => fields.sku === sku);
      const pending = bySku("NH-RIDGE2")?.reviews.find(({ status }) => status === "pending");
      if (pending) pending.status = "approved";
      const jar = bySku("BM-JAR1");
      if (jar) jar.modifiers = [];
      const pegs = bySku("NH-PEG12");
      if (pegs) pegs.fields.related_products = [-1];
      const list = state.priceLists?.records[0];
      if (list) list.price = 13;
      for (const [index, term] of [state.categories[1], state.brands[1]].entries()) {
        if (term) term.image_url = `/img/standard/lamp-teal-changed-${index}.png?c=1`;
      }
    });
    const run = await fixture.run();
    expect(run).toMatchObject({ status: "succeeded", createdCount: 0, failedCount: 0 });
    expect(run.updatedCount).toBe(3);
    expect((await fixture.compare()).differences).toEqual([]);
    expect(await fixture.run()).toMatchObject({ updatedCount: 0, writes: 0 });
  });

  it("is taken over by another organisation without a picture that is uploaded again", async () => {
    const other = await makeImport({ between: fixture });
    const run = await other.run();
    expect(run).toMatchObject({ status: "succeeded", createdCount: 0, failedCount: 0, imagesUploaded: 0 });
    expect(run.imagesReused).toBeGreaterThan(100);
    expect((await other.compare()).differences).toEqual([]);
    expect(await other.run()).toMatchObject({ updatedCount: 0, writes: 0 });
  });
});
