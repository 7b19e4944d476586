import type { DemoOrder } from "../datasets/demo-order";
import type { LineInput } from "../orders/order-input";
import { captured, card, iris, june, manual, oskar, paypal, salesTax, stateTax } from "./payments";

/** Products that the catalogue no longer has. */
const gone = (id: number, name: string, sku: string, price: number): LineInput => ({
  productId: id,
  variantId: id + 600,
  name,
  sku,
  price,
});
const custom = (name: string, price: number, more: Partial<LineInput> = {}): LineInput => ({
  productId: 0,
  variantId: 0,
  name,
  price,
  ...more,
});
const giftCertificate = (name: string, amount: number, id: number): LineInput => ({
  productId: 0,
  variantId: 0,
  name,
  price: amount,
  type: "giftcertificate",
  more: { gift_certificate_id: id },
});
const typed = (name: string, value: string, style = "Text") => ({
  name,
  label: value,
  value,
  type: "Text field",
  style,
});

/** Every kind of line, and the addresses that lines go to. */
export const lineOrders: DemoOrder[] = [
  {
    // One product is gone, its SKU with it; the other lives on.
    at: "2024-03-09T15:00:00Z",
    status: 10,
    by: "ann@example.com",
    lines: [gone(91, "Fell Lantern (discontinued)", "FH-LANTERN-OLD", 27.5), { item: "PG-STRIKER" }],
    payment: card,
    shipments: [
      { created: "2024-03-10T15:00:00Z", provider: "ups", carrier: "ups", tracking: "1Z 999 AA1 01" },
    ],
  },
  {
    // Gone products alone.
    at: "2024-03-15T15:00:00Z",
    status: 10,
    by: june,
    lines: [gone(92, "Summer Catalogue 2023", "", 0), gone(93, "Tin Whistle", "FH-WHISTLE", 7.25)],
    payment: card,
  },
  {
    // A gone product under a SKU that another product has today.
    at: "2024-04-01T06:00:00Z",
    status: 10,
    by: "ann@example.com",
    lines: [gone(94, "Map Case (2023)", "PG-MAPCASE", 14)],
    payment: card,
  },
  {
    // The product is there, the variant is not.
    at: "2024-06-26T06:00:00Z",
    status: 10,
    by: "ann@example.com",
    lines: [{ item: "NH-WREN22-SAG", variantId: 999_001, sku: "NH-WREN22-PLUM", more: { event_date: "" } }],
    payment: card,
  },
  {
    // Custom lines: typed in by the seller.
    at: "2024-07-18T14:20:00Z",
    status: 10,
    by: "orders@okafor-outfitters.example",
    lines: [
      custom("Repair of a tent pole, as agreed by phone", 35),
      custom("Sewing, per hour", 48.75, { quantity: 2, sku: "SVC-SEW" }),
      { item: "NH-FOOT-R2" },
    ],
    payment: manual,
    more: { order_source: "manual", staff_notes: "Invoice 2024-118" },
  },
  {
    // A gift certificate by itself: nothing to send.
    at: "2024-12-10T18:00:00Z",
    status: 10,
    by: "jl.depinay@example.fr",
    lines: [giftCertificate("$50.00 Gift Certificate", 50, 1)],
    ship: [],
    payment: paypal,
  },
  {
    at: "2024-12-18T18:00:00Z",
    status: 2,
    by: june,
    lines: [giftCertificate("$25.00 Gift Certificate", 25, 2), { item: "FJ-MITT" }, { item: "DL-KNOTS" }],
    ship: 8.5,
    payment: card,
    tax: salesTax,
    shipments: [{ created: "2024-12-19T09:00:00Z", provider: "usps", tracking: "92055900" }],
  },
  {
    // A bundle: what was picked for it comes as lines of nothing that name their parent.
    at: "2025-01-09T12:10:00Z",
    status: 2,
    by: "w.abernathy@example.com",
    lines: [
      {
        item: "BM-KETTLE-GIFT",
        options: [
          {
            name: "First mug",
            label: "Enamel Mug 350 ml",
            value: "129",
            type: "Product Pick List",
            style: "Pick list",
          },
          {
            name: "Second mug",
            label: "Enamel Mug 350 ml",
            value: "129",
            type: "Product Pick List",
            style: "Pick list",
          },
        ],
      },
      { item: "BM-EMUG-WHITE", price: 0, bundledIn: 0 },
      { item: "BM-EMUG-FOREST", price: 0, bundledIn: 0 },
    ],
    ship: 8.5,
    payment: card,
    tax: salesTax,
    shipments: [{ created: "2025-01-10T12:10:00Z", provider: "usps", tracking: "92055901" }],
  },
  {
    // What a shopper typed, ticked, dated and uploaded.
    at: "2025-01-30T20:20:00Z",
    status: 10,
    by: "dana.whitcombe@example.com",
    lines: [
      {
        item: "HV-APRON-NAT",
        options: [
          typed("Monogram", "D. & W. <3"),
          typed("Message", "For Sam,\nwho cooks.", "Multi-line text"),
          { name: "Gift box", label: "Yes", value: "1", type: "Checkbox", style: "Checkbox" },
          {
            name: "Deliver on",
            label: "14th Feb 2025",
            value: "1739491200",
            type: "Date field",
            style: "Date",
          },
          {
            name: "Drawing",
            label: "monogram.png",
            value: '{"originalName":"monogram.png","temporaryPath":"b/c/d.png","path":"a/e/f.png"}',
            type: "File upload field",
            style: "File upload",
          },
        ],
        more: { event_name: "Deliver on", event_date: "Fri, 14 Feb 2025 00:00:00 +0000" },
      },
    ],
    payment: card,
  },
  {
    // Two addresses, one of them abroad, each with its own method.
    at: "2025-03-22T11:00:00Z",
    status: 3,
    by: "jl.depinay@example.fr",
    lines: [
      { item: "PG-TOWEL3" },
      { item: "BM-STONE-INK", quantity: 2, to: 1 },
      { item: "TL-BOARD-SMALL", to: 1 },
    ],
    ship: [
      { to: 0, cost: 19, method: "International Post", zone: [3, "Europe"] },
      { to: 1, cost: 21.5, handling: 3, method: "Express", zone: [3, "Europe"] },
    ],
    payment: captured,
    shipments: [
      { created: "2025-03-24T11:00:00Z", to: 1, provider: "dhl", carrier: "dhl", tracking: "JD0146" },
    ],
  },
  {
    // Fourteen addresses of one customer, three of them in use here.
    at: "2025-04-04T16:00:00Z",
    status: 9,
    by: "orders@okafor-outfitters.example",
    lines: [
      { item: "NH-DRY-8L", quantity: 20 },
      { item: "NH-DRY-8L", quantity: 10, to: 1 },
      { item: "NH-DRY-3L", quantity: 5, to: 2 },
    ],
    ship: [
      { to: 0, cost: 30 },
      { to: 5, cost: 20 },
      { to: 13, cost: 12, method: "Courier" },
    ],
    payment: manual,
    more: { staff_notes: "Invoice 2025-031; ship to the docks, not to the office." },
  },
  {
    // A download: no shipping address.
    at: "2025-05-05T05:05:05Z",
    status: 10,
    by: "wu@example.hk",
    lines: [{ item: "DL-KNOTS" }, { item: "DL-SOUNDS" }, { item: "DL-TOTE-A4" }],
    ship: [],
    payment: paypal,
  },
  {
    // Downloads and a parcel together, by a guest.
    at: "2025-06-06T06:06:06Z",
    status: 11,
    by: iris,
    lines: [{ item: "DL-TOTE-USLETTER" }, { item: "PG-NOTE", quantity: 2 }],
    ship: 18,
    payment: card,
  },
  {
    // Each line wrapped in its own way.
    at: "2025-12-02T09:40:00Z",
    status: 2,
    by: june,
    lines: [
      { item: "BM-STONE-OAT", wrapping: { name: "Brown paper", message: "Happy birthday, Ida!", cost: 4 } },
      { item: "FJ-FELTHAT", wrapping: { name: "Cotton bag", message: "", cost: 6.5 } },
      { item: "FJ-SOCK2-3639" },
    ],
    ship: 8.5,
    payment: card,
    tax: stateTax,
    shipments: [{ created: "2025-12-03T09:40:00Z", provider: "usps", tracking: "92055902" }],
  },
  {
    // More lines than a consignment carries.
    at: "2026-02-14T14:00:00Z",
    status: 11,
    by: "office@st-brigids.example",
    lines: Array.from({ length: 60 }, (_, index) =>
      index % 2 === 0
        ? { item: `PG-SEED-0${1 + ((index / 2) % 3)}`, quantity: 1 + (index % 5) }
        : custom(`Name plate, pupil ${(index + 1) / 2}`, 1.35),
    ),
    ship: 0,
    method: "Free Shipping",
    payment: bank(),
    more: { customer_message: "One packet for each child, please." },
  },
  {
    // Two lines of one variant, and a price of four decimals.
    at: "2026-03-01T10:00:00Z",
    status: 10,
    by: "null@example.com",
    lines: [
      { item: "PG-TAPE-FT", quantity: 13 },
      { item: "PG-TAPE-FT", quantity: 7, price: 0.5 },
      { item: "HV-LACES-120CM", quantity: 3 },
    ],
    payment: card,
    more: { staff_notes: "0", customer_message: "0" },
  },
  {
    // Nothing to pay at all.
    at: "2026-03-05T10:00:00Z",
    status: 10,
    by: oskar,
    lines: [{ item: "PG-CARD-BANNOCK", quantity: 2 }],
    ship: 0,
    method: "Free Shipping",
    payment: { method: "No payment required", provider: "", status: "" },
  },
  {
    // Very long names on the label.
    at: "2026-03-08T10:00:00Z",
    by: "a.rather.long.address.that.still.fits.the.sixty-four.signs.allowed@a-domain-with-a-long-name.example",
    lines: [{ item: "ラーメン丼" }, { item: "سجادة صوف منسوجة يدويًا" }, { item: "KM-SANTOKU165" }],
    ship: 88,
    payment: paypal,
  },
  {
    // A form field on the billing address and another on the shipping address.
    at: "2026-04-12T10:00:00Z",
    by: "w.abernathy@example.com",
    lines: [{ item: "HV-COMPASS" }],
    ship: [
      {
        to: {
          street: "Pier 3",
          city: "Bar Harbor",
          state: "ME",
          zip: "04609",
          first: "Keeper",
          last: "of the Light",
          company: "US Lighthouse Board",
          formFields: [["License Id", "123BAF"]],
        },
        cost: 12,
      },
    ],
    payment: card,
  },
];

function bank() {
  return { method: "Check", provider: "cheque", status: "pending" };
}
