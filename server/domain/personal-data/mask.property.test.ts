import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toCanonicalCustomer } from "@/server/connectors/bigcommerce/canonical/customer";
import { customerRaw } from "@/server/connectors/bigcommerce/canonical/customer-fixtures";
import { toCanonicalOrder } from "@/server/connectors/bigcommerce/canonical/order";
import { lineRaw, orderRaw } from "@/server/connectors/bigcommerce/canonical/order-fixtures";
import type { PayloadContext } from "@/server/connectors/core/target";
import { customerPayload } from "@/server/connectors/woocommerce/customers/to-payload";
import { CUSTOMER_FIELDS } from "@/server/connectors/woocommerce/fields/customer-fields";
import { ORDER_FIELDS } from "@/server/connectors/woocommerce/fields/order-fields";
import { orderPayload } from "@/server/connectors/woocommerce/orders/to-payload";
import type { CanonicalRecord } from "@/server/domain/canonical";
import { DEFAULT_OPTIONS } from "@/server/domain/import-settings";
import type { JsonObject, JsonValue } from "@/server/domain/json";
import type { StoreProfile } from "@/server/domain/store";
import { applyMapping, compileMapping } from "@/server/mapping/apply";
import { autoMap } from "@/server/mapping/auto-map";
import { maskPerson } from "./mask";

const STORE = { name: "x", currency: "EUR", pricesIncludeTax: true, weightUnit: "kg", lengthUnit: "cm" };
const profile = { ...STORE, timeZone: null, version: null, storefrontUrl: null } as StoreProfile;
const context: PayloadContext = {
  references: { get: () => "7" },
  source: profile,
  target: profile,
  options: DEFAULT_OPTIONS,
  sourceKey: "bigcommerce:abc",
};

const letters = (length: number) =>
  fc
    .array(fc.constantFrom(..."bcdfghjkmpqvwxz"), { minLength: length, maxLength: length })
    .map((all) => all.join(""));
const digits = (length: number) =>
  fc
    .array(fc.constantFrom(..."123456789"), { minLength: length, maxLength: length })
    .map((all) => all.join(""));

/** A person who does not exist, and who is told by each of these texts alone. */
const person = fc.record({
  firstName: letters(6),
  lastName: letters(9),
  company: letters(8).map((name) => `${name} Ltd`),
  street: fc.tuple(digits(3), letters(9)).map(([number, name]) => `${number} ${name} street`),
  city: letters(7),
  postcode: fc.tuple(letters(2), digits(4)).map((parts) => parts.join("").toUpperCase()),
  phone: digits(9).map((number) => `+44 ${number}`),
  email: letters(8).map((name) => `${name}@example.com`),
  words: fc.tuple(letters(8), letters(8)).map((words) => words.join(" ")),
  ip: fc.tuple(digits(1), digits(2)).map(([a, b]) => `203.0.${a}.${b}`),
});
type Someone = typeof person extends fc.Arbitrary<infer P> ? P : never;

function addressOf(p: Someone): JsonObject {
  return {
    first_name: p.firstName,
    last_name: p.lastName,
    company: p.company,
    street_1: p.street,
    street_2: p.words,
    address1: p.street,
    address2: p.words,
    city: p.city,
    state: p.city,
    state_or_province: p.city,
    zip: p.postcode,
    postal_code: p.postcode,
    country: "United Kingdom",
    country_iso2: "GB",
    phone: p.phone,
    email: p.email,
    form_fields: [{ name: "Deliver to", value: p.words }],
  };
}

function orderOf(p: Someone): JsonObject {
  return orderRaw({
    billing_address: addressOf(p),
    shipping_addresses: [
      { ...addressOf(p), id: 91, shipping_method: "Courier", cost_ex_tax: "5.0000", cost_inc_tax: "6.0000" },
      { ...addressOf(p), id: 92, shipping_method: "Courier" },
    ],
    customer_message: p.words,
    staff_notes: `${p.firstName} called: ${p.words}`,
    ip_address: p.ip,
    products: [
      lineRaw({
        wrapping_name: p.words,
        wrapping_message: `For ${p.firstName}`,
        product_options: [
          { display_name: "Engraving", display_value: p.firstName, name: "E", value: p.firstName },
        ],
        configurable_fields: [{ name: "Engraving", value: p.words }],
      }),
    ],
    messages: [
      { id: 3, type: "customer", subject: p.words, message: `I am ${p.lastName}`, date_created: "" },
    ],
    refunds: [{ id: 12, reason: p.words, total_amount: "1.00", items: [], payments: [] }],
    shipments: [{ id: 5, comments: p.words, tracking_number: p.phone, date_created: "", items: [] }],
    form_fields: [{ name: "Birthday", value: p.words }],
  });
}

