import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/server/domain/json";
import type { Product } from "@/server/domain/product";
import { BESIDE } from "../schemas/product";
import { simpleRaw, variableRaw } from "./fixtures";
import { toCanonicalProduct } from "./product";

function read(changes: JsonObject, raw = simpleRaw): Product {
  const { product, issues } = toCanonicalProduct(raw(changes));
  expect(issues).toEqual([]);
  if (!product) throw new Error("not understood");
  return product;
}

describe("prices for several", () => {
  it("come lowest quantity first; 0 and the largest number mean no upper limit", () => {
    const rules = [
      { id: 2, quantity_min: 10, quantity_max: 0, type: "percent", amount: "12.5" },
      { id: 1, quantity_min: 5, quantity_max: 9, type: "price", amount: 2 },
      { id: 3, quantity_min: 50, quantity_max: 2147483647, type: "fixed", amount: 8.25 },
      { id: 4, quantity_min: 60, quantity_max: 0, type: "mystery", amount: 1 },
    ];
    expect(read({ bulk_pricing_rules: rules }).bulkPricing).toEqual([
      { from: 5, to: 9, kind: "off", amount: "2" },
      { from: 10, to: null, kind: "percent", amount: "12.5" },
      { from: 50, to: null, kind: "each", amount: "8.25" },
    ]);
  });
});

describe("modifiers", () => {
  it("are read in their order, with what choosing a value does", () => {
    const product = read({
      modifiers: [
        {
          id: 8,
          display_name: " Finish ",
          type: "swatch",
          required: true,
          sort_order: 1,
          config: [],
          option_values: [
            {
              id: 2,
              label: "Walnut",
              sort_order: 1,
              value_data: { colors: ["#553311"] },
              adjusters: {
                price: { adjuster: "percentage", adjuster_value: 10 },
                weight: { adjuster: "relative", adjuster_value: -0.5 },
                purchasing_disabled: { status: true, message: "Sold out" },
                image_url: "//cdn.example/w.png",
              },
            },
            { id: 1, label: "Oak", sort_order: 0, is_default: true, value_data: null, adjusters: null },
          ],
        },
        {
          id: 7,
          display_name: "Engraving",
          type: "numbers_only_text",
          sort_order: 0,
          config: { text_max_length: 4, nested: { a: 1 } },
          option_values: [],
        },
        { id: 9, display_name: "", type: "text", option_values: [] },
      ],
    });
    expect(product.modifiers).toEqual([
      {
        sourceId: "7",
        name: "Engraving",
        kind: "numbers_only_text",
        required: false,
        position: 0,
        limits: { text_max_length: 4 },
        values: [],
      },
      {
        sourceId: "8",
        name: "Finish",
        kind: "swatch",
        required: true,
        position: 1,
        limits: {},
        values: [
          expect.objectContaining({ label: "Oak", isDefault: true, price: null, purchasable: true }),
          {
            sourceId: "2",
            label: "Walnut",
            isDefault: false,
            price: { by: "percent", value: "10" },
            weight: { by: "amount", value: "-0.5" },
            purchasable: false,
            colours: ["#553311"],
            imageUrl: "https://cdn.example/w.png",
            productId: null,
          },
        ],
      },
    ]);
  });
});

describe("reviews", () => {
  it("keep their words, state and date, whether the state is a word or a number", () => {
    const review = (id: number, changes: JsonObject) => ({
      id,
      title: "Fine",
      text: "Works.",
      status: "approved",
      rating: 4,
      email: "ann@example.com",
      name: "Ann",
      date_reviewed: "2024-05-02T10:00:00+02:00",
      ...changes,
    });
    const { reviews } = read({
      reviews: [
        review(1, {}),
        review(2, { status: 0, rating: 0 }),
        review(3, { status: "disapproved", rating: 9 }),
        review(4, { title: " ", text: "" }),
      ],
    });
    expect(reviews.map(({ sourceId, status, rating }) => [sourceId, status, rating])).toEqual([
      ["1", "approved", 4],
      ["2", "pending", null],
      ["3", "disapproved", 5],
    ]);
    expect(reviews[0]?.date).toBe("2024-05-02T08:00:00.000Z");
  });
});

