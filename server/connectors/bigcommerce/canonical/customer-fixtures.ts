import type { JsonObject } from "@/server/domain/json";

/**
 * A customer in the shape in which the stream hands it on: BigCommerce's V3 object with what is read beside it.
 * Written for these tests; no store has it.
 */
export function customerRaw(changes: JsonObject = {}): JsonObject {
  return {
    id: 41,
    authentication: { force_password_reset: false },
    company: "Harbour & Sons",
    customer_group_id: 3,
    customer_group: { id: 3, name: "Trade" },
    email: " Mo.Harbour@example.com ",
    first_name: "Mo",
    last_name: "Harbour",
    notes: "Rings before noon.",
    phone: "555 0199",
    registration_ip_address: "203.0.113.9",
    tax_exempt_category: "",
    date_created: "2024-02-03T04:05:06Z",
    date_modified: "2024-06-07T08:09:10Z",
    accepts_product_review_abandoned_cart_emails: true,
    origin_channel_id: 1,
    channel_ids: null,
    store_credit_amounts: [{ amount: 12.5 }],
    form_fields: [
      { name: "Boat", value: "Curlew", customer_id: 41 },
      { name: "Colours", value: ["red", "blue"], customer_id: 41 },
      { name: "Berth", value: 7, customer_id: 41 },
      { name: "Left blank", value: "", customer_id: 41 },
    ],
    attributes: [
      { id: 1, attribute_id: 5, attribute_value: "HB-1", customer_id: 41, name: "Account" },
      { id: 2, attribute_id: 6, attribute_value: "net 30", customer_id: 41 },
    ],
    addresses: [
      {
        id: 71,
        customer_id: 41,
        first_name: "Mo",
        last_name: "Harbour",
        company: "",
        address1: "2 Quay Street",
        address2: "Shed 4",
        city: "Oban",
        state_or_province: "UK",
        postal_code: "PA34 4AA",
        country: "United Kingdom",
        country_code: "uk",
        phone: "555 0199",
        address_type: "commercial",
        form_fields: [{ name: "Gate code", value: "1943", address_id: 71 }],
      },
    ],
    ...changes,
  };
}
