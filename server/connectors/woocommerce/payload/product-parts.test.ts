import { describe, expect, it } from "vitest";
import type { IssueDraft } from "@/server/domain/issue";
import type { JsonObject, JsonValue } from "@/server/domain/json";
import type { StoreProfile } from "@/server/domain/store";
import { differences } from "../differences/differences";
import { linkedProducts } from "./linked-products";
import { metaData } from "./meta";
import { productAddons } from "./product-addons";
import { reviewPayloads } from "./reviews";
import { taxClassField } from "./tax-class";

const SHOP: StoreProfile = {
  name: "x",
  currency: "EUR",
  weightUnit: "kg",
  lengthUnit: "cm",
  pricesIncludeTax: null,
  timeZone: null,
  version: null,
  storefrontUrl: null,
  taxClasses: [{ slug: "reduced-rate", name: "Reduced rate" }],
};

describe("a tax class", () => {
  const taxClass = (value: JsonValue, shop = SHOP) => {
    const issues: IssueDraft[] = [];
    return {
      ...taxClassField({ tax_class: value }, shop, "", issues),
      codes: issues.map(({ code }) => code),
    };
  };

  it("is found by its name or slug", () => {
    expect(taxClass("reduced-rate")).toEqual({ tax_class: "reduced-rate", codes: [] });
    expect(taxClass(" Reduced Rate ")).toEqual({ tax_class: "reduced-rate", codes: [] });
    expect(taxClass("")).toEqual({ tax_class: "", codes: [] });
    expect(taxClass("parent")).toEqual({ tax_class: "parent", codes: [] });
  });

  it("that the shop does not have is told, and the standard one taken", () => {
    expect(taxClass("Luxury")).toEqual({ tax_class: "", codes: ["value_dropped"] });
  });

  it("goes as it is to a shop that does not tell its classes, and not at all where no rule fills it", () => {
    const { taxClasses: _classes, ...closed } = SHOP;
    expect(taxClass("Luxury goods", closed)).toEqual({ tax_class: "luxury-goods", codes: [] });
    expect(taxClassField({}, SHOP, "", [])).toEqual({});
  });
});

describe("related products", () => {
  const lookup = { get: (_kind: string, key: string) => ({ a: "11", b: "12" })[key] };

  it("are pointed at where they are in the shop, and awaited where not", () => {
    expect(linkedProducts({ upsell_ids: ["a", "b", "a"] }, lookup)).toEqual({
      body: { upsell_ids: [11, 12] },
      awaits: false,
    });
    expect(linkedProducts({ upsell_ids: ["a", "c"] }, lookup)).toEqual({
      body: { upsell_ids: [11] },
      awaits: true,
    });
    expect(linkedProducts({ upsell_ids: [] }, lookup).body).toEqual({ upsell_ids: [] });
    expect(linkedProducts({}, lookup).body).toEqual({});
  });
});

describe("reviews", () => {
  const review = (changes: JsonObject): JsonObject => ({
    sourceId: "5",
    status: "approved",
    title: "Good",
    text: "A < B & C",
    rating: 4,
    name: "Ann",
    email: "Ann@Example.com",
    date: "2024-05-02T10:00:00.000Z",
    ...changes,
  });
  const payloads = (...reviews: JsonObject[]) => {
    const issues: IssueDraft[] = [];
    return { children: reviewPayloads({ reviews }, issues), issues };
  };

  it("hold the title above the text, neither as markup", () => {
    expect(payloads(review({})).children).toEqual([
      {
        kind: "review",
        sourceId: "5",
        label: "Review by Ann",
        body: {
          review: "Good\n\nA &lt; B &amp; C",
          reviewer: "Ann",
          reviewer_email: "ann@example.com",
          rating: 4,
          status: "approved",
          date_created_gmt: "2024-05-02T10:00:00",
        },
      },
    ]);
  });

  it("wait for approval or stay behind as they did at the source, and need no address", () => {
    const { children } = payloads(
      review({ status: "pending", email: "no address", rating: null, date: null, name: "" }),
      review({ sourceId: "6", status: "disapproved" }),
    );
    expect(children.map(({ body }) => body)).toEqual([
      {
        review: "Good\n\nA &lt; B &amp; C",
        reviewer: "Anonymous",
        reviewer_email: "review-5@reviewer.invalid",
        status: "hold",
      },
    ]);
  });

  it("that say the same twice come once", () => {
    const { children, issues } = payloads(review({}), review({ sourceId: "6" }));
    expect(children).toHaveLength(1);
    expect(issues.map(({ code }) => code)).toEqual(["value_dropped"]);
  });

  it("are the same when WordPress hands them out with paragraphs", () => {
    const [child] = payloads(review({})).children;
    const held = {
      ...child?.body,
      review: "<p>Good</p>\n<p>A &lt; B &#038; C</p>\n",
      date_created_gmt: "2024-05-02T10:00:00",
    };
    expect(differences(child?.body ?? {}, held)).toEqual([]);
    expect(differences({ rating: 3 }, held).map(({ field }) => field)).toEqual(["rating"]);
  });
});

describe("parts that are kept as custom fields", () => {
  const modifiers: JsonValue = [
    {
      name: "A \\ B",
      kind: "checkbox",
      required: false,
      values: [
        { label: "Yes", price: { by: "percent", value: "5" } },
        { label: "No", price: null },
      ],
    },
    { name: "Date", kind: "date", required: true, values: [] },
  ];
  const metaValue = (fields: Record<string, JsonValue>, key: string) =>
    metaData(fields, "stamp").find((entry) => entry.key === key)?.value;

  it("are JSON, and nothing where there is nothing", () => {
    expect(metaValue({ "meta:_x": modifiers }, "_x")).toBe(JSON.stringify(modifiers));
    expect(metaValue({ "meta:_x": null }, "_x")).toBeNull();
    expect(metaValue({ "meta:_x": [] }, "_x")).toBeNull();
    expect(metaValue({ "meta:_x": ["a", "b"] }, "_x")).toBe("a, b");
  });

  it("are add-ons in the plugin's own form", () => {
    expect(productAddons(modifiers)).toMatchObject([
      {
        name: "A ＼ B",
        type: "checkbox",
        position: 0,
        options: [{ label: "Yes", price: "5", price_type: "percentage_based" }],
      },
      { name: "Date", type: "datepicker", required: 1, options: [] },
    ]);
    expect(metaValue({ "meta:_product_addons": modifiers }, "_product_addons")).toHaveLength(2);
    expect(metaValue({ "meta:_product_addons": [] }, "_product_addons")).toBeNull();
  });

  it("differ when a list that WooCommerce holds is another one", () => {
    const sent = { meta_data: [{ key: "_product_addons", value: productAddons(modifiers) }] };
    expect(differences(sent, structuredClone(sent))).toEqual([]);
    const held = { meta_data: [{ key: "_product_addons", value: productAddons([]) }] };
    expect(differences(sent, held)).toHaveLength(1);
  });
});