describe("tax classes", () => {
  it("are known by their names, and without them by the id that every store begins with", () => {
    const named = (id: number, taxClass?: string) =>
      read({ tax_class_id: id, ...(taxClass ? { [BESIDE]: { taxClass } } : {}) });
    expect(named(0)).toMatchObject({ taxClass: { sourceId: "0", name: "Default Tax Class" }, taxable: true });
    expect(named(1)).toMatchObject({ taxClass: { sourceId: "1", name: null }, taxable: false });
    expect(named(1, "Books")).toMatchObject({ taxClass: { name: "Books" }, taxable: true });
    expect(named(5, "Tax-free goods")).toMatchObject({ taxable: false });
    expect(named(5, "Non taxable")).toMatchObject({ taxable: false });
  });
});

describe("what is read apart from a product", () => {
  it("is put with it: metafields in one order, prices by list", () => {
    const record = (variant: number) => ({
      price_list_id: "3",
      product_id: "102",
      variant_id: String(variant),
      sku: "",
      currency: "usd",
      price: "9.5",
      sale_price: "0",
      bulk_pricing_tiers: [],
    });
    const product = read(
      {
        [BESIDE]: {
          metafields: [
            { resource_id: "102", namespace: "b", key: "x", value: "2", description: "" },
            { resource_id: "102", namespace: "a", key: "y", value: "1", description: "Note" },
          ],
          priceLists: [
            {
              id: "3",
              name: "Trade",
              groups: [{ id: "4", name: null }],
              channelIds: [],
              records: [record(11), record(999)],
            },
          ],
        },
      },
      variableRaw,
    );
    expect(product.metafields).toEqual([
      { namespace: "a", key: "y", value: "1", description: "Note" },
      { namespace: "b", key: "x", value: "2", description: null },
    ]);
    expect(product.priceListPrices).toMatchObject([
      { priceList: "Trade", variantId: "11", currency: "USD", price: "9.5", salePrice: null, sku: null },
      { variantId: null },
    ]);
  });
});

describe("further fields", () => {
  it("tell nothing where the store holds its words for nothing", () => {
    expect(read({})).toMatchObject({
      relatedIds: [],
      binNumber: null,
      priceHidden: null,
      preorder: { releaseDate: null, message: null, only: false },
      openGraph: { type: null, title: null, description: null, useImage: true },
    });
  });

  it("are read where something was entered", () => {
    const product = read({
      related_products: [7, -1, 7, 9],
      is_price_hidden: true,
      price_hidden_label: "Ask us",
      availability: "preorder",
      preorder_release_date: "2031-04-01T00:00:00+00:00",
      preorder_message: "In April",
      is_preorder_only: true,
      open_graph_use_product_name: false,
      open_graph_title: "Shared",
      open_graph_use_meta_description: true,
      open_graph_description: "not this one",
      gift_wrapping_options_type: "list",
      gift_wrapping_options_list: [2],
      videos: [
        { title: "B", description: "", sort_order: 1, type: "youtube", video_id: "b_1" },
        { title: "A", description: "", sort_order: 0, type: "youtube", video_id: "a-1" },
        { title: "none", sort_order: 2, video_id: "" },
      ],
    });
    expect(product).toMatchObject({
      relatedIds: ["7", "9"],
      priceHidden: { label: "Ask us" },
      preorder: { releaseDate: "2031-04-01T00:00:00.000Z", message: "In April", only: true },
      openGraph: { title: "Shared", description: null },
      giftWrapping: { kind: "list", optionIds: ["2"] },
    });
    expect(product.videos.map(({ url }) => url)).toEqual([
      "https://www.youtube.com/watch?v=a-1",
      "https://www.youtube.com/watch?v=b_1",
    ]);
  });
});
