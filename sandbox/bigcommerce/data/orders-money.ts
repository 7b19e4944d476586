import type { DemoOrder } from "../datasets/demo-order";
import {
  bank,
  captured,
  card,
  germanVat,
  iris,
  june,
  nothingDue,
  oskar,
  paypal,
  salesTax,
  stateTax,
  vat,
} from "./payments";

const euro = { id: 2, code: "EUR", rate: 0.9231 };
const pound = { id: 3, code: "GBP", rate: 0.7874 };
const yen = { id: 4, code: "JPY", rate: 151.6 };

/** Coupons, taxes, currencies, credit and refunds. */
export const moneyOrders: DemoOrder[] = [
  {
    at: "2024-05-20T10:00:00Z",
    status: 10,
    by: "ann@example.com",
    lines: [{ item: "BM-FLOOR" }, { item: "PG-CUSH-WOOL", quantity: 3 }],
    ship: 8.5,
    tax: salesTax,
    coupons: [{ code: "SPRING10", type: "percentage", amount: 10 }],
    payment: card,
  },
  {
    at: "2024-06-02T10:00:00Z",
    status: 10,
    by: june,
    lines: [{ item: "BM-EMUG-WHITE", quantity: 4 }],
    ship: 8.5,
    coupons: [{ code: "MUGS1", type: "per_item", amount: 1.5, asText: true }],
    payment: card,
  },
  {
    at: "2024-06-15T10:00:00Z",
    status: 10,
    by: june,
    lines: [{ item: "FJ-CAMPBL" }, { item: "FJ-LINER" }, { item: "PG-STRIKER" }],
    ship: 8.5,
    tax: salesTax,
    coupons: [{ code: "TENOFF", type: "per_total", amount: 10, name: "Ten off" }],
    payment: paypal,
  },
  {
    at: "2024-07-01T10:00:00Z",
    status: 10,
    by: "ann@example.com",
    lines: [{ item: "NH-RIDGE3" }],
    ship: 0,
    method: "Free Shipping",
    coupons: [{ code: "FREESHIP", type: "free_shipping", amount: 0 }],
    payment: card,
  },
  {
    // Several at once: one of them a promotion without a code, one off shipping.
    at: "2024-11-29T08:00:00Z",
    status: 10,
    by: "zoe+shop@example.ie",
    lines: [
      { item: "NH-SQUALL-NAVY-M" },
      { item: "FJ-BASE200-CHARCO-M-ZIP" },
      { item: "FJ-SOCK2-4043", quantity: 2 },
    ],
    ship: 22,
    coupons: [
      { code: "BLACKFRIDAY", type: "percentage", amount: 20 },
      { code: null, type: "promotion", amount: 7.77, name: "Spend 200, save 7.77" },
      { code: "HALFSHIP", type: "shipping", amount: 11 },
    ],
    payment: card,
  },
  {
    // A discount that the seller typed in.
    at: "2024-12-05T12:00:00Z",
    status: 10,
    by: "orders@okafor-outfitters.example",
    lines: [
      { item: "NH-RIDGE2-FOREST", quantity: 5 },
      { item: "NH-PEG12", quantity: 10 },
    ],
    ship: 0,
    method: "Freight",
    discount: 180,
    payment: bank,
  },
  {
    // Prices with tax and a discount: ex and tax do not add up to inc. Stored totals hold, not sums.
    at: "2025-01-15T12:00:00Z",
    status: 10,
    by: iris,
    lines: [{ item: "KM-SANTOKU165" }, { item: "TL-TWIST7", quantity: 3 }],
    ship: 12,
    tax: vat,
    discount: 31.26,
    payment: card,
  },
  {
    at: "2025-01-16T12:00:00Z",
    status: 10,
    by: oskar,
    lines: [{ item: "BM-SKILLET-28CM" }, { item: "PG-SPICE6", quantity: 2 }],
    ship: 14.9,
    tax: germanVat,
    currency: euro,
    payment: paypal,
    more: { customer_locale: "de" },
  },
  {
    // Shown in pounds, paid in dollars: the codes differ.
    at: "2025-02-20T12:00:00Z",
    status: 10,
    by: iris,
    lines: [{ item: "HV-VALLEY-EU40-STANDA" }],
    ship: 18,
    tax: vat,
    payment: card,
    more: { currency_id: 3, currency_code: "GBP", currency_exchange_rate: "0.7874000000" },
  },
  {
    at: "2025-03-12T02:00:00Z",
    status: 10,
    by: "akiko.yamada@example.jp",
    lines: [{ item: "KM-DON-20-MUJI", quantity: 6, price: 4800 }],
    ship: 3200,
    tax: { name: "消費税", percent: 10, inclusive: true },
    currency: yen,
    payment: card,
    more: { customer_locale: "ja", store_default_currency_code: "" },
  },
  {
    // Handling, two fees, and tax on all of it.
    at: "2025-04-25T12:00:00Z",
    status: 11,
    by: "ann@example.com",
    lines: [{ item: "HV-BELL5" }],
    ship: [{ to: 0, cost: 65, handling: 12.5, method: "Freight" }],
    tax: stateTax,
    fees: [
      { name: "Package protection", cost: 9.95 },
      { name: "Residential delivery", cost: 15 },
      { name: "Fuel", cost: 2.4 },
    ],
    payment: captured,
  },
  {
    // Exempt from tax.
    at: "2025-05-28T12:00:00Z",
    status: 10,
    by: "office@st-brigids.example",
    lines: [
      { item: "PG-POT-12CM", quantity: 24 },
      { item: "TL-TROWEL", quantity: 12 },
    ],
    ship: 25,
    tax: { name: "Sales Tax", percent: 0 },
    payment: bank,
  },
  {
    // Paid in part with store credit.
    at: "2025-06-18T12:00:00Z",
    status: 10,
    by: "jl.depinay@example.fr",
    lines: [{ item: "FJ-THROW" }],
    ship: 19,
    storeCredit: 40,
    payment: card,
  },
  {
    // With store credit alone.
    at: "2025-06-19T12:00:00Z",
    status: 10,
    by: "orders@okafor-outfitters.example",
    lines: [{ item: "BM-TORCH400" }],
    ship: 0,
    storeCredit: 54.95,
    payment: nothingDue,
  },
  {
    // With a gift certificate, and a card for the rest.
    at: "2025-07-07T12:00:00Z",
    status: 10,
    by: june,
    lines: [{ item: "TL-LEDGE80", quantity: 2 }],
    ship: 8.5,
    tax: salesTax,
    giftCertificate: { code: "7GS-ENM-3H8-K2P", amount: 25 },
    payment: card,
  },
  {
    // Refunded whole.
    at: "2025-07-30T12:00:00Z",
    modified: "2025-08-12T10:00:00Z",
    status: 4,
    by: "ann@example.com",
    lines: [{ item: "HV-RIDGEW-EU37-BROWN" }],
    ship: 8.5,
    tax: salesTax,
    payment: card,
    refunds: [
      {
        created: "2025-08-12T10:00:00+00:00",
        reason: "Too small",
        provider: "stripe",
        lines: [[0, 1]],
        shipping: 8.5,
      },
    ],
  },
  {
    // Refunded in part, twice: pieces of a line, then an amount.
    at: "2025-08-20T12:00:00Z",
    modified: "2025-09-20T10:00:00Z",
    status: 14,
    by: "w.abernathy@example.com",
    lines: [{ item: "BM-STONE-MOSS", quantity: 6 }, { item: "PG-CANDLE3" }],
    ship: 8.5,
    tax: salesTax,
    payment: card,
    refunds: [
      {
        created: "2025-09-01T10:00:00+00:00",
        reason: "Two arrived broken",
        provider: "stripe",
        lines: [[0, 2]],
      },
      { created: "2025-09-20T10:00:00+00:00", provider: "storecredit", offline: true, amount: 5 },
    ],
  },
  {
    // A refund that the bank declined, and one whose date is blank.
    at: "2025-09-09T12:00:00Z",
    modified: "2025-09-19T10:00:00Z",
    status: 14,
    by: oskar,
    lines: [{ item: "BM-CAN9" }, { item: "HV-SECA2" }],
    ship: 24,
    tax: germanVat,
    currency: euro,
    payment: paypal,
    refunds: [
      {
        created: "2025-09-18T10:00:00+00:00",
        provider: "paypalcommerce",
        lines: [[1, 1]],
        declined: "The payment is too old.",
      },
      { created: "", reason: "By bank transfer", provider: "custom", offline: true, lines: [[1, 1]] },
    ],
  },
  {
    // Dollars and a discount on everything, down to nothing.
    at: "2025-10-31T12:00:00Z",
    status: 10,
    by: june,
    lines: [{ item: "BK-QUIET" }, { item: "PG-NOTE" }],
    ship: 0,
    coupons: [{ code: "EVERYTHING", type: "percentage", amount: 100 }],
    payment: { method: "No payment required", provider: "", status: "" },
  },
  {
    at: "2026-01-22T12:00:00Z",
    status: 2,
    by: "a.rather.long.address.that.still.fits.the.sixty-four.signs.allowed@a-domain-with-a-long-name.example",
    lines: [{ item: "BM-CLOCK" }, { item: "BM-JAR1", quantity: 6 }],
    ship: 9.95,
    tax: vat,
    currency: pound,
    payment: card,
    shipments: [
      { created: "2026-01-23T12:00:00Z", provider: "royalmail", carrier: "royal-mail", tracking: "RM 1 GB" },
    ],
  },
];
