import { describe, expect, it } from "vitest";
import { HIDDEN, maskPerson, maskReviewAt, maskReviews, maskSentence, maskTechnical, maskText } from "./mask";

describe("a masked order", () => {
  it("keeps ids, amounts, currencies, dates, states, quantities and names of fields", () => {
    const kept = {
      id: 519,
      customer_id: 41,
      status: "Awaiting Fulfillment",
      date_created: "Tue, 05 Mar 2024 21:40:11 +0000",
      createdAt: "2024-03-05T21:40:11.000Z",
      total_inc_tax: "58.0000",
      exchangeRate: "1.1234567890",
      currency_code: "EUR",
      items_total: 4,
      order_is_digital: false,
      created_via: "bigcommerce:abc:519",
      lines: [{ sku: "MUG-1", quantity: 2, total: { exTax: "4.00", incTax: "4.76", tax: "0.76" } }],
      meta_data: [{ key: "_primelink_order_number", value: "519" }],
      staff_notes: "",
      shippedAt: null,
    };
    expect(maskPerson(kept)).toEqual(kept);
  });

  it("hides all else, and keeps of an e-mail address its first letter", () => {
    expect(
      maskPerson({
        billing: {
          first_name: "Mo",
          email: "mo@example.com",
          country: "GB",
          postcode: "PA34",
          phone: 5550199,
        },
        customer_message: "Leave it at the gate",
        added_by_a_store_tomorrow: "Mo",
        lines: [{ name: "Mug for Mo" }],
      }),
    ).toEqual({
      billing: { first_name: HIDDEN, email: "m•••@•••", country: "GB", postcode: HIDDEN, phone: HIDDEN },
      customer_message: HIDDEN,
      added_by_a_store_tomorrow: HIDDEN,
      lines: [{ name: HIDDEN }],
    });
  });

  it("takes no word for it: what a field is called has to be what it holds", () => {
    expect(
      maskPerson({ id: "Mo Harbour", status: "mo@example.com", total: "2 Quay Street", sku: "a b" }),
    ).toEqual({
      id: HIDDEN,
      status: "m•••@•••",
      total: HIDDEN,
      sku: HIDDEN,
    });
  });

  it("hides answers to questions that the merchant made up, whatever these are called", () => {
    expect(
      maskPerson({
        form_fields: [{ name: "Status", value: "single" }],
        formFields: { Id: "4711", Born: "1980-01-01" },
        options: [{ name: "Engraving", value: "Mo" }],
        meta_data: [{ key: "Status", value: "single" }],
      }),
    ).toEqual({
      form_fields: [{ name: "Status", value: HIDDEN }],
      formFields: { Id: HIDDEN, Born: HIDDEN },
      options: [{ name: "Engraving", value: HIDDEN }],
      meta_data: [{ key: "Status", value: HIDDEN }],
    });
  });

  it("tells a value that stands alone by its path", () => {
    expect(maskPerson("GB", "product.billing.country")).toBe("GB");
    expect(maskPerson("Mo", "product.billing.first_name")).toBe(HIDDEN);
    expect(maskPerson(["17"], "fields.customer_id")).toEqual(["17"]);
  });
});

describe("a masked product", () => {
  it("hides who reviewed it and what they said, and nothing else", () => {
    const product = {
      name: "Mug",
      description: "A mug for Mo",
      brand: { name: "Potter" },
      reviews_allowed: true,
    };
    const review = {
      id: 7,
      name: "Mo",
      email: "mo@example.com",
      text: "Nice",
      status: "approved",
      rating: 5,
    };
    expect(maskReviews({ ...product, reviews: [review] })).toEqual({
      ...product,
      reviews: [{ ...review, name: HIDDEN, email: "m•••@•••", text: HIDDEN }],
    });
    expect(maskReviews({ variations: { 9: { reviewer: "Mo", note: "x", id: 9 } } })).toEqual({
      variations: { 9: { reviewer: HIDDEN, note: HIDDEN, id: 9 } },
    });
    expect(maskReviewAt("variations.9.reviewer_email", "mo@example.com")).toBe("m•••@•••");
    expect(maskReviewAt("product.name", "Mug")).toBe("Mug");
  });
});

describe("sentences", () => {
  it("of PrimeLink's own stay but for what a store said in them and what looks like a person's", () => {
    const sentence = "Planned: 1234567 orders to read.";
    expect(maskSentence(sentence)).toBe(sentence);
    expect(
      maskSentence(
        "BigCommerce refused the request: mo harbour is unknown. Show support the technical part.",
      ),
    ).toBe("BigCommerce refused the request: •••. Show support the technical part.");
    expect(maskSentence('Two customers have "mo@example.com", from 203.0.113.2, +44 1631 555 0199')).toBe(
      'Two customers have "m•••@•••", from •••, •••',
    );
  });

  it("of the technical part keep the request, its status and its code", () => {
    expect(
      maskTechnical('GET https://api.example.com/v2/orders?email=mo@example.com: 422 {"title":"Mo"}'),
    ).toBe("GET https://api.example.com/v2/orders: 422 •••");
    expect(maskTechnical("rest_invalid_param: Mo Harbour is no state")).toBe("rest_invalid_param: •••");
    expect(maskTechnical("Mo Harbour")).toBe(HIDDEN);
  });

  it("that are empty stay so", () => expect(maskText("")).toBe(""));
});
