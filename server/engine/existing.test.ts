import { describe, expect, it } from "vitest";
import type { FoundRecord } from "@/server/connectors/core/target";
import { DEFAULT_OPTIONS } from "@/server/domain/import-settings";
import type { JsonObject } from "@/server/domain/json";
import { keepOwnKeys, settleConflict } from "./existing";
import { hashFields } from "./hash";
import { LoadItem } from "./load-item";

const writer = {
  withOwnKey: (body: JsonObject, sourceId: string) => ({ ...body, email: `own${sourceId}@example.com` }),
};

function itemOf(): LoadItem {
  const record = {
    id: "r",
    kind: "customer" as const,
    sourceId: "2",
    title: "Ann",
    sku: null,
    state: "pending" as const,
    targetId: null,
    attemptedAt: null,
    mediaAttempted: false,
    read: {},
    mapped: null,
  };
  const mapped = { sourceId: "2", kind: "simple" as const, fields: {}, children: [] };
  const body = { email: "ann@example.com", first_name: "Ann" };
  return new LoadItem(record, mapped, { body, children: [], issues: [] }, [], undefined);
}

const account = (more: Partial<FoundRecord>): FoundRecord => ({
  targetId: "9",
  sourceId: null,
  key: "ann@example.com",
  name: "Ann",
  status: "customer",
  takeable: true,
  parentTargetId: null,
  ...more,
});

function settled(found: FoundRecord, options: Partial<typeof DEFAULT_OPTIONS>): LoadItem {
  const item = itemOf();
  item.conflict = { targetId: "9", issue: { code: "email_taken_in_target" } };
  settleConflict(item, "ann@example.com", found, { ...DEFAULT_OPTIONS, ...options }, writer);
  expect(item.conflict).toBeNull();
  return item;
}

const codes = (item: LoadItem) => item.issues.map(({ code }) => code);

describe("an e-mail address that another customer of the source has", () => {
  const other = account({ sourceId: "1" });

  it("can be shared: the second one is written onto the first one's account", () => {
    const item = settled(other, { emailClash: "merge" });
    expect(item.nextWrite()).toMatchObject({ operation: "update", targetId: "9" });
    expect(codes(item)).toEqual(["email_shared"]);
    expect(item.failed).toBe(false);
  });

  it("can be the first one's alone", () => {
    const item = settled(other, { emailClash: "first" });
    expect(item.nextWrite()).toBeNull();
    expect(item.skipped).toBe(true);
    expect(codes(item)).toEqual(["email_shared"]);
  });

  it("can be made another, which stays the same in later runs", () => {
    const item = settled(other, { emailClash: "separate" });
    expect(item.nextWrite()).toMatchObject({ operation: "create", body: { email: "own2@example.com" } });

    const later = itemOf();
    later.known = { targetId: "10", fieldHashes: hashFields(item.payload.body), children: new Map() };
    expect(later.nextWrite()).toMatchObject({ body: { email: "ann@example.com" } });
    keepOwnKeys(writer, [later]);
    expect(later.nextWrite()).toBeNull();
  });

  it("leaves alone those that have their address for themselves", () => {
    const item = itemOf();
    item.known = { targetId: "9", fieldHashes: hashFields(item.payload.body), children: new Map() };
    keepOwnKeys(writer, [item]);
    expect(item.payload.body.email).toBe("ann@example.com");
  });
});

describe("an account that no run brought over", () => {
  it("is taken over, left alone or in the way, as the import says", () => {
    const of = (existing: "take_over" | "skip" | "fail", takeable = true) => {
      const item = settled(account({ takeable }), { existing });
      return [item.nextWrite()?.operation, item.skipped, ...codes(item)];
    };
    expect(of("take_over")).toEqual(["update", false]);
    expect(of("skip")).toEqual([undefined, true, "existing_skipped"]);
    expect(of("fail")).toEqual([undefined, false, "email_taken_in_target"]);
  });

  it("is never taken over when it belongs to the staff", () => {
    for (const sourceId of [null, "1"]) {
      const item = settled(account({ takeable: false, sourceId }), { existing: "take_over" });
      expect(codes(item)).toEqual(["email_taken_in_target"]);
      expect(item.nextWrite()).toBeNull();
    }
  });
});
