import { HOTP, Secret } from "otpauth";
import { describe, expect, it } from "vitest";
import { verifySecondFactor } from "@/server/auth/verify-second-factor";
import { createVault } from "@/server/infra/crypto";
import { findSession } from "@/server/services/account/find-session";
import { resealCredentials } from "@/server/services/connections/reseal-credentials";
import { houseWithMailbox } from "./mailbox";
import { accountOf, auditOf, callerOf, makePerson, PASSWORD, signIn } from "./signed-in";

const start = Math.ceil(Date.now() / 30_000) * 30_000 + 5_000;
let now = start;
const box = houseWithMailbox();
const deps = { ...box.deps, clock: { ...box.deps.clock, now: () => now } };

/** What the authenticator app shows now, or some steps from now. */
function codeOf(secret: string, steps = 0): string {
  const counter = Math.floor(now / 30_000) + steps;
  return HOTP.generate({ secret: Secret.fromBase32(secret), counter });
}

async function withSecondFactor(email: string) {
  const person = await makePerson(deps, email);
  const token = await signIn(deps, person.id);
  const account = await accountOf(deps, token);
  const { secret } = await account.offerSecondFactor({ password: PASSWORD });
  const { recoveryCodes } = await account.turnOnSecondFactor({ code: codeOf(secret) });
  return { ...person, token, account, secret, recoveryCodes };
}

async function step(token: string, code: string) {
  return verifySecondFactor(deps, await findSession(deps, token), code);
}

