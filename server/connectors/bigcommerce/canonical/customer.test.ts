import { describe, expect, it } from "vitest";
import type { Customer } from "@/server/domain/customer";
import type { JsonObject, JsonValue } from "@/server/domain/json";
import { toCanonicalCustomer } from "./customer";
import { customerRaw } from "./customer-fixtures";

function read(changes: JsonObject = {}): Customer & { codes: string[] } {
  const { customer, issues } = toCanonicalCustomer(customerRaw(changes));
  if (!customer) throw new Error("the customer was not understood");
  return { ...customer, codes: issues.map((issue) => issue.code) };
}

/** The first address of the fixture, changed. */
function address(changes: JsonObject) {
  const [first] = customerRaw().addresses as JsonObject[];
  return read({ addresses: [{ ...first, ...changes }] }).addresses[0];
}

describe("a customer", () => {
  it("is read as it is meant", () => {
    expect(read()).toEqual({
      sourceId: "41",
      email: "Mo.Harbour@example.com",
      firstName: "Mo",
      lastName: "Harbour",
      company: "Harbour & Sons",
      phone: "555 0199",
      notes: "Rings before noon.",
      taxExemptCategory: null,
      group: { sourceId: "3", name: "Trade" },
      storeCredit: "12.5",
      addresses: [
        {
          sourceId: "71",
          firstName: "Mo",
          lastName: "Harbour",
          company: "",
          line1: "2 Quay Street",
          line2: "Shed 4",
          city: "Oban",
          state: "UK",
          postcode: "PA34 4AA",
          country: "United Kingdom",
          countryCode: "GB",
          phone: "555 0199",
          email: "",
          kind: "commercial",
        },
      ],
      attributes: [
        { name: "Account", value: "HB-1" },
        { name: "Attribute 6", value: "net 30" },
      ],
      formFields: [
        { name: "Boat", value: "Curlew" },
        { name: "Colours", value: "red, blue" },
        { name: "Berth", value: "7" },
        { name: "Gate code (address 71)", value: "1943" },
      ],
      acceptsMarketing: true,
      registrationIp: "203.0.113.9",
      channelIds: ["1"],
      createdAt: "2024-02-03T04:05:06.000Z",
      modifiedAt: "2024-06-07T08:09:10.000Z",
      codes: [],
    });
  });

  it("has no answer to a form field whose value is missing, null or of no choice", () => {
    const form_fields: JsonObject[] = [{ name: "A" }, { name: "B", value: null }, { name: "C", value: [] }];
    expect(read({ form_fields, addresses: [] })).toMatchObject({ formFields: [], codes: [] });
  });

  it("in group 0 is in none", () => {
    expect(read({ customer_group_id: 0, customer_group: null }).group).toBeNull();
  });

  it("in a group that is not known by name keeps the group's id", () => {
    expect(read({ customer_group: { id: 3, name: null } }).group).toEqual({ sourceId: "3", name: null });
  });

  it("is known to its storefronts, and to the first one where the list of them is null", () => {
    expect(read({ channel_ids: [2, 5, 2] }).channelIds).toEqual(["2", "5"]);
    expect(read({ channel_ids: null, origin_channel_id: 4 }).channelIds).toEqual(["4"]);
    expect(read({ channel_ids: [], origin_channel_id: null }).channelIds).toEqual([]);
  });

  it("is exempt from tax only by a code: an empty one and the text 0 mean nothing", () => {
    expect(read({ tax_exempt_category: "G" }).taxExemptCategory).toBe("G");
    for (const nothing of ["", "0", null]) {
      expect(read({ tax_exempt_category: nothing }).taxExemptCategory).toBeNull();
    }
  });

  it("of the V2 interface is read as well: dates of RFC 2822, form fields null, addresses a link", () => {
    const {
      store_credit_amounts: _credit,
      accepts_product_review_abandoned_cart_emails: _mails,
      ...rest
    } = customerRaw();
    const { customer, issues } = toCanonicalCustomer({
      ...rest,
      date_created: "Wed, 10 Jan 2018 21:02:23 +0000",
      store_credit: "3.2500",
      form_fields: null,
      accepts_marketing: false,
      addresses: { url: "https://elsewhere.example/x", resource: "/customers/41/addresses" },
    });
    expect(customer).toMatchObject({
      createdAt: "2018-01-10T21:02:23.000Z",
      storeCredit: "3.25",
      formFields: [],
      addresses: [],
      acceptsMarketing: false,
    });
    expect(issues).toEqual([]);
  });

  it("without anything but an id is a customer still", () => {
    const { customer, issues } = toCanonicalCustomer({ id: 9 });
    expect(customer).toMatchObject({ sourceId: "9", email: null, storeCredit: null, addresses: [] });
    expect(issues).toEqual([]);
  });

  it("keeps letters of any script, and blanks within", () => {
    const person = read({ first_name: "Ólafur 👋", last_name: "李 小龍", notes: "a\r\nb" });
    expect([person.firstName, person.lastName, person.notes]).toEqual(["Ólafur 👋", "李 小龍", "a\r\nb"]);
  });
});

describe("an address", () => {
  it("keeps the state as it stands: a name, a code or UK", () => {
    for (const state of ["Texas", "TX", "UK"])
      expect(address({ state_or_province: state })?.state).toBe(state);
  });

  it("keeps blanks within postal codes and leading zeros of them", () => {
    expect(address({ postal_code: " 2031 AB " })?.postcode).toBe("2031 AB");
    expect(address({ postal_code: "01067" })?.postcode).toBe("01067");
  });

  it("has a country code of two letters or none", () => {
    expect(address({ country_code: "fr" })?.countryCode).toBe("FR");
    for (const odd of ["", "FRA", null, "F1"]) expect(address({ country_code: odd })?.countryCode).toBeNull();
  });

  it("is of a kind only when that is told", () => {
    expect(address({ address_type: "residential" })?.kind).toBe("residential");
    expect(address({ address_type: "" })?.kind).toBeNull();
  });
});

describe("odd data", () => {
  it("without an id is no customer", () => {
    for (const raw of [null, 7, "x", [], {}, { id: null }, { id: "a1" }, { email: "x" }] as JsonValue[]) {
      const { customer, issues } = toCanonicalCustomer(raw);
      expect([customer, issues.map((issue) => issue.code)]).toEqual([null, ["record_malformed"]]);
    }
  });

  it("costs the field, not the customer, and is told", () => {
    const { customer, issues } = toCanonicalCustomer(
      customerRaw({ email: { at: "x" }, addresses: "none", channel_ids: [1, "two"] }),
    );
    expect(customer).toMatchObject({ email: null, addresses: [], channelIds: ["1"], firstName: "Mo" });
    expect(issues.map((issue) => [issue.code, issue.field]).sort()).toEqual([
      ["value_dropped", "addresses"],
      ["value_dropped", "channel_ids[1]"],
      ["value_dropped", "email"],
    ]);
  });
});