function customerOf(p: Someone): JsonObject {
  return customerRaw({
    company: p.company,
    email: p.email,
    first_name: p.firstName,
    last_name: p.lastName,
    notes: p.words,
    phone: p.phone,
    registration_ip_address: p.ip,
    form_fields: [{ name: "Boat", value: p.words }],
    attributes: [{ id: 1, attribute_id: 5, attribute_value: p.words, name: "Account" }],
    addresses: [{ ...addressOf(p), id: 71, address_type: "residential" }],
  });
}

/** Each of the person's words, and each part of an address or number that would tell them apart. */
function textsOf(p: Someone): string[] {
  return Object.values(p)
    .flatMap((text) => [text, ...text.split(/[ @]/)])
    .filter((text) => text.length >= 4 && !["example.com", "street"].includes(text));
}

function leaks(p: Someone, panes: unknown[]): string[] {
  const shown = JSON.stringify(panes.map((pane) => maskPerson(pane as JsonValue))).toLowerCase();
  return textsOf(p).filter((text) => shown.includes(text.toLowerCase()));
}

function panesOf(raw: JsonObject, record: CanonicalRecord): unknown[] {
  const fields = record.entity === "orders" ? ORDER_FIELDS : CUSTOMER_FIELDS;
  const { mapped } = applyMapping(record, compileMapping(autoMap(record.entity, fields), fields));
  if (!mapped) throw new Error("the record could not be mapped");
  const payload = (record.entity === "orders" ? orderPayload : customerPayload)(mapped, context);
  const changes = Object.entries(payload.body).map(([field, after]) => ({ field, before: null, after }));
  return [
    raw,
    record,
    mapped,
    { product: payload.body, children: payload.children.map(({ body }) => body) },
    changes,
  ];
}

describe("what is shown of somebody who does not exist", () => {
  it("has no text of theirs in any pane of their order", () => {
    fc.assert(
      fc.property(person, (p) => {
        const raw = orderOf(p);
        const { order } = toCanonicalOrder(raw);
        if (!order) throw new Error("the order could not be read");
        const record: CanonicalRecord = { entity: "orders", order };
        // It is in them before.
        expect(JSON.stringify(panesOf(raw, record))).toContain(p.lastName);
        expect(leaks(p, panesOf(raw, record))).toEqual([]);
      }),
    );
  });

  it("has no text of theirs in any pane of their account", () => {
    fc.assert(
      fc.property(person, (p) => {
        const raw = customerOf(p);
        const { customer } = toCanonicalCustomer(raw);
        if (!customer) throw new Error("the customer could not be read");
        expect(leaks(p, panesOf(raw, { entity: "customers", customer }))).toEqual([]);
      }),
    );
  });

  it("has no text of theirs wherever a store may put it one day", () => {
    const key = fc.oneof(
      fc.constantFrom(
        "id",
        "address",
        "customer",
        "number",
        "tax_id",
        "date",
        "total",
        "currency",
        "sku",
        "data",
      ),
      letters(5),
    );
    const text = person.chain((p) => fc.constantFrom(...textsOf(p).filter((one) => /[ @+.]/.test(one))));
    const tree = fc.letrec((tie) => ({
      value: fc.oneof({ depthSize: "small" }, text, fc.array(tie("value"), { maxLength: 3 }), tie("object")),
      object: fc.dictionary(key, tie("value"), { maxKeys: 4 }),
    })).object;
    fc.assert(
      fc.property(tree, (value) => {
        const shown = JSON.stringify(maskPerson(value as JsonValue));
        const found: string[] = [];
        JSON.stringify(value, (_key, entry: unknown) => {
          if (typeof entry === "string" && shown.includes(entry)) found.push(entry);
          return entry;
        });
        expect(found).toEqual([]);
      }),
    );
  });
});
