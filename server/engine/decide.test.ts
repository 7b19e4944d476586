import { describe, expect, it } from "vitest";
import type { JsonValue } from "@/server/domain/json";
import { decideWrite, type KnownRecord } from "./decide";
import { hashFields, hashValue } from "./hash";

const body = { name: "Tent", regular_price: "10", meta_data: [{ key: "a", value: "1" }] };
const payload = {
  body,
  children: [
    { kind: "variant" as const, sourceId: "v1", label: "S", body: { sku: "S", regular_price: "10" } },
    { kind: "variant" as const, sourceId: "v2", label: "M", body: { sku: "M", regular_price: "12" } },
  ],
  issues: [],
};

function knownAsSent(): KnownRecord {
  return {
    targetId: "99",
    fieldHashes: hashFields(body),
    children: new Map(
      payload.children.map(({ kind, sourceId, body: sent }, index) => [
        sourceId,
        { kind, sourceId, targetId: String(index + 1), fieldHashes: hashFields(sent) },
      ]),
    ),
  };
}

describe("decideWrite", () => {
  it("creates what nobody knows, whole", () => {
    const write = decideWrite("p", payload, null, new Set());
    expect(write).toMatchObject({ operation: "create", targetId: null, body });
    expect(write?.children.map((child) => child.operation)).toEqual(["create", "create"]);
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
      whole: cheaper.body,
      children: [],
    });
  });

  it("touches only the variation that changed, and takes away one that is gone", () => {
    const known = knownAsSent();
    known.children.set("v0", { kind: "variant", sourceId: "v0", targetId: "7", fieldHashes: {} });
    const [first, second] = payload.children;
    if (!first || !second) throw new Error("the payload has two variations");
    const changed = {
      ...payload,
      children: [first, { ...second, body: { ...second.body, regular_price: "13" } }],
    };
    expect(decideWrite("p", changed, known, new Set())).toMatchObject({
      operation: "none",
      targetId: "99",
      body: {},
      children: [
        { sourceId: "v2", operation: "update", targetId: "2", body: { regular_price: "13" } },
        { sourceId: "v0", operation: "delete", targetId: "7" },
      ],
    });
  });

  it("does not try a refused variation again", () => {
    const known = knownAsSent();
    known.children.delete("v2");
    expect(decideWrite("p", payload, known, new Set(["v2"]))).toBeNull();
  });
});

describe("what lasts in the target", () => {
  const refund = { kind: "refund" as const, sourceId: "5", label: "5", body: { amount: "3" }, lasting: true };
  const known = (): KnownRecord => ({
    targetId: "99",
    fieldHashes: hashFields(body),
    children: new Map([["refund:5", { ...refund, targetId: "8", fieldHashes: hashFields(refund.body) }]]),
  });

  it("is not sent again when it differs, nor taken away when it is gone at the source", () => {
    const changed = { body, children: [{ ...refund, body: { amount: "4" } }], issues: [] };
    expect(decideWrite("o", changed, known(), new Set())).toBeNull();
    expect(decideWrite("o", { body, children: [], issues: [] }, known(), new Set())).toBeNull();
  });

  it("is told apart by its kind from another child with the same id", () => {
    const note = { kind: "note" as const, sourceId: "5", label: "5", body: { note: "Hello" } };
    const both = { body, children: [refund, note], issues: [] };
    expect(decideWrite("o", both, known(), new Set())?.children).toMatchObject([
      { kind: "note", operation: "create" },
    ]);
  });
});

describe("hashValue", () => {
  it("tells apart what JSON tells apart", () => {
    const values: JsonValue[] = [null, 0, "0", "", [], {}, [null], { a: null }, [1, 2], [2, 1], false];
    expect(new Set(values.map(hashValue)).size).toBe(values.length);
  });
});
