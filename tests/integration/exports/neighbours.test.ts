import { beforeAll, describe, expect, it } from "vitest";
import { house } from "@/server/composition";
import { makeOwner, type Person } from "../app/people";
import { addIssue, addRecords, makeEndedRun } from "./export-fixture";

const { db } = house();
let owner: Person;
let runId: string;

beforeAll(async () => {
  owner = await makeOwner("Grace");
  const run = await makeEndedRun(owner);
  runId = run.id;
  await addRecords(run, [
    { sourceId: "a", title: "Mug", sku: "M-1" },
    { sourceId: "b", title: "Axe", sku: null },
    { sourceId: "c", title: "Mug", sku: "B-7", state: "failed" },
    { sourceId: "d", title: "Tent", sku: null },
    { sourceId: "e", title: "Boot", sku: "Z-2", state: "failed" },
  ]);
  await addIssue(run, "e");
});

type Order = { sort: "seq" | "title" | "sku"; direction: "asc" | "desc" };
type Filters = { state?: "failed"[]; issue?: string[] };

/** The list as its page shows it, and the same list walked record by record. */
async function bothWays(order: Order, filters: Filters = {}) {
  const given = { org: owner.org, ...order, filters };
  const { rows } = await owner.api.run.records({ ...given, runId });
  const names = new Map(rows.map((row) => [row.id, row.sourceId]));
  const walk = async (from: string | undefined, side: "previous" | "next") => {
    const walked: string[] = [];
    for (let at: string | null | undefined = from; at; ) {
      walked.push(names.get(at) ?? "?");
      at = (await owner.api.run.neighbours({ org: owner.org, recordId: at, list: { ...order, filters } }))[
        side
      ];
    }
    return walked.join("");
  };
  return {
    shown: rows.map((row) => row.sourceId).join(""),
    forth: await walk(rows[0]?.id, "next"),
    back: [...(await walk(rows.at(-1)?.id, "previous"))].reverse().join(""),
  };
}

describe("the records before and after one", () => {
  it.each<Order>(
    (["seq", "title", "sku"] as const).flatMap((sort) => [
      { sort, direction: "asc" },
      { sort, direction: "desc" },
    ]),
  )("follow the list by $sort $direction, in which some are alike and some have no SKU", async (order) => {
    const { shown, forth, back } = await bothWays(order);
    expect(shown).toHaveLength(5);
    expect(forth).toBe(shown);
    expect(back).toBe(shown);
  });

  it("keep within the filter", async () => {
    expect(await bothWays({ sort: "seq", direction: "asc" }, { state: ["failed"] })).toEqual({
      shown: "ce",
      forth: "ce",
      back: "ce",
    });
    expect(
      (await bothWays({ sort: "seq", direction: "asc" }, { issue: ["sku_duplicate_in_target"] })).shown,
    ).toBe("e");
  });

  it("are found from a record that has left the filter since", async () => {
    const first = await db.record.findFirstOrThrow({ where: { runId, sourceId: "a" } });
    const { previous, next } = await owner.api.run.neighbours({
      org: owner.org,
      recordId: first.id,
      list: { sort: "seq", direction: "asc", filters: { state: ["failed"] } },
    });
    expect(previous).toBeNull();
    expect(await db.record.findUnique({ where: { id: next ?? "" }, select: { sourceId: true } })).toEqual({
      sourceId: "c",
    });
  });
});
