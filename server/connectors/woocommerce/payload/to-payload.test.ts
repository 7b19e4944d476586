import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PayloadContext } from "@/server/connectors/core/target";
import { DEFAULT_OPTIONS } from "@/server/domain/import-settings";
import type { JsonObject, JsonValue } from "@/server/domain/json";
import type { MappedFields, MappedRecord } from "@/server/domain/mapped";
import type { StoreProfile } from "@/server/domain/store";
import { differences } from "../differences/differences";
import { TARGET_FIELDS } from "../fields/catalogue";
import { withoutSlashes } from "../text";
import { referencesOf } from "./references-of";
import { toPayload } from "./to-payload";

const METRIC: StoreProfile = {
  name: "x",
  currency: "USD",
  weightUnit: "kg",
  lengthUnit: "cm",
  pricesIncludeTax: null,
  timeZone: null,
  version: null,
  storefrontUrl: null,
};

const ids: Record<string, string> = {
  "category c1": "11",
  "category c2": "12",
  "brand b1": "21",
  "attribute size": "31",
  "attribute colour": "32",
};

const context: PayloadContext = {
  references: { get: (kind, key) => ids[`${kind} ${key}`] },
  source: METRIC,
  target: METRIC,
  options: DEFAULT_OPTIONS,
  sourceKey: "bigcommerce:abc",
};

function simple(fields: MappedFields): MappedRecord {
  return { sourceId: "7", kind: "simple", fields: { name: "Cup", ...fields }, children: [] };
}

function variable(children: MappedFields[], fields: MappedFields = {}): MappedRecord {
  return {
    sourceId: "8",
    kind: "variable",
    fields: { name: "Shirt", sku: "P", ...fields },
    children: children.map((own, index) => ({ sourceId: `v${index}`, fields: own })),
  };
}

const size = (value: string) => ({ attributes: [{ name: "Size", values: [value] }] });
const codes = (product: MappedRecord) => toPayload(product, context).issues.map((issue) => issue.code);
const body = (product: MappedRecord) => toPayload(product, context).body;

describe("a product's body", () => {
  it("holds only what the mapping fills, and the stamp as the last custom field", () => {
    expect(body(simple({ regular_price: "12.5000", "meta:_b": "2", "meta:_a": null }))).toEqual({
      type: "simple",
      name: "Cup",
      regular_price: "12.5",
      meta_data: [
        { key: "_a", value: null },
        { key: "_b", value: "2" },
        { key: "_primelink_source", value: "bigcommerce:abc:product:7" },
      ],
    });
  });

  it("has its keys in one order, whatever the order of the mapping's", () => {
    const fields: MappedFields = {
      weight: "1",
      sku: "A",
      "meta:z": "1",
      "meta:y": "2",
      featured: true,
      slug: "a",
    };
    const reversed = Object.fromEntries(Object.entries(fields).reverse());
    expect(JSON.stringify(body(simple(reversed)))).toBe(JSON.stringify(body(simple(fields))));
  });

  it("empties what the source no longer has", () => {
    const fields = {
      sale_price: null,
      sku: "",
      weight: null,
      length: null,
      global_unique_id: null,
      description: "",
    };
    expect(body(simple({ regular_price: "1", ...fields }))).toMatchObject({
      sale_price: "",
      sku: "",
      weight: "",
      dimensions: { length: "" },
      global_unique_id: "",
      description: "",
    });
  });

  it("converts weight and dimensions, and empties them for what is virtual", () => {
    const fields = { weight: "2", length: "10", virtual: false };
    const pounds: StoreProfile = { ...METRIC, weightUnit: "lb", lengthUnit: "in" };
    const sent = toPayload(simple(fields), { ...context, source: pounds }).body;
    expect([sent.weight, sent.dimensions]).toEqual(["0.9072", { length: "25.4" }]);
    expect(body(simple({ ...fields, virtual: true }))).toMatchObject({
      weight: "",
      dimensions: { length: "" },
    });
  });

  it("points at categories and brands by id, each once, and keeps a dry run's placeholders", () => {
    const fields = { categories: ["c1", "c2", "c1", "unknown"], brands: ["b1"], tags: ["A", "A", " "] };
    expect(body(simple(fields))).toMatchObject({
      categories: [{ id: 11 }, { id: 12 }],
      brands: [{ id: 21 }],
      tags: [{ name: "A" }],
    });
    const dry = { ...context, references: { get: () => "new:category:c1" } };
    expect(toPayload(simple({ categories: ["c1"] }), dry).body.categories).toEqual([
      { id: "new:category:c1" },
    ]);
  });

  it("doubles backslashes, which WordPress takes away, and escapes what is no tag", () => {
    const sent = body(simple({ name: "a\\b <3 <b>", description: "1 < 2 <p>C:\\x</p>" }));
    expect([sent.name, sent.description]).toEqual(["a\\\\b &lt;3 &lt;b>", "1 &lt; 2 <p>C:\\\\x</p>"]);
  });

  it("takes out scripts with what stands in them, and tells what WordPress will drop", () => {
    const product = simple({ description: "<script>x</script><p>a</p><iframe src='v'></iframe>" });
    expect(body(product).description).toBe("<p>a</p><iframe src='v'></iframe>");
    expect(codes(product)).toEqual(["value_dropped", "value_dropped"]);
  });

  it("is text that PHP can read", () => {
    const sent = body(simple({ name: "a\uD800b\u0000c 🎉", "meta:_x": "\uDFFF" }));
    expect(sent.name).toBe("a\uFFFDb c 🎉");
    expect(JSON.stringify(sent)).not.toMatch(/\\ud[89a-f]/i);
  });
});

