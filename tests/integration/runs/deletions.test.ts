import { afterEach, describe, expect, it } from "vitest";
import type { DeletionReport } from "@/server/domain/deletion-report";
import { DEFAULT_OPTIONS, type ImportOptions } from "@/server/domain/import-settings";
import { agePast } from "./age-past";
import { type ImportFixture, makeImport } from "./import-fixture";

let fixture: ImportFixture | undefined;
afterEach(() => fixture?.close());

const source = {
  dataset: { generate: { products: 40, seed: 5, variableShare: 0.2, variantsPer: 3, imagesPer: 0 } },
};

const pictured = {
  dataset: { generate: { products: 10, seed: 5, variableShare: 0.2, variantsPer: 3, imagesPer: 1 } },
};

function withPolicy(deletions: Partial<ImportOptions["deletions"]>): Partial<ImportOptions> {
  return { ...DEFAULT_OPTIONS, deletions: { policy: "trash", stopAbovePercent: 10, ...deletions } };
}

type SourceProduct = ImportFixture["source"]["store"]["state"]["products"][number];

/** Takes the first published products out of the source, as their deletion does. */
function takeOut({ source: { store } }: ImportFixture, count: number): SourceProduct[] {
  const taken = store.state.products.filter(({ fields }) => fields.is_visible === true).slice(0, count);
  store.state.products = store.state.products.filter((product) => !taken.includes(product));
  return taken;
}

function deleteAtSource(made: ImportFixture, count: number): string[] {
  return takeOut(made, count).map(({ fields }) => String(fields.id));
}

function putBack({ source: { store } }: ImportFixture, products: SourceProduct[]): void {
  store.state.products = [...products, ...store.state.products];
}

async function targetOf({ deps, scope }: ImportFixture, sourceId: string): Promise<string> {
  const link = await deps.db.link.findFirstOrThrow({
    where: { orgId: scope.orgId, kind: "product", sourceId },
  });
  return link.targetId;
}

async function statusOf(made: ImportFixture, sourceId: string): Promise<unknown> {
  const { target } = made;
  const answer = await fetch(
    `${target.url}/wp-json/wc/v3/products/${await targetOf(made, sourceId)}?consumer_key=${target.key}&consumer_secret=${target.secret}`,
    { headers: { authorization: `Basic ${btoa(`${target.key}:${target.secret}`)}` } },
  );
  return ((await answer.json()) as { status?: string }).status;
}

function reportOf(run: { deletions: unknown }): DeletionReport | null {
  return run.deletions as DeletionReport | null;
}

