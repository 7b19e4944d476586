import { describe, expect, it } from "vitest";
import { house } from "@/server/composition";
import { endSession } from "@/server/services/account/end-session";
import { findSession } from "@/server/services/account/find-session";
import { accountOf, auditOf, callerOf, makePerson, signIn } from "./signed-in";

const deps = house();

describe("sessions", () => {
  it("are kept by the hash of a token that is new at each sign-in", async () => {
    const { id } = await makePerson(deps, "new@example.test");
    const [first, second] = [await signIn(deps, id), await signIn(deps, id)];
    expect(first).not.toBe(second);
    const stored = await deps.db.userSession.findMany({ where: { userId: id } });
    expect(JSON.stringify(stored)).not.toContain(first);
    expect(await findSession(deps, first)).toMatchObject({ pending: false, user: { id } });
    expect(await findSession(deps, `${first}x`)).toBeNull();
  });

  it("end when the same browser signs in anew: a token planted beforehand opens nothing", async () => {
    const [mallory, ann] = [
      await makePerson(deps, "mallory@example.test"),
      await makePerson(deps, "victim@example.test"),
    ];
    const planted = await signIn(deps, mallory.id);
    const own = await signIn(deps, ann.id, { replaces: planted });
    expect(own).not.toBe(planted);
    expect(await findSession(deps, planted)).toBeNull();
    expect(await findSession(deps, own)).toMatchObject({ user: { id: ann.id } });
  });

  it("are listed with device and place, this one first, and end one by one or all but this", async () => {
    const { id, orgId } = await makePerson(deps, "lister@example.test");
    const tokens = [await signIn(deps, id), await signIn(deps, id), await signIn(deps, id)];
    const [mine = "", other = "", third = ""] = tokens;
    const account = await accountOf(deps, mine);
    const listed = await account.sessions();
    expect(listed.map(({ current }) => current)).toEqual([true, false, false]);
    expect(listed[0]).toMatchObject({
      device: "Firefox on Linux",
      address: "192.0.2.7",
      method: "password",
    });
    expect(JSON.stringify(listed)).not.toContain(other);

    const otherId = (await findSession(deps, other))?.id ?? "";
    await account.endSession({ id: otherId });
    expect(await findSession(deps, other)).toBeNull();
    await expect(account.endSession({ id: otherId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await account.endOtherSessions()).toEqual({ ended: 1 });
    expect(await findSession(deps, third)).toBeNull();
    expect(await findSession(deps, mine)).not.toBeNull();
    expect(await auditOf(deps, orgId)).toEqual(["person.signed_out", "person.signed_out"]);
  });

  it("of others can neither be seen nor ended", async () => {
    const [ann, eve] = [await makePerson(deps, "a@example.test"), await makePerson(deps, "e@example.test")];
    const [annToken, eveToken] = [await signIn(deps, ann.id), await signIn(deps, eve.id)];
    const session = await findSession(deps, annToken);
    const account = await accountOf(deps, eveToken);
    await expect(account.endSession({ id: session?.id ?? "" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    expect((await account.sessions()).map(({ id }) => id)).not.toContain(session?.id);
    expect(await findSession(deps, annToken)).not.toBeNull();
  });

  it("end with signing out and with time", async () => {
    const { id } = await makePerson(deps, "leaver@example.test");
    const [left, old] = [await signIn(deps, id), await signIn(deps, id)];
    await endSession(deps, left);
    expect(await findSession(deps, left)).toBeNull();
    const at = (days: number) => ({
      ...deps,
      clock: { ...deps.clock, now: () => Date.now() + days * 86_400_000 },
    });
    expect(await findSession(at(13.9), old)).not.toBeNull();
    expect(await findSession(at(14.1), old)).toBeNull();
    await signIn(at(60), id);
    expect(await deps.db.userSession.count({ where: { userId: id } })).toBe(1);
  });

  it("note when they were seen last, once a minute at most", async () => {
    const { id } = await makePerson(deps, "seen@example.test");
    const token = await signIn(deps, id);
    const start = Date.now();
    const seenAfter = async (seconds: number) => {
      const later = { ...deps, clock: { ...deps.clock, now: () => start + seconds * 1000 } };
      await findSession(later, token, "198.51.100.4");
      return deps.db.userSession.findFirstOrThrow({ where: { userId: id } });
    };
    const signedIn = await deps.db.userSession.findFirstOrThrow({ where: { userId: id } });
    expect((await seenAfter(30)).lastSeenAt).toEqual(signedIn.lastSeenAt);
    expect(await seenAfter(90)).toMatchObject({
      lastSeenAt: new Date(start + 90_000),
      address: "198.51.100.4",
    });
    expect((await seenAfter(120)).lastSeenAt).toEqual(new Date(start + 90_000));
  });

  it("are needed for every procedure of the account but those before signing in", async () => {
    const before = [
      "signInChoices",
      "forgotPassword",
      "resetLink",
      "resetPassword",
      "emailChange",
      "confirmEmail",
    ];
    const { account } = callerOf(deps, null);
    const { appRouter } = await import("@/server/api/root");
    const names = Object.keys(appRouter._def.procedures)
      .filter((path) => path.startsWith("account."))
      .map((path) => path.slice("account.".length));
    expect(names).toEqual(expect.arrayContaining(before));
    for (const name of names.filter((known) => !before.includes(known))) {
      const call = (account as unknown as Record<string, (input: unknown) => Promise<unknown>>)[name];
      await expect(call?.({}), name).rejects.toMatchObject({ code: "UNAUTHORIZED" });
    }
  });
});