describe("values that WooCommerce would drop or change in silence", () => {
  it("a sale price that is not below the price", () => {
    for (const sale of ["10", "10.00", "11"]) {
      const product = simple({ regular_price: "10", sale_price: sale });
      expect(body(product).sale_price).toBe("");
      expect(toPayload(product, context).issues).toEqual([
        { code: "sale_price_not_lower", field: "sale_price", details: { salePrice: sale, price: "10" } },
      ]);
    }
    expect(body(simple({ regular_price: "10", sale_price: "9.990" })).sale_price).toBe("9.99");
    expect(body(simple({ regular_price: "10", sale_price: "0" })).sale_price).toBe("0");
  });

  it("a missing or negative price", () => {
    expect(codes(simple({ regular_price: null }))).toEqual(["price_missing"]);
    expect(codes(simple({ regular_price: "-1" }))).toEqual(["value_dropped", "price_missing"]);
    expect(codes(simple({ regular_price: "0" }))).toEqual([]);
  });

  it("a GTIN that it cannot keep", () => {
    for (const gtin of ["ABC!", "A4006381333931", "123", "40063813339311234"]) {
      expect(body(simple({ global_unique_id: gtin })).global_unique_id).toBe("");
      expect(codes(simple({ global_unique_id: gtin }))).toEqual(["gtin_invalid"]);
    }
    for (const gtin of ["4006381333931", "4006381-33393-1", "96385074", "0306406152"]) {
      expect(body(simple({ global_unique_id: gtin })).global_unique_id).toBe(gtin.replaceAll("-", ""));
      expect(codes(simple({ global_unique_id: gtin }))).toEqual([]);
    }
  });

  it("a SKU beyond its look-up table, or with what it takes out", () => {
    expect(codes(simple({ sku: "x".repeat(100) }))).toEqual([]);
    expect(codes(simple({ sku: "x".repeat(101) }))).toEqual(["sku_too_long"]);
    expect(body(simple({ sku: " a%20b <i>c</i> " })).sku).toBe("ab c");
    expect(codes(simple({ sku: "a%20b" }))).toEqual(["value_dropped"]);
  });

  it("a name that PHP holds for empty, and no name at all", () => {
    expect(body(simple({ name: "0" })).name).toBe("0.");
    expect(codes(simple({ name: " " }))).toEqual(["required_field_missing"]);
  });

  it("broken stock, and fields that go only with tracking", () => {
    const fields = {
      manage_stock: true,
      stock_quantity: "2.5",
      stock_status: "instock",
      backorders: "notify",
    };
    expect(body(simple(fields))).toMatchObject({
      manage_stock: true,
      stock_quantity: 2,
      backorders: "notify",
    });
    expect(body(simple(fields))).not.toHaveProperty("stock_status");
    expect(codes(simple(fields))).toEqual(["value_dropped"]);
    const untracked = body(
      simple({ ...fields, manage_stock: false, stock_quantity: null, stock_status: "out_of_stock" }),
    );
    expect(untracked).toMatchObject({ manage_stock: false, stock_status: "outofstock" });
    expect(untracked).not.toHaveProperty("stock_quantity");
    expect(untracked).not.toHaveProperty("backorders");
  });

  it("dates that are none", () => {
    expect(body(simple({ date_created_gmt: "2021-03-04T05:06:07+02:00" })).date_created_gmt).toBe(
      "2021-03-04T03:06:07",
    );
    for (const date of ["soon", "0000-00-00", "2021-13-01"]) {
      expect(body(simple({ date_created_gmt: date }))).not.toHaveProperty("date_created_gmt");
      expect(codes(simple({ date_created_gmt: date }))).toEqual(["value_dropped"]);
    }
  });

  it("negative weights", () => {
    expect(body(simple({ weight: "-1" })).weight).toBe("");
    expect(codes(simple({ weight: "-1", width: "-2" }))).toEqual(["value_dropped", "value_dropped"]);
  });
});

