import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { spoiled } from "../canonical/odd-values-for-test";
import { EVENTS, eventOf } from "./event-fixtures";
import { readEvent } from "./read-event";

const KEY = "bigcommerce:abc123";
const read = (event: unknown, key = KEY) => readEvent(JSON.stringify(event), key);

describe("what a webhook tells", () => {
  it.each(EVENTS)("%s with %j is about %s", (scope, data, expected) => {
    const event = read(eventOf(scope, data));
    const record = event?.record;
    expect(record ? `${record.entity} ${record.sourceId}` : null).toBe(expected);
    expect(event?.topic).toBe(scope);
  });

  it("names the hook that brings it", () => {
    const hookOf = (scope: string) => read(eventOf(scope, {}))?.hookTopic;
    expect(hookOf("store/product/inventory/order/updated")).toBe("store/product/*");
    expect(hookOf("store/sku/created")).toBe("store/sku/*");
    expect(hookOf("store/customer/address/deleted")).toBe("store/customer/*");
    expect(hookOf("store/order/archived")).toBe("store/order/*");
    expect(hookOf("store/shipment/updated")).toBe("store/shipment/*");
    expect(hookOf("store/productive/created")).toBeNull();
  });

  it("takes ids as numbers and as text, and none for one", () => {
    expect(read(eventOf("store/order/updated", { id: "250" }))?.record?.sourceId).toBe("250");
    for (const id of [0, -4, "", "x", null, {}, 2.5]) {
      expect(read(eventOf("store/order/updated", { id }))).toMatchObject({ record: null });
    }
    expect(read(eventOf("store/order/updated", {}, { data: "gone" }))).toMatchObject({ record: null });
  });
});

describe("the same webhook", () => {
  const event = eventOf("store/order/created", { type: "order", id: 250 });

  it("is known again, however its keys are ordered", () => {
    const turned = Object.fromEntries(Object.entries(event).reverse());
    expect(read(turned)?.dedupeKey).toBe(read(event)?.dedupeKey);
  });

  it("is another one than that of another scope with the same hash", () => {
    const updated = { ...event, scope: "store/order/updated" };
    expect(read(updated)?.dedupeKey).not.toBe(read(event)?.dedupeKey);
  });

  it("is known again without a hash, by what it says", () => {
    const { hash: _, ...bare } = event;
    expect(read(bare)?.dedupeKey).toBe(read({ ...bare })?.dedupeKey);
    expect(read(bare)?.dedupeKey).not.toBe(read({ ...bare, created_at: 1561479336 })?.dedupeKey);
  });
});

describe("what is no webhook of this store", () => {
  it("is refused", () => {
    const event = eventOf("store/order/created", { id: 250 });
    expect(read(event)).not.toBeNull();
    expect(read({ ...event, producer: "stores/ABC123" })).not.toBeNull();
    expect(read(event, "bigcommerce:other1")).toBeNull();
    expect(read(event, "abc123")).toBeNull();
    expect(read({ ...event, producer: "stores/abc123/x" })).toBeNull();
    expect(read({ ...event, producer: undefined })).toBeNull();
    expect(read({ ...event, scope: 7 })).toBeNull();
    expect(read([event])).toBeNull();
    for (const body of ["", "{", "null", '"x"', "scope=store"]) expect(readEvent(body, KEY)).toBeNull();
  });
});

describe("whatever is posted", () => {
  const expectSound = (body: string) => {
    const event = readEvent(body, KEY);
    if (event === null) return;
    expect(event.topic.length).toBeLessThanOrEqual(200);
    expect(event.dedupeKey.length).toBeLessThanOrEqual(401);
    if (event.record) expect(event.record.sourceId).toMatch(/^[1-9]\d*$/);
  };

  it("never throws, and names no record that cannot be one", () => {
    const known = spoiled(...EVENTS.map(([scope, data]) => eventOf(scope, data)));
    fc.assert(
      fc.property(known, (value) => expectSound(JSON.stringify(value))),
      { numRuns: 500 },
    );
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), expectSound), { numRuns: 300 });
  });
});
