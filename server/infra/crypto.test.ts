import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createVault, hashToken, randomToken, SealBrokenError } from "./crypto";

const oldKey = new Uint8Array(randomBytes(32));
const newKey = new Uint8Array(randomBytes(32));
const before = createVault({ current: 1, keys: new Map([[1, oldKey]]) });
const after = createVault({
  current: 2,
  keys: new Map([
    [1, oldKey],
    [2, newKey],
  ]),
});
const owner = { orgId: "org-a", connectionId: "conn-1" };
const secrets = { accessToken: "s3cret-välue" };

describe("the vault of credentials", () => {
  it("opens what it sealed, and shows nothing of it in the bytes", () => {
    const sealed = before.seal(owner, secrets);
    expect(before.open(owner, sealed)).toEqual(secrets);
    expect(Buffer.from(sealed.bytes).toString("latin1")).not.toContain("s3cret");
  });

  it("keeps what belongs to a person for that person", () => {
    const sealed = before.seal({ userId: "user-1" }, secrets);
    expect(before.open({ userId: "user-1" }, sealed)).toEqual(secrets);
    expect(() => before.open({ userId: "user-2" }, sealed)).toThrow(SealBrokenError);
  });

  it("never makes the same bytes twice", () => {
    expect(before.seal(owner, secrets).bytes).not.toEqual(before.seal(owner, secrets).bytes);
  });

  it.each([
    ["another connection", { orgId: "org-a", connectionId: "conn-2" }],
    ["another organisation", { orgId: "org-b", connectionId: "conn-1" }],
    ["a person of that id", { userId: "conn-1" }],
  ])("does not open for %s", (_, other) => {
    expect(() => before.open(other, before.seal(owner, secrets))).toThrow(SealBrokenError);
  });

  it("does not open changed bytes", () => {
    const sealed = before.seal(owner, secrets);
    const last = sealed.bytes.length - 1;
    sealed.bytes[last] = (sealed.bytes[last] ?? 0) ^ 1;
    expect(() => before.open(owner, sealed)).toThrow(SealBrokenError);
  });

  it("does not open what is too short to be sealed", () => {
    for (const bytes of [new Uint8Array(), new Uint8Array(30)]) {
      expect(() => before.open(owner, { bytes, keyVersion: 1 })).toThrow(SealBrokenError);
    }
  });

  it("goes on opening what an older key sealed, and seals with the current one", () => {
    const sealed = before.seal(owner, secrets);
    expect(after.open(owner, sealed)).toEqual(secrets);
    expect(sealed.keyVersion).not.toBe(after.currentVersion);
    const again = after.seal(owner, after.open(owner, sealed));
    expect(again.keyVersion).toBe(2);
    expect(after.open(owner, again)).toEqual(secrets);
  });

  it("names the key that is gone", () => {
    const sealed = after.seal(owner, secrets);
    expect(() => before.open(owner, sealed)).toThrow(/key 2.*CREDENTIALS_KEYS/);
  });
});

describe("tokens", () => {
  it("are long, differ, and are stored as their hash", () => {
    const token = randomToken();
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(randomToken()).not.toBe(token);
    expect(hashToken(token)).toMatch(/^[0-9a-f]{64}$/);
  });
});