describe("a variable product", () => {
  it("has no price of its own, and gives each variation its place, choice and stamp", () => {
    const product = variable(
      [
        { ...size("S"), sku: "A", regular_price: "5", status: "publish" },
        { ...size("M"), sku: "B", regular_price: "6", status: "private" },
      ],
      { regular_price: "5", sale_price: "4", virtual: true, manage_stock: false, stock_status: "instock" },
    );
    const payload = toPayload(product, context);
    expect(payload.body).toMatchObject({ type: "variable", manage_stock: false });
    for (const key of ["regular_price", "sale_price", "stock_status", "virtual"]) {
      expect(payload.body).not.toHaveProperty(key);
    }
    expect(payload.body.attributes).toEqual([
      { id: 31, name: "Size", position: 0, visible: true, variation: true, options: ["S", "M"] },
    ]);
    expect(payload.children.map((variation) => [variation.sourceId, variation.label])).toEqual([
      ["v0", "S"],
      ["v1", "M"],
    ]);
    expect(payload.children[1]?.body).toEqual({
      status: "private",
      sku: "B",
      regular_price: "6",
      menu_order: 2,
      attributes: [{ id: 31, name: "Size", option: "M" }],
      meta_data: [{ key: "_primelink_source", value: "bigcommerce:abc:variant:v1" }],
    });
  });

  it("whose own stock is tracked leaves its variations' status to the store", () => {
    const own = { ...size("S"), manage_stock: false, stock_status: "instock" };
    const tracked = toPayload(variable([own], { manage_stock: true, stock_quantity: "5" }), context);
    expect(tracked.children[0]?.body).toMatchObject({ manage_stock: false });
    expect(tracked.children[0]?.body).not.toHaveProperty("stock_status");
    const untracked = toPayload(variable([own], { manage_stock: false }), context);
    expect(untracked.children[0]?.body).toMatchObject({ stock_status: "instock" });
  });

  it("keeps identifiers apart: its own, and those of two variations", () => {
    const gtin = "4006381333931";
    const payload = toPayload(
      variable(
        [
          { ...size("S"), sku: "p", global_unique_id: gtin },
          { ...size("M"), sku: "X", global_unique_id: gtin },
          { ...size("L"), sku: "x" },
        ],
        { global_unique_id: gtin },
      ),
      context,
    );
    expect(payload.body.global_unique_id).toBe("");
    expect(payload.children.map(({ body: own }) => [own.sku, own.global_unique_id])).toEqual([
      ["", gtin],
      ["X", ""],
      ["", undefined],
    ]);
    expect(payload.issues.map((issue) => issue.code)).toEqual(["gtin_invalid", "sku_duplicate_in_source"]);
  });

  it("gets one variation for one combination, the first", () => {
    const payload = toPayload(variable([size("S"), size("M"), size("S")]), context);
    expect(payload.children.map((variation) => variation.sourceId)).toEqual(["v0", "v1"]);
    expect(payload.issues).toEqual([{ code: "variation_duplicate", details: { variation: "S" } }]);
  });
});

const text = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: "grapheme" }),
  fc.constantFrom(
    "0",
    "-1",
    "1e400",
    "  ",
    "a|b",
    "\\",
    "%2f",
    "<b>",
    "&amp;",
    "\uD800",
    "12.345",
    "2021-01-01",
    "true",
  ),
);
const jsonValue: fc.Arbitrary<JsonValue> = fc.oneof(
  text,
  fc.constant(null),
  fc.boolean(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.array(text, { maxLength: 4 }),
  fc.array(fc.record({ name: text, values: fc.array(text, { maxLength: 4 }) }), { maxLength: 4 }),
  fc.record({ url: text, x: fc.constant(null) }),
);
function fieldsOf(level: "item" | "child"): fc.Arbitrary<MappedFields> {
  const keys = TARGET_FIELDS.products.filter((field) => field.level === level).map((field) => field.key);
  return fc.dictionary(fc.constantFrom(...keys), jsonValue, { maxKeys: keys.length });
}
const anyProduct: fc.Arbitrary<MappedRecord> = fc.record({
  sourceId: text,
  kind: fc.constantFrom("simple" as const, "variable" as const),
  fields: fieldsOf("item"),
  children: fc.array(fc.record({ sourceId: text, fields: fieldsOf("child") }), { maxLength: 4 }),
});

/** WordPress takes one level of backslashes away. */
function asStored(sent: JsonObject): JsonObject {
  const texts = ["name", "description", "short_description", "purchase_note"];
  return Object.fromEntries(
    Object.entries(sent).map(([key, value]) => [
      key,
      texts.includes(key) && typeof value === "string" ? withoutSlashes(value) : value,
    ]),
  );
}

describe("whatever the mapping gives", () => {
  it("never throws, gives the same twice, and equals itself", () => {
    fc.assert(
      fc.property(
        anyProduct,
        fc.constantFrom("global" as const, "product" as const),
        (product, attributes) => {
          const own = { ...context, options: { ...DEFAULT_OPTIONS, attributes } };
          const payload = toPayload(product, own);
          expect(JSON.stringify(toPayload(structuredClone(product), own))).toBe(JSON.stringify(payload));
          expect(differences(payload.body, asStored(payload.body))).toEqual([]);
          for (const variation of payload.children) {
            expect(differences(variation.body, { ...asStored(variation.body), type: "variation" })).toEqual(
              [],
            );
          }
          expect(() => referencesOf(product, own.options)).not.toThrow();
        },
      ),
      { numRuns: 300 },
    );
  });
});
