import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Customer } from "@/server/domain/customer";
import { isDecimalString } from "@/server/domain/money";
import { toCanonicalCustomer } from "./customer";
import { customerRaw } from "./customer-fixtures";
import { spoiled } from "./odd-values-for-test";

const raws = spoiled(customerRaw(), { id: 9 });

function expectSound(customer: Customer): void {
  expect(customer.sourceId).toMatch(/^\d+$/);
  expect(customer.storeCredit === null || isDecimalString(customer.storeCredit)).toBe(true);
  for (const date of [customer.createdAt, customer.modifiedAt])
    expect(date === null || !Number.isNaN(Date.parse(date))).toBe(true);
  for (const address of customer.addresses)
    expect(address.countryCode === null || /^[A-Z]{2}$/.test(address.countryCode)).toBe(true);
  for (const field of [...customer.attributes, ...customer.formFields])
    expect(field.name !== "" && field.value !== "").toBe(true);
}

describe("toCanonicalCustomer", () => {
  it("never throws and never gives a customer without an id, whatever it is given", () => {
    fc.assert(
      fc.property(raws, (raw) => {
        const { customer, issues } = toCanonicalCustomer(raw);
        if (customer) expectSound(customer);
        else expect(issues.map((issue) => issue.code)).toEqual(["record_malformed"]);
      }),
      { numRuns: 300 },
    );
  });

  it("does not change what it reads, and reads the same twice", () => {
    fc.assert(
      fc.property(raws, (raw) => {
        const before = structuredClone(raw);
        const first = toCanonicalCustomer(raw);
        expect(raw).toEqual(before);
        expect(toCanonicalCustomer(raw)).toEqual(first);
      }),
      { numRuns: 60 },
    );
  });
});
