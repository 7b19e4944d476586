import { beforeEach, describe, expect, it } from "vitest";
import { MailError } from "@/server/infra/mailer";
import { createAttemptLimit } from "@/server/infra/rate-limit";
import { enterByProvider } from "@/server/services/account/identities/enter-by-provider";
import { houseWithMailbox } from "../account/mailbox";
import { apiOf, makeMember, makeOwner, type Person } from "../app/people";
import { refusalOf } from "../app/refusal";
import { auditOf, makeStranger, roleOf, tokenOf } from "./members-fixture";

const box = houseWithMailbox();
const deps = { ...box.deps, settings: { ...box.deps.settings, signUp: "first" as const } };
const later = (ms: number) => ({ ...deps, clock: { ...deps.clock, now: () => Date.now() + ms } });
const DAY = 24 * 60 * 60_000;
const nobody = apiOf(null, deps);

let owner: Person;
let count = 0;
const named = (name: string) => `${name}${count}`;
const addressOf = (name: string) => `${named(name).toLowerCase()}@example.test`;

beforeEach(async () => {
  count += 1;
  owner = await makeOwner(named("Mara"), deps);
});

const linkFor = async (role: "owner" | "admin" | "operator" | "viewer") =>
  tokenOf((await owner.api.member.invite({ org: owner.org, email: null, role })).link);

const account = (name: string) => ({
  name: named(name),
  email: addressOf(name),
  password: "a long sentence",
});

