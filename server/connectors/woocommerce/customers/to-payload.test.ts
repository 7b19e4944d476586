import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PayloadContext } from "@/server/connectors/core/target";
import { DEFAULT_OPTIONS } from "@/server/domain/import-settings";
import type { MappedFields } from "@/server/domain/mapped";
import type { StoreProfile } from "@/server/domain/store";
import { customerDifferences } from "./differences";
import { heldByNewer, stampsOf, withStampsOf } from "./stamps";
import { customerPayload, withOwnEmail } from "./to-payload";

const STORE: StoreProfile = {
  name: "x",
  currency: "USD",
  weightUnit: "kg",
  lengthUnit: "cm",
  pricesIncludeTax: null,
  timeZone: null,
  version: null,
  storefrontUrl: null,
};

const context: PayloadContext = {
  references: { get: () => undefined },
  source: STORE,
  target: STORE,
  options: DEFAULT_OPTIONS,
  sourceKey: "bigcommerce:abc",
};

const payload = (fields: MappedFields, sourceId = "7") =>
  customerPayload({ sourceId, kind: "simple", fields, children: [] }, context);

describe("a customer's body", () => {
  it("holds what the mapping fills, and the stamp last, without an underscore", () => {
    expect(
      payload({
        email: "ann@example.com",
        first_name: "Ann <b>Lee</b>",
        "billing.country": "Germany",
        "billing.phone": "1",
        "meta:primelink_group": "",
        "meta:primelink_channels": ["1"],
      }).body,
    ).toEqual({
      email: "ann@example.com",
      first_name: "Ann Lee",
      billing: { country: "DE", phone: "1" },
      meta_data: [
        { key: "primelink_channels", value: '["1"]' },
        { key: "primelink_group", value: null },
        { key: "primelink_source", value: "bigcommerce:abc:customer:7" },
      ],
    });
  });

  it("cannot be without an e-mail address that WordPress takes", () => {
    const codes = (fields: MappedFields) => payload(fields).issues.map(({ code }) => code);
    expect(codes({})).toEqual(["required_field_missing"]);
    expect(codes({ email: "ann at home" })).toEqual(["target_refused"]);
    expect(codes({ email: `${"a".repeat(95)}@example.com` })).toEqual(["target_refused"]);
    expect(codes({ email: "ann@example.com" })).toEqual([]);
  });

  it("leaves out what would cost it more than itself, and says so", () => {
    const { body, issues } = payload({
      email: "a@example.com",
      "billing.email": "not-an-email",
      "billing.phone": "1".repeat(120),
      "billing.country": "Atlantis",
    });
    expect(body.billing).toEqual({ email: "", phone: "1".repeat(99), country: "" });
    expect(issues.map(({ code, field }) => `${code} ${field}`).sort()).toEqual([
      "value_dropped billing.country",
      "value_dropped billing.email",
      "value_dropped billing.phone",
    ]);
  });

  it("is made of any text without throwing, and says what it cannot take", () => {
    const text = fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" }));
    fc.assert(
      fc.property(text, text, text, (email, name, phone) => {
        const made = payload({ email, first_name: name, "billing.phone": phone, "billing.email": email });
        expect(JSON.stringify(made.body)).not.toContain("\\u0000");
        if (email.trim() !== "" && made.body.email === undefined)
          expect(made.issues.length).toBeGreaterThan(0);
      }),
      { numRuns: 200 },
    );
  });

  it("can be given an address of its own", () => {
    expect(withOwnEmail({ email: "ann@example.com" }, "12").email).toBe("ann+bc12@example.com");
  });
});

describe("an account that two customers of the source share", () => {
  const of = (sourceId: string, modified: string) =>
    payload({ email: "a@example.com", first_name: sourceId, "meta:primelink_modified": modified }, sourceId)
      .body;
  const older = of("1", "2020-01-01T00:00:00Z");
  const newer = of("2", "2024-01-01T00:00:00Z");

  it("keeps its first stamp and adds the others, each once", () => {
    const joined = { meta_data: withStampsOf(newer.meta_data, older) };
    expect(stampsOf(joined)).toEqual(["bigcommerce:abc:customer:1", "bigcommerce:abc:customer:2"]);
    const again = { meta_data: withStampsOf(newer.meta_data, joined) };
    expect(stampsOf(again)).toEqual(stampsOf(joined));
    expect(withStampsOf(older.meta_data, older)).toEqual(older.meta_data);
  });

  it("is the newer one's, so that neither writes over the other for ever", () => {
    const held = { ...newer, meta_data: withStampsOf(newer.meta_data, older) };
    expect(heldByNewer(older, held)).toBe(true);
    expect(customerDifferences(older, held)).toEqual([]);
    expect(customerDifferences(newer, held)).toEqual([]);
    expect(customerDifferences(of("1", "2025-01-01T00:00:00Z"), held)).not.toEqual([]);
  });
});
