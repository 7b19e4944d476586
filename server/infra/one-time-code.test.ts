import { HOTP, Secret } from "otpauth";
import { describe, expect, it } from "vitest";
import { codeUri, makeCodeSecret, stepOfCode } from "./one-time-code";

/** RFC 6238, appendix B: "12345678901234567890", of which six digits are used here. */
const secret = Secret.fromUTF8("12345678901234567890").base32;

describe("one-time codes", () => {
  it.each([
    [59, "287082", 1],
    [1_111_111_109, "081804", 37_037_036],
    [1_234_567_890, "005924", 41_152_263],
    [2_000_000_000, "279037", 66_666_666],
  ])("agree with RFC 6238 at %i s", (seconds, code, step) => {
    expect(stepOfCode(secret, code, seconds * 1000)).toBe(step);
  });

  it("are taken one step early or late, and no further, and name their own step", () => {
    const codeAt = (counter: number) => HOTP.generate({ secret: Secret.fromBase32(secret), counter });
    const now = 100 * 30_000 + 15_000;
    expect([98, 99, 100, 101, 102].map((step) => stepOfCode(secret, codeAt(step), now))).toEqual([
      null,
      99,
      100,
      101,
      null,
    ]);
  });

  it.each(["", "12345", "1234567", "abcdef", " 287082", "２８７０８２"])("are not %j", (code) => {
    expect(stepOfCode(secret, code, 59_000)).toBeNull();
  });

  it("have a secret of 160 bits, told in the form that apps read", () => {
    const made = makeCodeSecret();
    expect(made).toMatch(/^[A-Z2-7]{32}$/);
    expect(makeCodeSecret()).not.toBe(made);
    expect(codeUri(made, "ann+shop@example.test")).toBe(
      `otpauth://totp/PrimeLink:ann%2Bshop%40example.test?issuer=PrimeLink&secret=${made}&algorithm=SHA1&digits=6&period=30`,
    );
  });
});