describe("a product that is gone at the source", () => {
  it.each(["draft", "private", "trash"] as const)("is set to %s in the shop", async (policy) => {
    fixture = await makeImport({ source, options: withPolicy({ policy }) });
    await fixture.run();
    await agePast(fixture);
    const [id = ""] = deleteAtSource(fixture, 1);
    const run = await fixture.run("incremental");
    expect(run).toMatchObject({ status: "succeeded", reach: "changes", removedCount: 1, failedCount: 0 });
    expect(reportOf(run)).toMatchObject({ policy, looked: "walk", gone: 1, retired: 1, held: null });
    expect(await statusOf(fixture, id)).toBe(policy);
    const again = await fixture.run("incremental");
    expect(again).toMatchObject({ removedCount: 0, writes: 0 });
    expect(reportOf(again)).toMatchObject({ looked: "count", gone: 0 });
  });

  it("stays as it is under the policy keep, and nobody looks for it", async () => {
    fixture = await makeImport({ source });
    await fixture.run();
    await agePast(fixture);
    const [id = ""] = deleteAtSource(fixture, 1);
    const run = await fixture.run("incremental");
    expect(run).toMatchObject({ status: "succeeded", removedCount: 0, sourceRequests: 1, deletions: null });
    expect(await statusOf(fixture, id)).toBe("publish");
  });

  it("is only counted by a dry run", async () => {
    fixture = await makeImport({ source, options: withPolicy({}) });
    await fixture.run();
    const [id = ""] = deleteAtSource(fixture, 1);
    const dry = await fixture.run("dry_run");
    expect(dry).toMatchObject({ removedCount: 1, writes: 0 });
    expect(await statusOf(fixture, id)).toBe("publish");
  });

  it("comes back as it was when the source has it again", async () => {
    fixture = await makeImport({ source, options: withPolicy({}) });
    await fixture.run();
    const lost = takeOut(fixture, 1);
    const id = String(lost[0]?.fields.id);
    await agePast(fixture);
    await fixture.run("incremental");
    expect(await statusOf(fixture, id)).toBe("trash");
    putBack(fixture, lost);
    const run = await fixture.run();
    expect(run).toMatchObject({ status: "succeeded", createdCount: 0 });
    expect((await fixture.compare()).differences).toEqual([]);
    expect(await statusOf(fixture, id)).toBe("publish");
  });

  it("is made anew, with its pictures, when the trash was emptied before it came back", async () => {
    fixture = await makeImport({ source: pictured, options: withPolicy({}) });
    await fixture.run();
    const lost = takeOut(fixture, 1);
    await agePast(fixture);
    await fixture.run("incremental");
    const targetId = await targetOf(fixture, String(lost[0]?.fields.id));
    await fetch(`${fixture.target.url}/wp-json/wc/v3/products/${targetId}?force=true`, {
      method: "DELETE",
      headers: { authorization: `Basic ${btoa(`${fixture.target.key}:${fixture.target.secret}`)}` },
    });
    putBack(fixture, lost);
    const run = await fixture.run();
    expect(run).toMatchObject({ status: "succeeded", createdCount: 1, failedCount: 0 });
    expect((await fixture.compare()).differences).toEqual([]);
  });
});

describe("the safety stop", () => {
  it("takes nothing away when more than the share would go, until a person has agreed", async () => {
    fixture = await makeImport({ source, options: withPolicy({}) });
    await fixture.run();
    await agePast(fixture);
    const ids = deleteAtSource(fixture, 8);
    const run = await fixture.run("incremental");
    expect(run).toMatchObject({
      status: "completed_with_issues",
      removedCount: 0,
      skippedCount: 8,
      writes: 0,
    });
    expect(reportOf(run)?.held).toMatchObject({ reason: "share" });
    expect(await statusOf(fixture, ids[0] ?? "")).toBe("publish");
    const agreed = await fixture.start({
      kind: "incremental",
      reach: "chosen",
      sourceIds: ids,
      deletionsApproved: true,
    });
    expect(agreed).toMatchObject({ status: "succeeded", removedCount: 8 });
    expect(await statusOf(fixture, ids[7] ?? "")).toBe("trash");
  });

  it("adds up what goes bit by bit within a day", async () => {
    fixture = await makeImport({ source, options: withPolicy({}) });
    await fixture.run();
    for (const removed of [2, 2, 0]) {
      const ids = deleteAtSource(fixture, 2);
      const run = await fixture.start({ kind: "incremental", reach: "chosen", sourceIds: ids });
      expect(run.removedCount).toBe(removed);
    }
  });

  it("trusts no walk that met fewer records than the source says it has", async () => {
    let hides = false;
    fixture = await makeImport({
      source,
      options: withPolicy({ stopAbovePercent: 100 }),
      transport: (inner) => async (request) => {
        const answer = await inner(request);
        const { searchParams, pathname } = new URL(request.url);
        const isWalk = pathname.endsWith("/v3/catalog/products") && searchParams.get("limit") === "250";
        if (!hides || !isWalk || !searchParams.has("include_fields")) return answer;
        const body = JSON.parse(answer.body) as { data: unknown[] };
        return { ...answer, body: JSON.stringify({ ...body, data: body.data.slice(0, 10) }) };
      },
    });
    await fixture.run();
    hides = true;
    const run = await fixture.run();
    expect(run).toMatchObject({ status: "completed_with_issues", removedCount: 0 });
    expect(reportOf(run)?.held).toMatchObject({ reason: "incomplete" });
    const { deps, scope } = fixture;
    expect(await deps.db.link.count({ where: { orgId: scope.orgId, retired: { not: null } } })).toBe(0);
  });
});