describe("an invitation by link", () => {
  it("is told once, says who invites to what, and lets one person in, once", async () => {
    const token = await linkFor("operator");
    const stored = JSON.stringify(await deps.db.invitation.findMany());
    expect(stored).not.toContain(token);
    expect(JSON.stringify(await owner.api.member.invitations({ org: owner.org }))).not.toContain(token);
    const [ann, ben] = [await makeStranger(named("Ann")), await makeStranger(named("Ben"))];
    expect(await nobody.invitation.look({ token })).toMatchObject({
      state: "open",
      organisation: `${named("Mara")} & Co`,
      inviter: named("Mara"),
      role: "operator",
      email: null,
      you: null,
    });
    expect(await ann.api.invitation.look({ token })).toMatchObject({ you: { kind: "may_join" } });
    const attempts = await Promise.allSettled([ann, ben].map(({ api }) => api.invitation.accept({ token })));
    expect(attempts.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const members = await deps.db.membership.findMany({ where: { orgId: owner.orgId } });
    expect(members.map(({ role }) => role).sort()).toEqual(["operator", "owner"]);
    expect(await nobody.invitation.look({ token })).toMatchObject({ state: "accepted" });
    const third = await makeStranger(named("Cy"));
    expect(await refusalOf(third.api.invitation.accept({ token }))).toEqual({
      code: "CONFLICT",
      message: expect.stringContaining("accepted already"),
    });
    expect(await auditOf(owner.orgId)).toEqual(["invitation.created", "member.joined"]);
  });

  it("opens nothing after seven days, until it is sent again; the link before stays void", async () => {
    const token = await linkFor("viewer");
    const ann = await makeStranger(named("Ann"));
    const inAWeek = later(7 * DAY + 1_000);
    expect(await apiOf(null, later(7 * DAY - 60_000)).invitation.look({ token })).toMatchObject({
      state: "open",
    });
    expect(await apiOf(null, inAWeek).invitation.look({ token })).toMatchObject({ state: "expired" });
    expect(await refusalOf(apiOf(ann.user, inAWeek).invitation.accept({ token }))).toEqual({
      code: "CONFLICT",
      message: expect.stringContaining("seven days"),
    });
    expect((await refusalOf(apiOf(null, inAWeek).invitation.signUp({ token, ...account("New") }))).code).toBe(
      "CONFLICT",
    );
    const mara = apiOf(owner.user, inAWeek);
    const [invitation] = (await mara.member.invitations({ org: owner.org })).invitations;
    expect(invitation).toMatchObject({ expired: true, invitedBy: named("Mara") });
    const { link } = await mara.member.resendInvitation({
      org: owner.org,
      invitationId: invitation?.id ?? "",
    });
    expect(await apiOf(null, inAWeek).invitation.look({ token })).toMatchObject({ state: "unknown" });
    expect((await refusalOf(ann.api.invitation.accept({ token }))).code).toBe("NOT_FOUND");
    await apiOf(ann.user, inAWeek).invitation.accept({ token: tokenOf(link) });
    expect(await roleOf(owner, named("Ann"))).toBe("viewer");
  });

  it("is withdrawn", async () => {
    const token = await linkFor("viewer");
    const { org } = owner;
    const [invitation] = (await owner.api.member.invitations({ org })).invitations;
    const at = { org, invitationId: invitation?.id ?? "" };
    await owner.api.member.revokeInvitation(at);
    const ann = await makeStranger(named("Ann"));
    expect(await refusalOf(ann.api.invitation.accept({ token }))).toEqual({
      code: "CONFLICT",
      message: expect.stringContaining("withdrawn"),
    });
    expect((await refusalOf(owner.api.member.resendInvitation(at))).code).toBe("NOT_FOUND");
    expect((await owner.api.member.invitations({ org })).invitations).toEqual([]);
    expect(await auditOf(owner.orgId)).toContain("invitation.revoked");
  });

  it("raises a role, never lowers it, and is not used up by who has as much", async () => {
    const admin = await makeMember(owner, named("Ada"), "admin");
    const operator = await makeMember(owner, named("Olaf"), "operator");
    const token = await linkFor("operator");
    expect(await admin.invitation.look({ token })).toMatchObject({
      you: { kind: "member", slug: owner.org, role: "admin" },
    });
    for (const api of [admin, operator]) {
      expect(await api.invitation.accept({ token })).toEqual({ slug: owner.org });
    }
    expect([await roleOf(owner, named("Ada")), await roleOf(owner, named("Olaf"))]).toEqual([
      "admin",
      "operator",
    ]);
    expect(await nobody.invitation.look({ token })).toMatchObject({ state: "open" });
    const up = await linkFor("admin");
    await operator.invitation.accept({ token: up });
    expect(await roleOf(owner, named("Olaf"))).toBe("admin");
  });

  it("makes an account where the installation takes no others, once", async () => {
    const token = await linkFor("viewer");
    expect(
      (
        await refusalOf(
          nobody.organisation.signUp({ ...account("Out"), organisation: "Out", timeZone: "UTC" }),
        )
      ).code,
    ).toBe("FORBIDDEN");
    const attempts = await Promise.allSettled(
      ["New", "Other"].map((name) => nobody.invitation.signUp({ token, ...account(name) })),
    );
    expect(attempts.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    // Whoever came too late has no account either.
    expect(
      await deps.db.user.count({ where: { email: { in: [addressOf("New"), addressOf("Other")] } } }),
    ).toBe(1);
    expect(await deps.db.membership.count({ where: { orgId: owner.orgId } })).toBe(2);
  });
});

describe("an invitation by mail", () => {
  const invite = (name: string, as = apiOf(owner.user, deps)) =>
    as.member.invite({ org: owner.org, email: addressOf(name).toUpperCase(), role: "viewer" });
  const mailedTo = (name: string) => {
    const mail = box.mails.findLast(({ to }) => to === addressOf(name));
    return /\/invitation\/([\w-]+)/.exec(mail?.text ?? "")?.[1] ?? "";
  };

  it("goes to its mailbox alone, and its link proves the address of a new account", async () => {
    expect(await invite("New")).toEqual({ link: null, mailProblem: null });
    const token = mailedTo("New");
    expect(box.mails.at(-1)?.subject).toBe(`${named("Mara")} invites you to ${named("Mara")} & Co`);
    expect(await nobody.invitation.look({ token })).toMatchObject({
      email: addressOf("New"),
      hasAccount: false,
    });
    const other = { ...account("New"), email: addressOf("Else") };
    expect((await refusalOf(nobody.invitation.signUp({ token, ...other }))).code).toBe("FORBIDDEN");
    expect(await nobody.invitation.signUp({ token, ...account("New") })).toEqual({ slug: owner.org });
    const user = await deps.db.user.findUniqueOrThrow({ where: { email: addressOf("New") } });
    expect(user.emailVerifiedAt).not.toBeNull();
    expect(await roleOf(owner, named("New"))).toBe("viewer");
  });

  it("is refused to another person, with the remedy", async () => {
    await invite("Ann");
    const token = mailedTo("Ann");
    const wrong = await makeStranger(named("Ben"));
    expect(await wrong.api.invitation.look({ token })).toMatchObject({ you: { kind: "other_person" } });
    expect(await refusalOf(wrong.api.invitation.accept({ token }))).toEqual({
      code: "FORBIDDEN",
      message: expect.stringContaining(`is for ${addressOf("Ann")}`),
    });
    const right = await makeStranger(named("Ann"));
    expect(await nobody.invitation.look({ token })).toMatchObject({ hasAccount: true });
    expect(await right.api.invitation.accept({ token })).toEqual({ slug: owner.org });
  });

  it("is not made twice, nor to a member; an expired one gives way", async () => {
    await makeMember(owner, named("Ada"), "admin");
    await invite("Ann");
    expect((await refusalOf(invite("Ann"))).message).toContain("invited already");
    expect((await refusalOf(invite("Ada"))).message).toContain("member already");
    const inAWeek = apiOf(owner.user, later(8 * DAY));
    await invite("Ann", inAWeek);
    expect((await inAWeek.member.invitations({ org: owner.org })).invitations).toHaveLength(1);
  });

  it("stays to be sent again when the mail server does not take it", async () => {
    const send = () => Promise.reject(new MailError("unreachable", "The mail server could not be reached."));
    const broken = apiOf(owner.user, { ...deps, mailer: { configured: true, send } });
    expect(await invite("Ann", broken)).toEqual({
      link: null,
      mailProblem: "The mail server could not be reached.",
    });
    const [invitation] = (await owner.api.member.invitations({ org: owner.org })).invitations;
    const at = { org: owner.org, invitationId: invitation?.id ?? "" };
    await apiOf(owner.user, deps).member.resendInvitation(at);
    expect(await nobody.invitation.look({ token: mailedTo("Ann") })).toMatchObject({ state: "open" });
    expect(await auditOf(owner.orgId)).toContain("invitation.sent_again");
  });

  it("says what to do where no mail is sent", async () => {
    expect(await refusalOf(invite("Ann", apiOf(owner.user)))).toEqual({
      code: "CONFLICT",
      message: expect.stringContaining("Invite by link"),
    });
  });

  it("lets a new person in by Google or GitHub, too, by an address that those have verified", async () => {
    const enter = (verifiedEmail: string) =>
      enterByProvider(
        deps,
        { provider: "github", providerAccountId: verifiedEmail, verifiedEmail, name: named("Gil") },
        null,
      );
    expect(await enter(addressOf("Gil"))).toEqual({ kind: "refused", reason: "sign_up_closed" });
    await invite("Gil");
    expect(await enter(addressOf("Gil"))).toMatchObject({ kind: "user" });
    expect(await roleOf(owner, named("Gil"))).toBeNull();
  });
});

describe("invitations", () => {
  it("to owner and admin are an owner's to make, revoke and send again", async () => {
    const admin = await makeMember(owner, named("Ada"), "admin");
    const { org } = owner;
    await linkFor("admin");
    const [invitation] = (await admin.member.invitations({ org })).invitations;
    expect(invitation?.manageable).toBe(false);
    const at = { org, invitationId: invitation?.id ?? "" };
    for (const call of [
      () => admin.member.invite({ org, email: null, role: "owner" }),
      () => admin.member.invite({ org, email: null, role: "admin" }),
      () => admin.member.revokeInvitation(at),
      () => admin.member.resendInvitation(at),
    ]) {
      expect((await refusalOf(call())).code).toBe("FORBIDDEN");
    }
    await admin.member.invite({ org, email: null, role: "operator" });
  });

  it("of another organisation are not found", async () => {
    await linkFor("viewer");
    const theo = await makeOwner(named("Theo"), deps);
    const [invitation] = (await owner.api.member.invitations({ org: owner.org })).invitations;
    const at = { org: theo.org, invitationId: invitation?.id ?? "" };
    expect((await theo.api.member.invitations({ org: theo.org })).invitations).toEqual([]);
    for (const call of [
      () => theo.api.member.revokeInvitation(at),
      () => theo.api.member.resendInvitation(at),
    ]) {
      expect((await refusalOf(call())).code).toBe("NOT_FOUND");
    }
    expect((await owner.api.member.invitations({ org: owner.org })).invitations).toHaveLength(1);
  });

  it("are limited for each organisation", async () => {
    const invitation = createAttemptLimit({ db: deps.db, name: named("few"), attempts: 2, seconds: 3600 });
    const few = apiOf(owner.user, { ...deps, limits: { ...deps.limits, invitation } });
    const call = () => few.member.invite({ org: owner.org, email: null, role: "viewer" });
    await call();
    await call();
    expect(await refusalOf(call())).toEqual({
      code: "TOO_MANY_REQUESTS",
      message: expect.stringContaining("minutes"),
    });
  });

  it("that never were get the same answer as those that were renewed", async () => {
    const token = "no-such-token";
    expect(await nobody.invitation.look({ token })).toEqual({
      state: "unknown",
      organisation: null,
      inviter: null,
    });
    const ann = await makeStranger(named("Ann"));
    expect((await refusalOf(ann.api.invitation.accept({ token }))).code).toBe("NOT_FOUND");
    expect((await refusalOf(nobody.invitation.accept({ token }))).code).toBe("UNAUTHORIZED");
  });
});
