import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CanonicalRecord } from "@/server/domain/canonical";
import type { FieldDescriptor } from "@/server/domain/field";
import type { Product } from "@/server/domain/product";
import { applyMapping, compileMapping } from "./apply";
import { autoMap } from "./auto-map";
import { validateMapping } from "./validate";

const targetFields: FieldDescriptor[] = [
  {
    key: "name",
    level: "item",
    label: "Name",
    type: "text",
    group: "Basics",
    required: true,
    auto: ["name"],
  },
  {
    key: "status",
    level: "item",
    label: "Status",
    type: "enum",
    group: "Visibility",
    values: ["publish", "draft"],
    auto: ["visible"],
    autoTable: { true: "publish", false: "draft" },
  },
  { key: "gtin", level: "item", label: "GTIN", type: "text", group: "Ids", auto: ["gtin", "upc"] },
  { key: "price", level: "item", label: "Price", type: "money", group: "Prices", auto: ["price"] },
  { key: "stock", level: "item", label: "Stock", type: "integer", group: "Stock", auto: ["stock.quantity"] },
  {
    key: "extra",
    level: "item",
    label: "Extra",
    type: "attributes",
    group: "Catalogue",
    auto: ["customFields"],
  },
  { key: "sku", level: "child", label: "SKU", type: "text", group: "Ids", auto: ["sku"] },
];

const product: Product = {
  sourceId: "7",
  kind: "variable",
  digital: false,
  name: "Tent & Tarp",
  sku: "T-1",
  description: "<p>x</p>",
  price: "99.9000",
  salePrice: null,
  retailPrice: null,
  costPrice: null,
  mapPrice: null,
  weight: "1.5",
  length: null,
  width: null,
  height: null,
  stockTracking: "product",
  stockQuantity: 4,
  lowStockLevel: null,
  availability: "available",
  visible: false,
  featured: false,
  condition: null,
  brand: null,
  relatedIds: [],
  categoryIds: ["3"],
  images: [],
  options: [{ sourceId: "1", name: "Size", values: ["S"] }],
  variants: [
    {
      sourceId: "70",
      sku: "T-1-S",
      choices: [{ option: "Size", value: "S" }],
      price: "99.9",
      salePrice: null,
      retailPrice: null,
      costPrice: null,
      weight: null,
      length: null,
      width: null,
      height: null,
      stockQuantity: null,
      lowStockLevel: null,
      purchasable: true,
      image: null,
      gtin: null,
      upc: null,
      mpn: null,
    },
  ],
  customFields: [
    { name: "Material", value: "Cotton" },
    { name: "Material", value: "Steel" },
  ],
  gtin: null,
  upc: "0123",
  mpn: null,
  seoTitle: null,
  seoDescription: null,
  seoKeywords: [],
  searchKeywords: [],
  urlPath: "/tents/tent-tarp/",
  taxClass: null,
  taxCode: null,
  taxable: true,
  preorder: { releaseDate: null, message: null, only: false },
  priceHidden: null,
  freeShipping: false,
  fixedShippingPrice: null,
  binNumber: null,
  conditionShown: false,
  giftWrapping: { kind: "any", optionIds: [] },
  openGraph: { type: null, title: null, description: null, useImage: true },
  bulkPricing: [],
  modifiers: [],
  metafields: [],
  videos: [],
  reviews: [],
  priceListPrices: [],
  minimumQuantity: null,
  maximumQuantity: null,
  warranty: null,
  availabilityText: null,
  sortOrder: null,
  createdAt: null,
  modifiedAt: null,
};

function recordOf(of: Product): CanonicalRecord {
  return { entity: "products", product: of };
}

describe("the automatic mapping", () => {
  it("fills each target field from the source field that fits it", () => {
    const { mapped, issues } = applyMapping(
      recordOf(product),
      compileMapping(autoMap("products", targetFields), targetFields),
    );
    expect(issues).toEqual([]);
    expect(mapped.fields).toEqual({
      name: "Tent & Tarp",
      status: "draft",
      gtin: "0123",
      price: "99.9000",
      stock: 4,
      extra: [{ name: "Material", values: ["Cotton", "Steel"] }],
    });
    expect(mapped.children).toEqual([{ sourceId: "70", fields: { sku: "T-1-S" } }]);
  });

  it("is valid for its own fields", () => {
    expect(validateMapping("products", autoMap("products", targetFields), targetFields)).toEqual([]);
  });
});

describe("applying rules", () => {
  it("turns a rule that does not fit into an issue on the record", () => {
    const rules = [
      { level: "item" as const, target: "price", source: "name", transforms: [], enabled: true },
    ];
    const { issues } = applyMapping(recordOf(product), compileMapping(rules, targetFields));
    expect(issues).toEqual([
      {
        code: "mapping_failed",
        field: "Price",
        details: { detail: '"Tent & Tarp" is not a number, as Price needs' },
      },
    ]);
  });

  it("names a required field that stays empty", () => {
    const { issues } = applyMapping(
      recordOf({ ...product, name: "" }),
      compileMapping(autoMap("products", targetFields), targetFields),
    );
    expect(issues).toContainEqual({ code: "required_field_missing", field: "Name" });
  });

  it("reads a custom field and, for a variant, its product", () => {
    const rules = [
      {
        level: "item" as const,
        target: "gtin",
        source: "customFields.Material",
        transforms: [],
        enabled: true,
      },
      { level: "child" as const, target: "sku", source: "product.sku", transforms: [], enabled: true },
    ];
    const { mapped } = applyMapping(recordOf(product), compileMapping(rules, targetFields));
    expect(mapped.fields.gtin).toBe("Cotton, Steel");
    expect(mapped.children[0]?.fields.sku).toBe("T-1");
  });

  it("never throws, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (name, template) => {
        const rules = [
          {
            level: "item" as const,
            target: "name",
            source: "name",
            transforms: [{ kind: "template" as const, template: template || "x" }],
            enabled: true,
          },
        ];
        applyMapping(recordOf({ ...product, name }), compileMapping(rules, targetFields));
      }),
    );
  });
});

describe("validation", () => {
  it("names unknown fields, double rules, wrong enum values and missing required fields", () => {
    const problems = validateMapping(
      "products",
      [
        { level: "item", target: "price", source: "nothing", transforms: [], enabled: true },
        { level: "item", target: "price", source: "price", transforms: [], enabled: true },
        {
          level: "item",
          target: "status",
          source: null,
          transforms: [{ kind: "fixed", value: "live" }],
          enabled: true,
        },
        { level: "item", target: "gone", source: "name", transforms: [], enabled: true },
        {
          level: "item",
          target: "gtin",
          source: null,
          transforms: [{ kind: "template", template: "{{nope}}" }],
          enabled: true,
        },
      ],
      targetFields,
    ).map((problem) => problem.message);
    expect(problems).toEqual([
      'The source has no field "nothing". Choose another source field.',
      "Two rules fill this field. Remove one of them.",
      '"live" is not a value of Status. Choose one of publish, draft.',
      "The target has no such field. Remove the rule.",
      "The template uses {{nope}}, which is no source field.",
      "Name must be filled. Choose a source field or give a fixed text.",
    ]);
  });
});
