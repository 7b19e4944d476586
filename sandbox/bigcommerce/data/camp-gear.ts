import { choice, code, combine, type DemoProduct } from "../datasets/demo-product";

const drySizes = choice("Volume", ["3 L", "8 L", "13 L", "20 L", "35 L"], "rectangles");
const dryPrices = [12.5, 15.5, 18, 22.75, 29];

export const campGear: DemoProduct[] = [
  {
    name: "Beeswax Candle Lantern",
    price: 32,
    description: "<p>Folds flat, burns nine hours.</p>",
    categories: ["Outdoor > Camping > Accessories"],
    weight: 0.7,
    pictures: ["lamp-mustard-candle"],
  },
  {
    name: "Tripod Stool",
    sku: "TL-STOOL3",
    price: 59,
    description: "<p>Ash legs, leather seat. The next batch is on the bench.</p>",
    categories: ["Outdoor > Camping > Accessories"],
    brand: "Terra Ligna",
    weight: 2.4,
    size: [13, 13, 19],
    stock: 25,
    pictures: ["lamp-brown-stool"],
    more: {
      availability: "preorder",
      preorder_release_date: "2031-04-01T00:00:00+00:00",
      preorder_message: "Ships in April",
      is_preorder_only: true,
    },
  },
  {
    name: "Roll-Top Dry Bag",
    sku: "NH-DRY",
    price: 12.5,
    description: "<p>Welded seams; fold three times and it floats.</p>",
    categories: ["Outdoor > Camping > Accessories", "Outdoor > Hiking > Accessories"],
    brand: "Nordhavn",
    weight: 0.2,
    pictures: ["bottle-orange-dry", "bottle-teal-dry"],
    options: [drySizes],
    variants: combine([drySizes], ([volume = ""], index) => ({
      sku: `NH-DRY-${code([volume])}`,
      price: dryPrices[index] ?? 12.5,
      weight: 0.2 + index * 0.08,
      inventory_level: 40 - index * 7,
    })),
  },
  {
    name: "Repair Tape, per foot",
    sku: "PG-TAPE-FT",
    price: 0.7925,
    description:
      "<p>Sticks to nylon, canvas &amp; rubber. Sold by the foot, at a price with four decimals.</p>",
    categories: ["Outdoor > Camping > Accessories"],
    brand: "Plain Goods",
    weight: 0.02,
    stock: 900,
    pictures: ["parcel-grey-tape"],
    bulkPricing: [
      { quantity_min: 10, quantity_max: 49, type: "fixed", amount: 0.7 },
      { quantity_min: 50, quantity_max: 0, type: "price", amount: 0.1825 },
    ],
    more: { order_quantity_minimum: 3, cost_price: 0.3125 },
  },
  {
    name: "Head Torch 400",
    sku: "BM-TORCH400",
    price: 54.95,
    description: "<p>400 lm, red light, USB-C. IPX6.</p>",
    categories: ["Outdoor > Hiking > Accessories", "Outdoor > Camping > Accessories"],
    brand: "Bright Mill",
    weight: 0.21,
    stock: 61,
    pictures: ["lamp-black-torch", "lamp-black-torch-side"],
    customFields: [
      ["Light output", "400 lm"],
      ["Battery", "1800 mAh, USB-C"],
    ],
    videos: [
      {
        title: "Changing the beam",
        description: "One minute on the switch.",
        sort_order: 0,
        type: "youtube",
        video_id: "aaaaaaaaaaa",
        length: "01:02",
      },
    ],
    more: { gtin: "2040000100032", mpn: "BM400-R2" },
  },
];
