import { describe, expect, it } from "vitest";
import { hashRecoveryCode, makeRecoveryCodes } from "./recovery-code";

describe("recovery codes", () => {
  it("are ten that differ, easy to copy from paper", () => {
    const codes = makeRecoveryCodes();
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) expect(code).toMatch(/^([a-hjkmnp-z2-9]{4}-){3}[a-hjkmnp-z2-9]{4}$/);
  });

  it("are known however they are typed", () => {
    const hash = hashRecoveryCode("abcd-efgh-jkmn-pqrs");
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(hashRecoveryCode(" ABCD EFGH jkmnpqrs ")).toBe(hash);
    expect(hashRecoveryCode("abcd-efgh-jkmn-pqrt")).not.toBe(hash);
  });

  it.each(["", "123456", "abcd-efgh-jkmn-pqr"])("are not %j", (typed) => {
    expect(hashRecoveryCode(typed)).toBeNull();
  });
});
