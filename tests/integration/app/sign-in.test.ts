import { describe, expect, it } from "vitest";
import { delayOfAttempt, verifySignIn } from "@/server/auth/verify-sign-in";
import { house } from "@/server/composition";
import { ensureDemoAccount } from "@/server/services/organisations/ensure-demo-account";

const delays: number[] = [];
/** Delays are noted, not waited for. */
const deps = {
  ...house(),
  clock: {
    now: () => Date.now(),
    sleep: async (ms: number) => {
      delays.push(ms);
    },
  },
};
const password = "correct horse battery";

function makeAccount(email: string) {
  return ensureDemoAccount(deps, { email, password, name: "Mara", organisation: "Mara's", timeZone: "UTC" });
}

describe("signing in", () => {
  it("takes the address in any case, and answers with the person alone", async () => {
    await makeAccount("Mara@Example.test");
    const result = await verifySignIn(deps, { email: " mARA@example.TEST ", password });
    expect(result).toMatchObject({ ok: true, user: { email: "mara@example.test", name: "Mara" } });
    expect(Object.keys(result.ok ? result.user : {}).sort()).toEqual(["email", "id", "name"]);
  });

  it("keeps the password as an Argon2id hash", async () => {
    const { passwordHash } = await deps.db.user.findUniqueOrThrow({ where: { email: "mara@example.test" } });
    expect(passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it.each([
    ["a wrong password", "mara@example.test", "wrong"],
    ["no password", "mara@example.test", ""],
    ["one that is longer than any", "mara@example.test", "x".repeat(5000)],
    ["an account that does not exist", "nobody@example.test", password],
  ])("refuses %s with the same answer", async (_, email, given) => {
    expect(await verifySignIn(deps, { email, password: given })).toEqual({ ok: false, reason: "wrong" });
  });

  it("takes as long for an account that does not exist as for a wrong password", async () => {
    // What the processor works for it: a busy machine makes the one or the other wait longer.
    const work = async (email: string) => {
      const before = process.cpuUsage();
      await verifySignIn(deps, { email, password: "wrong" });
      return process.cpuUsage(before).user;
    };
    await makeAccount("slow@example.test");
    const known = [await work("slow@example.test"), await work("slow@example.test")];
    const unknown = [await work("ghost@example.test"), await work("phantom@example.test")];
    // Hashing takes ten milliseconds at least; without it an answer comes in one or two.
    expect(Math.min(...unknown)).toBeGreaterThan(Math.min(...known) / 3);
  });

  it("stops guessing at one account, also of one that does not exist, and says for how long", async () => {
    for (const email of ["target@example.test", "none@example.test"]) {
      for (let attempt = 0; attempt < 10; attempt += 1) {
        expect(await verifySignIn(deps, { email, password: "guess" })).toEqual({
          ok: false,
          reason: "wrong",
        });
      }
      const result = await verifySignIn(deps, { email, password: "guess" });
      expect(result).toMatchObject({ ok: false, reason: "too_many" });
      expect(!result.ok && result.reason === "too_many" && result.retryAfterSeconds).toBeGreaterThan(600);
    }
  });

  it("forgets failed attempts after one that went well", async () => {
    await makeAccount("clumsy@example.test");
    for (let round = 0; round < 3; round += 1) {
      for (let attempt = 0; attempt < 8; attempt += 1) {
        await verifySignIn(deps, { email: "clumsy@example.test", password: "guess" });
      }
      expect((await verifySignIn(deps, { email: "clumsy@example.test", password })).ok).toBe(true);
    }
  });

  it("answers ever more slowly to one who guesses on, whether the account exists or not", async () => {
    expect([1, 4, 5, 6, 7, 8, 9, 10].map(delayOfAttempt)).toEqual([0, 0, 250, 500, 1000, 2000, 4000, 4000]);
    await makeAccount("patient@example.test");
    for (const email of ["patient@example.test", "nothing@example.test"]) {
      delays.length = 0;
      for (let attempt = 0; attempt < 7; attempt += 1) {
        await verifySignIn(deps, { email, password: "guess" });
      }
      expect(delays).toEqual([250, 500, 1000]);
    }
  });

  it("stops guessing at many accounts from one network, and an account of the guesser's does not help", async () => {
    await makeAccount("guesser@example.test");
    const address = "2001:db8:7::1";
    for (let attempt = 0; attempt < 60; attempt += 1) {
      const guess = { email: `victim${attempt}@example.test`, password: "guess", address };
      expect((await verifySignIn(deps, guess)).ok).toBe(false);
      if (attempt % 20 !== 0) continue;
      expect((await verifySignIn(deps, { email: "guesser@example.test", password, address })).ok).toBe(true);
    }
    const sibling = { email: "victim@example.test", password: "guess", address: "2001:db8:7::2" };
    expect(await verifySignIn(deps, sibling)).toMatchObject({ ok: false, reason: "too_many" });
    const elsewhere = { ...sibling, address: "2001:db8:8::1" };
    expect(await verifySignIn(deps, elsewhere)).toEqual({ ok: false, reason: "wrong" });
  });
});
