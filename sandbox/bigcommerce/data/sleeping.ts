import { choice, code, combine, type DemoProduct } from "../datasets/demo-product";

const bagOptions = [
  choice("Length", ["Regular", "Long"], "rectangles"),
  choice("Zip side", ["Left", "Right"], "rectangles"),
  choice("Comfort limit", ["5 °C", "0 °C", "−7 °C"]),
];
const comfortPrice: Record<string, number> = { "5 °C": 189, "0 °C": 229, "−7 °C": 289 };
const matWidths = choice("Width", ["51 cm", "64 cm"], "radio_buttons");

export const sleeping: DemoProduct[] = [
  {
    name: "Tarn Down Sleeping Bag",
    sku: "NH-TARN",
    price: 189,
    description:
      "<p>800 fill-power down in a shape that lets you turn over.</p>\r\n<table>\r\n<tr><th>Comfort</th><th>Fill</th></tr>\r\n<tr><td>5&nbsp;&deg;C</td><td>320&nbsp;g</td></tr>\r\n<tr><td>0&nbsp;&deg;C</td><td>450&nbsp;g</td></tr>\r\n<tr><td>&minus;7&nbsp;&deg;C</td><td>640&nbsp;g</td></tr>\r\n</table>",
    categories: ["Outdoor > Camping > Sleeping"],
    brand: "Nordhavn",
    weight: 1.9,
    size: [8, 8, 14],
    pictures: ["blanket-navy-tarn", "bottle-navy-tarn"],
    options: bagOptions,
    variants: combine(bagOptions, (values, index) => ({
      sku: `NH-TARN-${code(values)}`,
      price: comfortPrice[values[2] ?? ""] ?? 189,
      weight: values[0] === "Long" ? 2.2 : null,
      inventory_level: (index * 5) % 9,
    })),
    customFields: [
      ["Fill", "Duck down, 800 cuin"],
      ["Shell", "20 D ripstop nylon"],
    ],
  },
  {
    name: "Wool Camp Blanket",
    sku: "FJ-CAMPBL",
    price: 98,
    description: "<p>Woven from lambswool and spun-again yarn. Warm when damp, fine on a sofa.</p>",
    categories: ["Outdoor > Camping > Sleeping", "Home > Living > Textiles", "Home"],
    brand: "Fjellstue",
    weight: 3.1,
    size: [59, 79, 0],
    stock: 32,
    pictures: ["blanket-forest-camp", "blanket-forest-camp-fold"],
    customFields: [
      ["Material", "Lambswool 70 %"],
      ["Material", "Recycled wool 30 %"],
      ["Made in", "Norway"],
    ],
    more: { gtin: "2040000100025" },
  },
  {
    name: "Drift Inflatable Mat",
    sku: "NH-DRIFT",
    price: 109,
    description: "<p>Seven centimetres of still air between you &amp; the ground; R-value 4.2.</p>",
    categories: ["Outdoor > Camping > Sleeping"],
    brand: "Nordhavn",
    weight: 1.1,
    pictures: ["blanket-orange-drift"],
    options: [matWidths],
    variants: [
      { values: ["51 cm"], fields: { sku: "NH-DRIFT-51", inventory_level: 18 } },
      { values: ["64 cm"], fields: { sku: "NH-DRIFT-64", price: 129, weight: 1.4, inventory_level: 0 } },
    ],
  },
  {
    name: "Silk Bag Liner",
    sku: "FJ-LINER",
    price: 64.5,
    description: "<p>Adds four degrees and keeps the bag clean.</p>",
    categories: ["Outdoor > Camping > Sleeping"],
    brand: "Fjellstue",
    weight: 0.3,
    stock: 0,
    pictures: ["parcel-cream-liner"],
    more: { inventory_warning_level: 5 },
  },
];
