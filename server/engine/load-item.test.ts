import { expect, it } from "vitest";
import type { RecordWrite } from "@/server/connectors/core/target";
import type { IssueDraft } from "@/server/domain/issue";
import type { EngineContext } from "./context";
import { childKey } from "./decide";
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

it("asks for the pictures again when a variation was removed by hand in the target", () => {
  const item = itemWith([]);
  item.mediaHash = "as brought over";
  const known = { kind: "variant", sourceId: "7", targetId: "70", fieldHashes: {} } as const;
  item.known?.children.set(childKey(known), known);
  const child = { kind: "variant", sourceId: "7", label: "Sand", body: {} } as const;
  item.apply(
    { ...writeOf(item), children: [{ ...child, operation: "update", targetId: "70" }] },
    {
      sourceId: "1",
      record: { status: "untouched" },
      children: [{ ...child, outcome: { status: "gone" } }],
    },
    {} as EngineContext,
  );
  expect(item.known?.children.size).toBe(0);
  expect(item.mediaHash).toBeUndefined();
});

function writeOf(item: LoadItem): RecordWrite {
  const write = item.nextWrite();
  if (!write) throw new Error("There is nothing to write.");
  return write;
}
