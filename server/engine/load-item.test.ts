import { expect, it } from "vitest";
import type { IssueDraft } from "@/server/domain/issue";
import { LoadItem } from "./load-item";
import type { StoredRecord } from "./ports";

const record: StoredRecord = {
  id: "r",
  kind: "product",
  sourceId: "1",
  title: "Tent",
  sku: null,
  state: "pending",
  targetId: null,
  attemptedAt: null,
  mediaAttempted: false,
  read: {},
  mapped: null,
};

function itemWith(issues: IssueDraft[]): LoadItem {
  const mapped = { sourceId: "1", kind: "simple" as const, fields: {}, children: [] };
  const item = new LoadItem(
    record,
    mapped,
    { body: { name: "Tent" }, children: [], issues: [] },
    issues,
    undefined,
  );
  item.known = { targetId: "9", fieldHashes: {}, children: new Map() };
  return item;
}

it("does not touch a product in the target that has an error before it is sent", () => {
  expect(itemWith([{ code: "category_failed" }]).nextWrite()).toBeNull();
});

it("writes a product that has warnings alone", () => {
  expect(itemWith([{ code: "price_missing" }]).nextWrite()).toMatchObject({
    operation: "update",
    targetId: "9",
  });
});
