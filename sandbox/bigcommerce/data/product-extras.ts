import type { ModifierInput } from "../catalog/complete-modifier";
import type { Fields } from "../catalog/types";

/** What a product has beyond what stands with it in the catalogue. */
export interface ProductExtra {
  modifiers?: ModifierInput[];
  reviews?: Fields[];
  videos?: Fields[];
  /** SKUs of products that come before it. */
  related?: string[];
  metafields?: [key: string, value: string][];
  more?: Fields;
}

function review(
  date: string,
  status: "approved" | "pending" | "disapproved",
  rating: number,
  [name, email]: [name: string, email: string],
  [title, text]: [title: string, text: string],
): Fields {
  const at = `${date}T10:00:00+00:00`;
  return {
    ...{ title, text, status, rating, email, name },
    ...{ date_reviewed: at, date_created: at, date_modified: at },
  };
}

const engraving: ModifierInput = {
  name: "Engraving",
  type: "text",
  config: { default_value: "", text_characters_limited: true, text_min_length: 1, text_max_length: 24 },
};

const giftBox: ModifierInput = {
  name: "Box",
  type: "dropdown",
  required: true,
  values: [
    { label: "Brown paper", isDefault: true },
    { label: "Ash wood", price: { adjuster: "relative", adjuster_value: 12.5 }, weight: 0.8 },
    { label: "Walnut", price: { adjuster: "percentage", adjuster_value: 20 } },
  ],
};

/** By SKU. */
export const productExtras: Record<string, ProductExtra> = {
  "NH-RIDGE2": {
    videos: [
      {
        title: "Pitching the Ridge",
        description: "Four minutes, one person.",
        sort_order: 0,
        type: "youtube",
        video_id: "rdg2pitch01",
        length: "04:12",
      },
    ],
    reviews: [
      review(
        "2024-05-20",
        "approved",
        4,
        ["Bjørn", "bjorn@example.com"],
        ["Warm in June", "Good tent, but the pegs are < 10 cm & bend.\n\nWould buy it again."],
      ),
      review("2024-06-01", "pending", 2, ["", ""], ["", "One pole arrived cracked."]),
      review(
        "2024-06-02",
        "disapproved",
        1,
        ["Spam", "spam@example.com"],
        ["Buy pills", "Cheap pills here."],
      ),
    ],
    modifiers: [
      {
        name: "Repair kit",
        type: "checkbox",
        values: [
          { label: "Yes", price: { adjuster: "relative", adjuster_value: 9 } },
          { label: "No", isDefault: true },
        ],
      },
    ],
  },
  "NH-PEG12": {
    related: ["NH-RIDGE2"],
    reviews: [
      review("2024-03-11", "approved", 5, ["Ann", "ann@example.com"], ["Straight", "They stay straight."]),
    ],
  },
  "HV-BELL5": {
    more: { is_free_shipping: true, gift_wrapping_options_type: "none", fixed_cost_shipping_price: 0 },
  },
  "KM-SANTOKU165": {
    modifiers: [engraving, giftBox],
    reviews: [
      review("2024-04-09", "approved", 5, ["三郎", "saburo@example.com"], ["最高", "よく切れます。"]),
    ],
    related: ["NH-RIDGE2", "NH-RIDGE3"],
    more: {
      bin_picking_number: "K-14",
      gift_wrapping_options_type: "list",
      gift_wrapping_options_list: [2, 5],
    },
  },
  "HV-APRON": {
    modifiers: [
      { name: "Name on the pocket", type: "multi_line_text" },
      { name: "Needed by", type: "date" },
    ],
  },
  "BM-JAR1": {
    modifiers: [
      {
        name: "Lid",
        type: "swatch",
        values: [
          { label: "Steel", colours: ["#8a8d91"] },
          { label: "Brass", colours: ["#b08d3b"], price: { adjuster: "relative", adjuster_value: 3 } },
        ],
      },
    ],
  },
  "HV-CUT16": { more: { is_price_hidden: true, price_hidden_label: "Ask in the shop" } },
  "BK-QUIET": {
    related: ["NH-RIDGE2", "HV-BELL5", "FJ-CAMPBL"],
    metafields: [
      ["isbn", "978-0-00-000000-2"],
      ["spec", '{"pages": 224, "paper": "100 g\\\\m²"}'],
    ],
    more: {
      open_graph_use_product_name: false,
      open_graph_title: "The Quiet Camp — a handbook for two",
      open_graph_use_meta_description: false,
      open_graph_description: "How to camp & leave nothing behind.",
      open_graph_type: "book",
      product_tax_code: "PB100000",
      is_condition_shown: true,
    },
  },
};

/** What wholesale customers pay: list 1, for the group of the same name. */
export const demoPriceLists = {
  lists: [
    { id: 1, name: "Wholesale Japan", active: true },
    { id: 2, name: "Last summer", active: false },
  ],
  assignments: [{ id: 1, price_list_id: 1, customer_group_id: 3, channel_id: 1 }],
  /** Price of the product and of its variants, in dollars. */
  prices: [
    {
      sku: "NH-PEG12",
      list: 1,
      price: 14.5,
      tiers: [{ quantity_min: 20, quantity_max: 2147483647, type: "fixed", amount: 12 }],
    },
    { sku: "NH-RIDGE2", list: 1, price: 311.2, tiers: [] },
    { sku: "NH-RIDGE3", list: 2, price: 300, tiers: [] },
  ],
};
