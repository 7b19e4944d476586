import { choice, code, combine, type DemoProduct, swatch } from "../datasets/demo-product";

const ridgeColours = swatch("Colour", { Forest: "#3E664E", Sand: "#D2BA96" });
const tarpColours = swatch("Colour", { Slate: "#627280", Forest: "#3E664E", Mustard: "#CEA23E" });
const fits = choice("Fits", ["Ridge 2", "Ridge 3"], "radio_buttons");

export const tents: DemoProduct[] = [
  {
    name: "Ridge 2 Tent",
    sku: "NH-RIDGE2",
    price: 389,
    description:
      "<p>A two-person tunnel tent that stays quiet in wind.</p>\n<h3>In the bag</h3>\n<ul>\n<li>Tent with inner and outer</li>\n<li>Two poles, 9&nbsp;mm</li>\n<li>14 pegs &amp; 6 guy lines</li>\n</ul>",
    categories: ["Outdoor > Camping > Tents"],
    brand: "Nordhavn",
    weight: 6.2,
    size: [7, 7, 20],
    pictures: [
      "tent-forest-ridge2",
      "tent-sand-ridge2",
      { source: "parcel-forest-ridge2", alt: "Packed size" },
    ],
    options: [ridgeColours],
    variants: combine([ridgeColours], (values) => ({
      sku: `NH-RIDGE2-${code(values)}`,
      inventory_level: values[0] === "Forest" ? 14 : 6,
      image_url: values[0] === "Forest" ? "tent-forest-ridge2" : "tent-sand-ridge2",
    })),
    customFields: [
      ["Sleeps", "2"],
      ["Seasons", "3"],
      ["Hydrostatic head", "3000 mm"],
    ],
    reviews: [
      {
        title: "Dry through a week of rain",
        text: "Went up in four minutes in the dark.",
        status: "approved",
        rating: 5,
        email: "ann@example.com",
        name: "Ann",
        date_reviewed: "2024-05-02T10:00:00+00:00",
        date_created: "2024-05-02T10:00:00+00:00",
        date_modified: "2024-05-02T10:00:00+00:00",
      },
    ],
    more: { is_featured: true, total_sold: 41 },
  },
  {
    name: "Ridge 3 Tent",
    sku: "NH-RIDGE3",
    price: 489,
    description: "<p>The Ridge with a wider floor and a second door. Sleeps three, or two with a dog.</p>",
    categories: ["Outdoor > Camping > Tents"],
    brand: "Nordhavn",
    weight: 7.9,
    size: [8, 8, 22],
    stock: 9,
    pictures: ["tent-slate-ridge3", "tent-slate-ridge3-open"],
    customFields: [
      ["Sleeps", "3"],
      ["Seasons", "3"],
    ],
    more: { sale_price: 429, retail_price: 519, gtin: "2040000100018" },
  },
  {
    name: "Skerry Tarp 3 × 3 m",
    sku: "NH-SKERRY",
    price: 119,
    description: "<p>Nineteen loops, one tarp: lean-to, A-frame or sun sail.</p>",
    categories: ["Outdoor > Camping > Tents", "Outdoor > Camping > Accessories"],
    brand: "Nordhavn",
    weight: 1.6,
    pictures: ["tent-slate-skerry"],
    options: [tarpColours],
    variants: combine([tarpColours], (values) => ({ sku: `NH-SKERRY-${code(values)}` })),
  },
  {
    name: "Canvas Bell Tent 5 m",
    sku: "HV-BELL5",
    price: 849,
    description:
      "<p>Cotton canvas, 285&nbsp;g/m&sup2;, with a zipped-in groundsheet. Stands for the whole summer.</p>",
    categories: ["Outdoor > Camping > Tents"],
    brand: "Hart & Vale",
    weight: 77.2,
    size: [13, 13, 44],
    stock: 3,
    pictures: ["tent-cream-bell", "tent-cream-bell-inside", "tent-natural-bell-evening"],
    more: {
      retail_price: 899,
      is_free_shipping: true,
      order_quantity_maximum: 2,
      warranty: "Two years on seams.",
    },
  },
  {
    name: "Tent Footprint",
    price: 44,
    description: "<p>Keeps the floor clean and the pack wet side out.</p>",
    categories: ["Outdoor > Camping > Accessories"],
    brand: "Nordhavn",
    weight: 0.9,
    pictures: ["blanket-charcoal-footprint"],
    options: [fits],
    // One of the two variants has no SKU, and neither has the product.
    variants: [
      { values: ["Ridge 2"], fields: { sku: "NH-FOOT-R2", inventory_level: 20 } },
      { values: ["Ridge 3"], fields: { price: 49, inventory_level: 11 } },
    ],
  },
  {
    name: "Tent Pegs, Set of 12",
    sku: "NH-PEG12",
    price: 18.9,
    description: "<p>Y-section pegs in 7075 aluminium.</p>",
    categories: ["Outdoor > Camping > Accessories"],
    brand: "Nordhavn",
    weight: 0.36,
    stock: 140,
    pictures: ["knife-grey-pegs"],
    bulkPricing: [
      { quantity_min: 5, quantity_max: 9, type: "percent", amount: 5 },
      { quantity_min: 10, quantity_max: 0, type: "percent", amount: "12.5" },
    ],
    more: { upc: "417001000012" },
  },
];
