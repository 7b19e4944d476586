import { describe, expect, it } from "vitest";
import { defineTable, loadTableQuery } from "./table-definition";

const table = defineTable({
  sortable: ["name", "createdAt"],
  defaultSort: { by: "createdAt", direction: "desc" },
  filters: { state: ["good", "broken"] },
});
const load = (params: Record<string, string>) => loadTableQuery(table, Promise.resolve(params));

describe("a table's view from the address", () => {
  it("is the default for a bare address", async () => {
    expect(await load({})).toEqual({
      page: 1,
      pageSize: 25,
      sort: "createdAt",
      direction: "desc",
      search: "",
      filters: { state: [] },
    });
  });

  it("reads what the address says", async () => {
    expect(
      await load({ page: "3", size: "50", sort: "name", dir: "asc", q: "mug", state: "good,broken" }),
    ).toEqual({
      page: 3,
      pageSize: 50,
      sort: "name",
      direction: "asc",
      search: "mug",
      filters: { state: ["good", "broken"] },
    });
  });

  it("falls back where the address is wrong", async () => {
    const query = await load({ page: "-4", size: "7", sort: "secret", dir: "asc", state: "odd,good" });
    expect(query).toMatchObject({ page: 1, pageSize: 25, sort: "createdAt", direction: "desc" });
    expect(query.filters.state).toEqual(["good"]);
  });
});
