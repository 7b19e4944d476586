import { choice, code, combine, type DemoProduct, swatch } from "../datasets/demo-product";

const dayPackColours = swatch("Colour", { Navy: "#30446C", Sage: "#96AC8E", Rust: "#B5603B" });
const trekOptions = [
  swatch("Colour", { Forest: "#3E664E", Black: "#34363C", Mustard: "#CEA23E", Slate: "#627280" }),
  choice("Back length", ["S", "M", "L"], "rectangles"),
];
const bootOptions = [
  choice(
    "Size",
    ["EU 37", "EU 38", "EU 39", "EU 40", "EU 41", "EU 42", "EU 43", "EU 44", "EU 45", "EU 46"],
    "rectangles",
  ),
  swatch("Leather", { Brown: "#866044", Black: "#34363C", Walnut: "#70523E", Oak: "#BA9262" }),
];
const shoeOptions = [
  choice("Size", ["EU 38", "EU 40", "EU 42", "EU 44"], "rectangles"),
  choice("Width", ["Standard", "Wide"], "radio_buttons"),
];
const laceLengths = choice("Length", ["120 cm", "150 cm", "180 cm"]);

export const hiking: DemoProduct[] = [
  {
    name: "Wren Day Pack 22 L",
    sku: "NH-WREN22",
    price: 84,
    description: "<p>One big pocket, one small one, and a place for a bottle on either side.</p>",
    categories: ["Outdoor > Hiking > Backpacks"],
    brand: "Nordhavn",
    weight: 1.3,
    size: [11, 7, 18],
    pictures: ["backpack-navy-wren", "backpack-sage-wren", "backpack-orange-wren"],
    options: [dayPackColours],
    variants: [
      {
        values: ["Navy"],
        fields: { sku: "NH-WREN22-NAV", inventory_level: 22, image_url: "backpack-navy-wren" },
      },
      {
        values: ["Sage"],
        fields: { sku: "NH-WREN22-SAG", inventory_level: 17, image_url: "backpack-sage-wren" },
      },
      {
        values: ["Rust"],
        fields: {
          sku: "NH-WREN22-RUS",
          inventory_level: 4,
          sale_price: 69,
          image_url: "backpack-orange-wren",
        },
      },
    ],
    customFields: [["Volume", "22 L"]],
  },
  {
    name: "Heron Trek Pack 55 L",
    sku: "NH-HERON55",
    price: 239,
    description:
      "<p>A load-carrying frame that fits three back lengths.</p>\n<blockquote>&ldquo;Carried 18&nbsp;kg over the fells &ndash; no sore hips.&rdquo;</blockquote>",
    categories: ["Outdoor > Hiking > Backpacks"],
    brand: "Nordhavn",
    weight: 4.1,
    size: [14, 12, 29],
    pictures: [
      "backpack-forest-heron",
      "backpack-black-heron",
      "backpack-mustard-heron",
      "backpack-slate-heron",
    ],
    options: trekOptions,
    variants: combine(trekOptions, ([colour = "", length = ""], index) => ({
      sku: `NH-HERON55-${code([colour, length])}`,
      inventory_level: index % 5 === 0 ? 0 : 3 + index,
      image_url: `backpack-${colour.toLowerCase()}-heron`,
      ...(colour === "Mustard" && length === "L"
        ? { purchasing_disabled: true, purchasing_disabled_message: "No longer made in this length." }
        : {}),
    })),
  },
  {
    name: "Finch Kids' Pack 12 L",
    sku: "NH-FINCH12",
    price: 49,
    description: "<p>Small straps, a whistle, and a name tag inside.</p>",
    categories: ["Outdoor > Hiking > Backpacks"],
    brand: "Nordhavn",
    weight: 0.8,
    stock: 12,
    pictures: ["backpack-red-finch"],
    more: { is_visible: false },
  },
  {
    name: "Trekking Poles, Pair",
    sku: "NH-POLES",
    price: 92,
    description: "<p>Three sections, cork grips, tips that can be changed.</p>",
    categories: ["Outdoor > Hiking > Accessories"],
    brand: "Nordhavn",
    weight: 1.05,
    stock: 33,
    pictures: ["knife-charcoal-poles"],
    more: { sale_price: 74.9, retail_price: 99, map_price: 70 },
  },
  {
    name: "Pack Rain Cover",
    sku: "NH-RAINCOV",
    price: 24,
    description: "<p>Pulls over packs from 20 to 60 litres.</p>",
    categories: ["Outdoor > Hiking > Accessories"],
    brand: "Nordhavn",
    weight: 0.25,
    stock: 70,
    pictures: ["backpack-grey-cover"],
  },
  {
    name: "Ridge Walker Boot",
    sku: "HV-RIDGEW",
    price: 219,
    description: "<p>One piece of waxed leather, one seam at the heel. Ten sizes, four leathers.</p>",
    categories: ["Outdoor > Hiking > Footwear"],
    brand: "Hart & Vale",
    weight: 3.4,
    size: [13, 9, 5],
    pictures: ["boot-brown-ridge", "boot-black-ridge", "boot-walnut-ridge", "boot-oak-ridge"],
    options: bootOptions,
    variants: combine(bootOptions, ([size = "", leather = ""], index) => ({
      sku: `HV-RIDGEW-${code([size, leather])}`,
      inventory_level: (index * 3) % 8,
      image_url: `boot-${leather.toLowerCase()}-ridge`,
      ...(leather === "Walnut" ? { price: 239 } : {}),
    })),
    customFields: [
      ["Sole", "Vulcanised rubber"],
      ["Can be resoled", "Yes"],
    ],
    more: { is_featured: true },
  },
  {
    name: "Valley Trail Shoe",
    sku: "HV-VALLEY",
    price: 129,
    description: "<p>Light, low and quick to dry.</p>",
    categories: ["Outdoor > Hiking > Footwear"],
    brand: "Hart & Vale",
    weight: 1.5,
    pictures: ["boot-slate-valley"],
    options: shoeOptions,
    variants: combine(shoeOptions, (values, index) =>
      // The smallest size is not made in the wide last.
      values[0] === "EU 38" && values[1] === "Wide"
        ? undefined
        : { sku: `HV-VALLEY-${code(values)}`, weight: 1.3 + index * 0.05, inventory_level: 5 + index },
    ),
  },
  {
    name: "Waxed Boot Laces",
    sku: "HV-LACES",
    price: 4.3333,
    description: "<p>Priced to the fourth decimal, because they are cut from a reel.</p>",
    categories: ["Outdoor > Hiking > Footwear", "Outdoor > Hiking > Accessories"],
    brand: "Hart & Vale",
    weight: 0.05,
    pictures: ["parcel-brown-laces"],
    options: [laceLengths],
    variants: combine([laceLengths], ([length = ""], index) => ({
      sku: `HV-LACES-${code([length])}`,
      price: [4.3333, 5.1667, 5.9999][index] ?? 4.3333,
    })),
  },
  {
    name: "Brass Compass",
    sku: "HV-COMPASS",
    price: 68,
    description: "<p>Waiting for new needles; it cannot be ordered at the moment.</p>",
    categories: ["Outdoor > Hiking > Accessories"],
    brand: "Hart & Vale",
    weight: 0.4,
    pictures: ["bowl-mustard-compass"],
    more: { availability: "disabled" },
  },
  {
    name: "Map Case",
    sku: "PG-MAPCASE",
    price: 16.5,
    description: "<p>Clear on both sides, with a cord.</p>",
    categories: ["Outdoor > Hiking > Accessories"],
    weight: 0.2,
    stock: 48,
    pictures: ["book-natural-mapcase"],
    more: { mpn: "MC-02" },
  },
];
