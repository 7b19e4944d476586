import { describe, expect, it } from "vitest";
import type { JsonObject, JsonValue } from "@/server/domain/json";
import { unpackConsignments } from "./order-consignments";

const line = (id: number, changes: JsonObject = {}): JsonObject => ({
  id,
  quantity: 1,
  total_inc_tax: "2.0000",
  ...changes,
});
const warning = { message: "Not all line items of this consignment are returned." };

/** An order of so many pieces whose first consignment is shipped. */
function order(lineItems: JsonValue, pieces: number | null, consignment: JsonObject = {}): JsonObject {
  return {
    id: 5,
    items_total: pieces,
    consignments: {
      pickups: [],
      shipping: [{ id: 61, street_1: "2 Quay Street", line_items: lineItems, ...consignment }],
      downloads: [],
      email: { gift_certificates: [] },
    },
  };
}

describe("consignments", () => {
  it("give lines and addresses in the form of their own lists: amounts are texts, the address is named", () => {
    const unpacked = unpackConsignments(
      order(
        [line(1, { total_inc_tax: 5.1, items_total: 3, applied_discounts: [{ id: "coupon", amount: 1 }] })],
        1,
        {
          cost_inc_tax: 6.2,
          items_total: 1,
          shipping_zone_id: 4,
        },
      ),
    );
    expect(unpacked).toEqual({
      whole: true,
      lines: [
        {
          id: 1,
          quantity: 1,
          order_address_id: 61,
          total_inc_tax: "5.1000",
          items_total: 3,
          applied_discounts: [{ id: "coupon", amount: "1.0000" }],
        },
      ],
      addresses: [
        { id: 61, street_1: "2 Quay Street", cost_inc_tax: "6.2000", items_total: 1, shipping_zone_id: 4 },
      ],
    });
  });

  it("are not whole with a warning, wherever it stands", () => {
    expect(unpackConsignments(order([line(1), { __warning__: warning }], 1))?.whole).toBe(false);
    expect(unpackConsignments(order([line(1)], 1, { __warning__: warning }))?.whole).toBe(false);
    const numbered = { "0": line(1), __warning__: warning };
    expect(unpackConsignments(order(numbered, 1))).toMatchObject({ whole: false, lines: [{ id: 1 }] });
  });

  it("are not whole when pieces are missing, or lines are links", () => {
    expect(unpackConsignments(order([], 3))?.whole).toBe(false);
    expect(unpackConsignments(order([line(1, { quantity: 2 })], 3))?.whole).toBe(false);
    expect(unpackConsignments(order([{ url: "x", resource: "/orders/5/products/1" }], 1))?.whole).toBe(false);
    expect(unpackConsignments(order([], null))?.whole).toBe(false);
  });

  it("hold a line alone where a list was meant, and what is picked up, downloaded or sent by e-mail", () => {
    const consignments: JsonObject = {
      pickups: [{ id: 9, line_items: [line(1)] }],
      shipping: [],
      downloads: [{ recipient_email: "eve@example.com", line_items: line(2) }],
      email: { gift_certificates: [{ recipient_email: "ann@example.com", line_items: line(3) }] },
    };
    expect(unpackConsignments({ id: 5, items_total: 3, consignments })).toMatchObject({
      whole: true,
      addresses: [],
      lines: [
        { id: 1 },
        { id: 2, recipient_email: "eve@example.com" },
        { id: 3, recipient_email: "ann@example.com" },
      ],
    });
  });

  it("in their older form, as a link or missing are no help", () => {
    const older = [{ pickups: [], shipping: [] }];
    const link = { url: "x", resource: "/orders/5/consignments" };
    for (const consignments of [older, link, null, "x", {}] as JsonValue[]) {
      expect(unpackConsignments({ id: 5, consignments })).toBeNull();
    }
    expect(unpackConsignments({ id: 5 })).toBeNull();
  });
});
