import { describe, expect, it } from "vitest";
import type { MappedFields, MappedRecord } from "@/server/domain/mapped";
import { planAttributes } from "./plan-attributes";

const GLOBAL = { attributes: "global" } as const;
const OWN = { attributes: "product" } as const;

function product(fields: MappedFields, choices: [string, string][][] = []): MappedRecord {
  return {
    sourceId: "1",
    kind: choices.length > 0 ? "variable" : "simple",
    fields,
    children: choices.map((chosen, index) => ({
      sourceId: String(index),
      fields: { attributes: chosen.map(([name, value]) => ({ name, values: [value] })) },
    })),
  };
}

const options = (name: string, ...values: string[]) => ({ attributes: [{ name, values }] });

describe("options", () => {
  it("list every value that a variant uses, in the source's order", () => {
    const plan = planAttributes(
      product(options("Size", "S", "M"), [[["Size", "M"]], [["size", "XL"]], [["Fit", "slim"]]]),
      GLOBAL,
    );
    expect(plan.attributes.map(({ name, values }) => [name, values])).toEqual([
      ["Size", ["S", "M", "XL"]],
      ["Fit", ["slim"]],
    ]);
    expect(plan.choices.map((chosen) => [...chosen])).toEqual([
      [["size", "M"]],
      [["size", "XL"]],
      [["fit", "slim"]],
    ]);
  });

  it("take a variant's value for the listed one when only case or accents differ", () => {
    const plan = planAttributes(product(options("Size", "Größe 1"), [[["Size", "GROSSE 1"]]]), GLOBAL);
    expect(plan.attributes[0]?.values).toEqual(["Größe 1"]);
    expect(plan.choices[0]?.get("size")).toBe("Größe 1");
  });

  it("whose values the database cannot tell apart become the product's own", () => {
    expect(planAttributes(product(options("Wine", "Rose", "Rosé")), GLOBAL).attributes[0]?.global).toBe(
      false,
    );
    expect(planAttributes(product(options("Wine", "Rose", "Red")), GLOBAL).attributes[0]?.global).toBe(true);
  });

  it("keep a bar store-wide, where it does no harm, and change it where it would split the value", () => {
    const own = planAttributes(product(options("Fit", "a | b")), OWN);
    expect(own.attributes[0]?.values).toEqual(["a ¦ b"]);
    expect(own.issues).toEqual([
      { code: "value_dropped", field: "Fit", details: { detail: '"a | b" was written as "a ¦ b"' } },
    ]);
    const global = planAttributes(product(options("Fit", "a | b")), GLOBAL);
    expect([global.attributes[0]?.values, global.issues]).toEqual([["a | b"], []]);
  });

  it("change what would come back differently from the product and from its variations", () => {
    const plan = planAttributes(product(options("X", "<5 kg", "a\\b", "50%ab", " two  words ")), GLOBAL);
    expect(plan.attributes[0]?.values).toEqual(["＜5 kg", "a＼b", "50％ab", "two words"]);
    expect(plan.issues).toHaveLength(3);
  });

  it("without values are left out", () => {
    expect(planAttributes(product(options("Empty", "", " ")), GLOBAL).attributes).toEqual([]);
  });
});

describe("custom fields", () => {
  it("are the product's own, shown, and not chosen from", () => {
    const fields = { custom_attributes: [{ name: "Care", values: ["wash", "iron <b>"] }] };
    expect(planAttributes(product(fields), GLOBAL).attributes).toEqual([
      { name: "Care", key: "care", global: false, values: ["wash", "iron <b>"], variation: false },
    ]);
  });

  it("do not overwrite an option or each other by their name", () => {
    const fields = {
      ...options("Colour", "red"),
      custom_attributes: [
        { name: "colour", values: ["warm"] },
        { name: "Care!", values: ["a"] },
        { name: "care", values: ["b"] },
      ],
    };
    const plan = planAttributes(product(fields), OWN);
    expect(plan.attributes.map(({ name }) => name)).toEqual(["Colour", "colour (2)", "Care!", "care"]);
    expect(plan.issues).toHaveLength(1);
  });
});
