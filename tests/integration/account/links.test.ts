import { beforeEach, describe, expect, it } from "vitest";
import { verifySignIn } from "@/server/auth/verify-sign-in";
import { house } from "@/server/composition";
import { findSession } from "@/server/services/account/find-session";
import { makeResetLink } from "@/server/services/account/make-reset-link";
import { houseWithMailbox } from "./mailbox";
import { accountOf, auditOf, callerOf, makePerson, PASSWORD, signIn } from "./signed-in";

const box = houseWithMailbox();
const { deps } = box;
const anyone = callerOf(deps, null).account;
const later = (ms: number) => ({ ...deps, clock: { ...deps.clock, now: () => Date.now() + ms } });

beforeEach(() => box.settled());

describe("a forgotten password", () => {
  it("is replaced by way of a link that works once; every device is signed out", async () => {
    const { id, orgId } = await makePerson(deps, "ann@example.test");
    const session = await signIn(deps, id);
    await anyone.forgotPassword({ email: " Ann@Example.test".trim() });
    await box.settled();
    const token = box.linkTo("ann@example.test");
    expect(JSON.stringify(await deps.db.userToken.findMany())).not.toContain(token);
    expect(await anyone.resetLink({ token })).toEqual({ email: "ann@example.test" });
    expect(await anyone.resetLink({ token })).toEqual({ email: "ann@example.test" });
    await expect(anyone.resetPassword({ token, newPassword: "short" })).rejects.toMatchObject({
      code: "BAD_REQUEST",
    });

    const newPassword = "another long sentence";
    const attempts = await Promise.allSettled([1, 2].map(() => anyone.resetPassword({ token, newPassword })));
    expect(attempts.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await expect(anyone.resetLink({ token })).rejects.toMatchObject({
      code: "NOT_FOUND",
      message: expect.stringContaining("has been used"),
    });
    expect(await findSession(deps, session)).toBeNull();
    expect(await verifySignIn(deps, { email: "ann@example.test", password: PASSWORD })).toMatchObject({
      ok: false,
    });
    expect(await verifySignIn(deps, { email: "ann@example.test", password: newPassword })).toMatchObject({
      ok: true,
    });
    const user = await deps.db.user.findUniqueOrThrow({ where: { id } });
    expect(user.emailVerifiedAt).not.toBeNull();
    expect(await auditOf(deps, orgId)).toEqual(["person.password_reset"]);
    await box.settled();
    expect(box.mails.at(-1)).toMatchObject({
      to: "ann@example.test",
      subject: "Your password was changed",
    });
  });

  it("gets the same answer for an account that does not exist, before anything is looked up", async () => {
    await makePerson(deps, "known@example.test");
    const before = box.mails.length;
    const answers = await Promise.all(
      ["known@example.test", "unknown@example.test"].map((email) => anyone.forgotPassword({ email })),
    );
    expect(answers).toEqual([undefined, undefined]);
    expect(box.mails).toHaveLength(before);
    expect(await deps.db.userToken.count({ where: { user: { email: "known@example.test" } } })).toBe(0);
    await box.settled();
    expect(box.mails.slice(before).map(({ to }) => to)).toEqual(["known@example.test"]);
  });

  it("is limited for each address alike, and for each network", async () => {
    for (const email of ["unknown2@example.test", "known2@example.test"]) {
      for (let n = 0; n < 3; n += 1) await anyone.forgotPassword({ email });
      await expect(anyone.forgotPassword({ email })).rejects.toMatchObject({ code: "TOO_MANY_REQUESTS" });
    }
    const refused = [];
    for (let n = 0; n < 20; n += 1) {
      refused.push(
        await anyone.forgotPassword({ email: `many${n}@example.test` }).then(
          () => false,
          () => true,
        ),
      );
    }
    expect(refused.at(0)).toBe(false);
    expect(refused.at(-1)).toBe(true);
    await box.settled();
  });

  it("has links that are void after an hour, and once a newer one was made", async () => {
    await makePerson(deps, "old@example.test");
    const make = () => makeResetLink(deps, { email: "old@example.test", turnOffSecondFactor: false });
    const tokenOf = ({ url }: { url: string }) => url.split("/").at(-1) ?? "";
    const first = tokenOf(await make());
    const second = tokenOf(await make());
    await expect(anyone.resetLink({ token: first })).rejects.toMatchObject({ code: "NOT_FOUND" });
    const inAnHour = callerOf(later(61 * 60_000), null).account;
    await expect(inAnHour.resetLink({ token: second })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(anyone.emailChange({ token: second })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await anyone.resetPassword({ token: second, newPassword: "by the operator's hand" });
    // Whoever runs the installation has handed the link over: that proves no mailbox.
    const user = await deps.db.user.findUniqueOrThrow({ where: { email: "old@example.test" } });
    expect(user.emailVerifiedAt).toBeNull();
  });

  it("says what to do where no mail is sent", async () => {
    const silent = callerOf(house(), null).account;
    expect(await silent.signInChoices()).toEqual({ providers: [], mailConfigured: false });
    await expect(silent.forgotPassword({ email: "ann@example.test" })).rejects.toMatchObject({
      code: "CONFLICT",
      message: expect.stringContaining("Ask whoever runs it"),
    });
  });
});

describe("a password", () => {
  it("is changed with the one before, which signs other devices out and voids links", async () => {
    const { id, orgId } = await makePerson(deps, "changer@example.test");
    const [here, elsewhere] = [await signIn(deps, id), await signIn(deps, id)];
    const { url } = await makeResetLink(deps, { email: "changer@example.test", turnOffSecondFactor: false });
    const account = await accountOf(deps, here);
    const newPassword = "a new long sentence";
    await expect(account.changePassword({ password: "wrong", newPassword })).rejects.toMatchObject({
      cause: { fields: { password: expect.any(String) } },
    });
    await account.changePassword({ password: PASSWORD, newPassword });
    expect(await findSession(deps, here)).not.toBeNull();
    expect(await findSession(deps, elsewhere)).toBeNull();
    await expect(anyone.resetLink({ token: url.split("/").at(-1) ?? "" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    expect(await auditOf(deps, orgId)).toEqual(["person.password_changed"]);
  });

  it("cannot be guessed from an open laptop", async () => {
    const { id } = await makePerson(deps, "laptop@example.test");
    const account = await accountOf(deps, await signIn(deps, id));
    const guess = () => account.changePassword({ password: "guess", newPassword: "a new long sentence" });
    for (let n = 0; n < 10; n += 1) await expect(guess()).rejects.toMatchObject({ code: "BAD_REQUEST" });
    await expect(guess()).rejects.toMatchObject({ code: "TOO_MANY_REQUESTS" });
  });

  it("is chosen for the first time soon after signing in alone", async () => {
    const { id } = await makePerson(deps, "nopassword@example.test", null);
    const token = await signIn(deps, id);
    const stale = await accountOf(later(16 * 60_000), token);
    const input = { password: "", newPassword: "my first long sentence" };
    await expect(stale.changePassword(input)).rejects.toMatchObject({
      code: "FORBIDDEN",
      message: expect.stringContaining("sign in again"),
    });
    const fresh = await accountOf(deps, token);
    await fresh.changePassword(input);
    expect((await fresh.get()).hasPassword).toBe(true);
  });
});

describe("an e-mail address", () => {
  it("is changed by way of a link to the new one; the old one is told, other devices are signed out", async () => {
    const { id, orgId } = await makePerson(deps, "before@example.test");
    const [here, elsewhere] = [await signIn(deps, id), await signIn(deps, id)];
    const account = await accountOf(deps, here);
    await expect(
      account.changeEmail({ email: "after@example.test", password: "wrong" }),
    ).rejects.toMatchObject({ cause: { fields: { password: expect.any(String) } } });
    await account.changeEmail({ email: "After@example.test", password: PASSWORD });
    await box.settled();
    expect(box.mails.at(-1)).toMatchObject({ to: "before@example.test" });
    const token = box.linkTo("after@example.test");
    expect(await anyone.emailChange({ token })).toEqual({
      oldEmail: "before@example.test",
      newEmail: "after@example.test",
    });
    expect((await account.get()).email).toBe("before@example.test");

    await account.confirmEmail({ token });
    expect(await findSession(deps, here)).toMatchObject({ user: { email: "after@example.test" } });
    expect(await findSession(deps, elsewhere)).toBeNull();
    await expect(anyone.confirmEmail({ token })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await box.settled();
    expect(box.mails.at(-1)).toMatchObject({
      to: "before@example.test",
      text: expect.stringContaining("after@example.test"),
    });
    expect(await auditOf(deps, orgId)).toEqual(["person.email_changed"]);
  });

  it("of somebody else gets the same answer; its owner is told, and no link is made", async () => {
    await makePerson(deps, "taken@example.test");
    const { id } = await makePerson(deps, "curious@example.test");
    const account = await accountOf(deps, await signIn(deps, id));
    const ask = (email: string) => account.changeEmail({ email, password: PASSWORD });
    expect(Object.keys(await ask("taken@example.test"))).toEqual(Object.keys(await ask("free@example.test")));
    await box.settled();
    const toOwner = box.mails.filter(({ to }) => to === "taken@example.test");
    expect(toOwner.map(({ subject }) => subject)).toEqual(["You have an account with this address already"]);
    expect(toOwner[0]?.text).not.toContain("confirm-email");
  });

  it("that was taken meanwhile is refused, and the password's change voids the link", async () => {
    const { id } = await makePerson(deps, "slow@example.test");
    const account = await accountOf(deps, await signIn(deps, id));
    await account.changeEmail({ email: "wanted@example.test", password: PASSWORD });
    await box.settled();
    const token = box.linkTo("wanted@example.test");
    const { id: other } = await makePerson(deps, "wanted@example.test");
    await expect(anyone.confirmEmail({ token })).rejects.toMatchObject({ code: "CONFLICT" });
    await deps.db.user.delete({ where: { id: other } });
    await account.changePassword({ password: PASSWORD, newPassword: "a new long sentence" });
    await expect(anyone.confirmEmail({ token })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