describe("the second factor", () => {
  it("is on once a code has confirmed it; other devices are signed out, and the person is told", async () => {
    const { id, orgId } = await makePerson(deps, "ann@example.test");
    const [here, elsewhere] = [await signIn(deps, id), await signIn(deps, id)];
    const account = await accountOf(deps, here);
    await expect(account.offerSecondFactor({ password: "wrong" })).rejects.toMatchObject({
      code: "BAD_REQUEST",
      cause: { fields: { password: expect.stringContaining("not your password") } },
    });
    const { secret, uri } = await account.offerSecondFactor({ password: PASSWORD });
    expect(uri).toContain(`secret=${secret}`);
    expect((await account.get()).secondFactor.on).toBe(false);
    await expect(account.turnOnSecondFactor({ code: "000000" })).rejects.toMatchObject({
      cause: { fields: { code: expect.stringContaining("does not match") } },
    });
    const code = codeOf(secret);
    const { recoveryCodes } = await account.turnOnSecondFactor({
      code: `${code.slice(0, 3)} ${code.slice(3)}`,
    });
    expect(recoveryCodes).toHaveLength(10);
    expect((await account.get()).secondFactor).toMatchObject({ on: true, recoveryCodesLeft: 10 });
    expect(await findSession(deps, elsewhere)).toBeNull();
    expect(await findSession(deps, here)).toMatchObject({ pending: false });
    await box.settled();
    expect(box.mails.at(-1)).toMatchObject({ to: "ann@example.test", subject: "Two-step sign-in is on" });
    expect(await auditOf(deps, orgId)).toEqual(["person.second_factor_on"]);

    const stored = await deps.db.user.findUniqueOrThrow({
      where: { id },
      include: { recoveryCodes: true },
    });
    const text = JSON.stringify(stored) + Buffer.from(stored.totpSecret ?? []).toString("latin1");
    for (const kept of [secret, ...recoveryCodes]) expect(text).not.toContain(kept);
  });

  it("makes a session that opens nothing until the code is given, and a new one after it", async () => {
    const { id, secret } = await withSecondFactor("ben@example.test");
    now += 30_000;
    const pending = await signIn(deps, id);
    const waiting = await findSession(deps, pending);
    expect(waiting).toMatchObject({ pending: true });
    await expect(callerOf(deps, waiting).account.get()).rejects.toMatchObject({ code: "UNAUTHORIZED" });
    await expect(callerOf(deps, waiting).organisation.mine()).rejects.toMatchObject({
      code: "UNAUTHORIZED",
    });
    expect(await step(pending, "000000")).toMatchObject({ ok: false });
    expect(await step(pending, codeOf(secret))).toMatchObject({ ok: true, user: { id } });
    const whole = await signIn(deps, id, { secondFactor: true, replaces: pending });
    expect(await findSession(deps, whole)).toMatchObject({ pending: false });
    expect(await findSession(deps, pending)).toBeNull();
    expect(await step(pending, codeOf(secret, 1))).toEqual({
      ok: false,
      sentence: "That took too long. Sign in again.",
    });
    const listed = await (await accountOf(deps, whole)).sessions();
    expect(listed).toHaveLength(2);
  });

  it("gives little time for the code", async () => {
    const { id, secret } = await withSecondFactor("late@example.test");
    const pending = await signIn(deps, id);
    now += 11 * 60_000;
    expect(await step(pending, codeOf(secret))).toMatchObject({ ok: false });
  });

  it("takes no code twice, not even the one it was confirmed with, nor two at once", async () => {
    const { id, secret } = await withSecondFactor("replay@example.test");
    const pending = await signIn(deps, id);
    expect(await step(pending, codeOf(secret))).toMatchObject({ ok: false });
    now += 30_000;
    const results = await Promise.all([1, 2, 3].map(() => step(pending, codeOf(secret))));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await step(pending, codeOf(secret, -1))).toMatchObject({ ok: false });
    expect(await step(pending, codeOf(secret, 1))).toMatchObject({ ok: true });
  });

  it("takes each recovery code once, tells the person, and takes none of somebody else", async () => {
    const { id, orgId, recoveryCodes } = await withSecondFactor("paper@example.test");
    const stranger = await withSecondFactor("stranger@example.test");
    const pending = await signIn(deps, id);
    const [first = "", second = ""] = recoveryCodes;
    expect(await step(pending, stranger.recoveryCodes[0] ?? "")).toMatchObject({ ok: false });
    expect(await step(pending, first.toUpperCase().replaceAll("-", " "))).toMatchObject({ ok: true });
    expect(await step(pending, first)).toMatchObject({ ok: false });
    const results = await Promise.all([1, 2].map(() => step(pending, second)));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    await box.settled();
    expect(box.mails.at(-1)).toMatchObject({
      to: "paper@example.test",
      subject: "A recovery code was used",
      text: expect.stringContaining("You have 8 left"),
    });
    expect(await auditOf(deps, orgId)).toContain("person.recovery_code_used");
  });

  it("cannot be guessed, however many sessions are opened for it", async () => {
    const { id, secret } = await withSecondFactor("guessed@example.test");
    now += 30_000;
    for (let attempt = 0; attempt < 5; attempt += 1) {
      expect(await step(await signIn(deps, id), "000000")).toMatchObject({ ok: false });
    }
    expect(await step(await signIn(deps, id), codeOf(secret))).toMatchObject({
      ok: false,
      sentence: expect.stringContaining("Too many wrong codes"),
    });
  });

  it("is turned off with password and code alone, which signs other devices out", async () => {
    const { id, account, secret } = await withSecondFactor("off@example.test");
    const other = await signIn(deps, id, { secondFactor: true });
    const waiting = await signIn(deps, id);
    now += 30_000;
    const code = codeOf(secret);
    await expect(account.turnOffSecondFactor({ password: "wrong", code })).rejects.toMatchObject({
      cause: { fields: { password: expect.any(String) } },
    });
    await expect(account.turnOffSecondFactor({ password: PASSWORD, code: "000000" })).rejects.toMatchObject({
      cause: { fields: { code: expect.any(String) } },
    });
    await account.turnOffSecondFactor({ password: PASSWORD, code });
    expect((await account.get()).secondFactor).toMatchObject({ on: false, recoveryCodesLeft: 0 });
    expect(await findSession(deps, other)).toBeNull();
    // What waited for its code is not let in by there being none any more.
    expect(await findSession(deps, waiting)).toBeNull();
  });

  it("gives new recovery codes, and the old ones work no more", async () => {
    const { id, account, secret, recoveryCodes } = await withSecondFactor("renew@example.test");
    now += 30_000;
    const renewed = await account.renewRecoveryCodes({ password: PASSWORD, code: codeOf(secret) });
    expect(renewed.recoveryCodes).toHaveLength(10);
    const pending = await signIn(deps, id);
    expect(await step(pending, recoveryCodes[0] ?? "")).toMatchObject({ ok: false });
    expect(await step(pending, renewed.recoveryCodes[0] ?? "")).toMatchObject({ ok: true });
  });

  it("is not put in the place of one that is on", async () => {
    const { account } = await withSecondFactor("twice@example.test");
    await expect(account.offerSecondFactor({ password: PASSWORD })).rejects.toMatchObject({
      code: "CONFLICT",
    });
    await expect(account.turnOnSecondFactor({ code: "123456" })).rejects.toMatchObject({
      code: "CONFLICT",
    });
  });

  it("goes on with another key once the secrets were encrypted anew", async () => {
    const { id, secret } = await withSecondFactor("keys@example.test");
    const keys = new Map([
      [1, new Uint8Array(Buffer.alloc(32, 1))],
      [2, new Uint8Array(Buffer.alloc(32, 2))],
    ]);
    const both = { ...deps, credentials: createVault({ current: 2, keys }) };
    const { resealed, broken } = await resealCredentials(both);
    expect(broken).toEqual([]);
    expect(resealed).toBeGreaterThan(0);
    now += 30_000;
    const newAlone = {
      ...deps,
      credentials: createVault({ current: 2, keys: new Map([[2, new Uint8Array(Buffer.alloc(32, 2))]]) }),
    };
    const session = await findSession(deps, await signIn(deps, id));
    expect(await verifySecondFactor(newAlone, session, codeOf(secret))).toMatchObject({ ok: true });
    expect(await resealCredentials(both)).toEqual({ resealed: 0, broken: [] });
  });
});
