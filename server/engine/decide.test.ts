import { describe, expect, it } from "vitest";
import type { JsonValue } from "@/server/domain/json";
import { decideWrite, type KnownRecord } from "./decide";
import { hashFields, hashValue } from "./hash";

const body = { name: "Tent", regular_price: "10", meta_data: [{ key: "a", value: "1" }] };
const payload = {
  body,
  variations: [
    { sourceId: "v1", label: "S", body: { sku: "S", regular_price: "10" } },
    { sourceId: "v2", label: "M", body: { sku: "M", regular_price: "12" } },
  ],
  issues: [],
};

function knownAsSent(): KnownRecord {
  return {
    targetId: "99",
    fieldHashes: hashFields(body),
    variations: new Map(
      payload.variations.map(({ sourceId, body: sent }, index) => [
        sourceId,
        { targetId: String(index + 1), fieldHashes: hashFields(sent) },
      ]),
    ),
  };
}

describe("decideWrite", () => {
  it("creates what nobody knows, whole", () => {
    const write = decideWrite("p", payload, null, new Set());
    expect(write).toMatchObject({ operation: "create", targetId: null, body });
    expect(write?.variations.map((variation) => variation.operation)).toEqual(["create", "create"]);
  });

  it("writes nothing when nothing differs, whatever the order of keys", () => {
    const turned = {
      ...payload,
      body: { meta_data: [{ value: "1", key: "a" }], regular_price: "10", name: "Tent" },
    };
    expect(decideWrite("p", turned, knownAsSent(), new Set())).toBeNull();
  });

  it("sends only the field that changed", () => {
    const cheaper = { ...payload, body: { ...body, regular_price: "9" } };
    expect(decideWrite("p", cheaper, knownAsSent(), new Set())).toEqual({
      sourceId: "p",
      operation: "update",
      targetId: "99",
      body: { regular_price: "9" },
      variations: [],
    });
  });

  it("touches only the variation that changed, and takes away one that is gone", () => {
    const known = knownAsSent();
    known.variations.set("v0", { targetId: "7", fieldHashes: {} });
    const [first, second] = payload.variations;
    if (!first || !second) throw new Error("the payload has two variations");
    const changed = {
      ...payload,
      variations: [first, { ...second, body: { ...second.body, regular_price: "13" } }],
    };
    expect(decideWrite("p", changed, known, new Set())).toMatchObject({
      operation: "none",
      targetId: "99",
      body: {},
      variations: [
        { sourceId: "v2", operation: "update", targetId: "2", body: { regular_price: "13" } },
        { sourceId: "v0", operation: "delete", targetId: "7" },
      ],
    });
  });

  it("does not try a refused variation again", () => {
    const known = knownAsSent();
    known.variations.delete("v2");
    expect(decideWrite("p", payload, known, new Set(["v2"]))).toBeNull();
  });
});

describe("hashValue", () => {
  it("tells apart what JSON tells apart", () => {
    const values: JsonValue[] = [null, 0, "0", "", [], {}, [null], { a: null }, [1, 2], [2, 1], false];
    expect(new Set(values.map(hashValue)).size).toBe(values.length);
  });
});
