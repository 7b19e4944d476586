import { beforeAll, describe, expect, it } from "vitest";
import { house } from "@/server/composition";
import { makeOwner, type Person } from "../app/people";
import { addRun, fillRun, makeStoredImport } from "./history-fixture";

let owner: Person;
let runId: string;

beforeAll(async () => {
  owner = await makeOwner("Rosa");
  const made = await makeStoredImport(owner);
  const run = await addRun(made, 1);
  runId = run.id;
  await fillRun(run, 60);
  const other = await addRun(made, 0.5);
  await fillRun(other, 60, "variation_failed");
  await house().db
    .$executeRaw`UPDATE "Record" SET "sku" = 'AB-' || "seq" WHERE "runId" = ${runId} AND "seq" < 20`;
});

const list = (view: object = {}) =>
  owner.api.run.records({ org: owner.org, runId, sort: "seq", direction: "asc", filters: {}, ...view });

describe("the records of a run", () => {
  it("come page by page in the order asked for, each with its issues", async () => {
    const pages = await Promise.all([1, 2, 3].map((page) => list({ page })));
    expect(pages.flatMap(({ rows }) => rows.map(({ seq }) => seq))).toEqual(
      Array.from({ length: 60 }, (_, seq) => seq),
    );
    expect(pages.map(({ total, capped }) => [total, capped])).toEqual(Array(3).fill([60, false]));
    expect(pages[0]?.rows[0]?.issues[0]?.code).toBe("price_missing");
    const { rows } = await list({ direction: "desc", sort: "title", pageSize: 3 });
    expect(rows.map(({ title }) => title)).toEqual(["Product 9", "Product 8", "Product 7"]);
  });

  it("are searched by title, SKU and id, and counted over all pages", async () => {
    const found = async (search: string, page = 1) => {
      const { rows, total } = await list({ search, page, pageSize: 10 });
      return { total, seqs: rows.map(({ seq }) => seq) };
    };
    expect(await found("product 5")).toEqual({ total: 11, seqs: [5, 50, 51, 52, 53, 54, 55, 56, 57, 58] });
    expect(await found("product 5", 2)).toEqual({ total: 11, seqs: [59] });
    expect(await found("ab-1")).toMatchObject({ total: 11 });
    expect(await found("p7")).toEqual({ total: 1, seqs: [7] });
    expect(await found("no such thing")).toEqual({ total: 0, seqs: [] });
  });

  it("are narrowed by issue to those of this run", async () => {
    expect((await list({ filters: { issue: ["price_missing"] } })).total).toBe(60);
    expect((await list({ filters: { issue: ["variation_failed"] } })).total).toBe(0);
  });
});
