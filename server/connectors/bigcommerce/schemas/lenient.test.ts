import { describe, expect, it } from "vitest";
import { z } from "zod";
import { parseLeniently } from "./lenient";
import { id, list, text } from "./values";

const schema = z.object({
  id,
  name: text,
  rows: list(z.object({ id, name: text, tags: list(text) })),
});

describe("parseLeniently", () => {
  it("leaves what is sound as it is", () => {
    const result = parseLeniently(schema, { id: 1, name: "a", rows: [{ id: 2, extra: {} }], more: [] });
    expect(result).toEqual({
      value: { id: "1", name: "a", rows: [{ id: "2", name: "", tags: [] }] },
      dropped: [],
    });
  });

  it("leaves out several fields of several entries, each at its own place", () => {
    const rows = [
      { id: 1, name: {} },
      { id: 2 },
      { name: "no id" },
      { id: 4, tags: ["a", {}, "b", []] },
      "row",
      { id: 6 },
    ];
    const input = { id: 1, name: [], rows };
    const { value, dropped } = parseLeniently(schema, input);
    expect(value?.rows.map((row) => [row.id, row.tags])).toEqual([
      ["1", []],
      ["2", []],
      ["4", ["a", "b"]],
      ["6", []],
    ]);
    expect(dropped.sort()).toEqual([
      "name",
      "rows[0].name",
      "rows[2]",
      "rows[3].tags[1]",
      "rows[3].tags[3]",
      "rows[4]",
    ]);
    expect(input.rows).toHaveLength(6);
  });

  it("takes an entry along that lacks what it needs only after its id was left out", () => {
    const { value, dropped } = parseLeniently(schema, { id: 1, rows: [{ id: "x" }, { id: 2 }] });
    expect(value?.rows.map((row) => row.id)).toEqual(["2"]);
    expect(dropped).toEqual(["rows[0].id", "rows[0]"]);
  });

  it("finds its way in lists that PHP sent as objects", () => {
    const rows = { "0": { id: 1 }, "4": { id: 2, name: {} }, "9": { id: 3 } };
    const { value } = parseLeniently(schema, { id: 1, rows });
    expect(value?.rows.map((row) => row.id)).toEqual(["1", "2", "3"]);
  });

  it("gives up only where nothing is left to leave out", () => {
    for (const input of [null, [], "x", {}, { id: {} }])
      expect(parseLeniently(schema, input).value).toBeNull();
  });
});
