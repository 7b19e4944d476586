import { beforeEach, describe, expect, it } from "vitest";
import { house } from "@/server/composition";
import { makeMember, makeOwner, type Person } from "../app/people";
import { refusalOf } from "../app/refusal";
import { auditOf, memberIdOf, roleOf } from "./members-fixture";

let owner: Person;
let count = 0;
/** Names are people's addresses too, so each test has its own. */
const named = (name: string) => `${name}${count}`;

beforeEach(async () => {
  count += 1;
  owner = await makeOwner(named("Mara"));
});

describe("the list of members", () => {
  it("names everyone by role, and tells of accounts only to who answers for them", async () => {
    const viewer = await makeMember(owner, named("Vera"), "viewer");
    await makeMember(owner, named("Ada"), "admin");
    const seen = new Date("2026-11-20T10:00:00Z");
    await house().db.userSession.create({
      data: {
        user: { connect: { email: `${named("ada")}@example.test` } },
        tokenHash: named("hash"),
        method: "password",
        lastSeenAt: seen,
        expiresAt: seen,
      },
    });
    const { members, owners } = await owner.api.member.list({ org: owner.org });
    expect(owners).toBe(1);
    expect(members.map(({ name, role, self }) => [name, role, self])).toEqual([
      [named("Mara"), "owner", true],
      [named("Ada"), "admin", false],
      [named("Vera"), "viewer", false],
    ]);
    expect(members.map(({ account }) => account)).toEqual([
      { secondFactor: false, lastSeenAt: null },
      { secondFactor: false, lastSeenAt: seen },
      { secondFactor: false, lastSeenAt: null },
    ]);
    const asViewer = await viewer.member.list({ org: owner.org });
    expect(asViewer.members.map(({ account }) => account)).toEqual([null, null, null]);
  });
});

describe("a role", () => {
  it("is changed by an owner, also to owner and back, and noted", async () => {
    await makeMember(owner, named("Olaf"), "operator");
    const memberId = await memberIdOf(owner, named("Olaf"));
    for (const role of ["owner", "admin", "viewer"] as const) {
      await owner.api.member.changeAccess({ org: owner.org, memberId, role });
      expect(await roleOf(owner, named("Olaf"))).toBe(role);
    }
    expect((await auditOf(owner.orgId)).filter((action) => action === "member.role_changed")).toHaveLength(3);
  });

  it("of owners and admins is out of an admin's hands, and so is making them", async () => {
    const admin = await makeMember(owner, named("Ada"), "admin");
    await makeMember(owner, named("Bea"), "admin");
    await makeMember(owner, named("Olaf"), "operator");
    const change = async (name: string, role: "admin" | "viewer" | "owner") =>
      admin.member.changeAccess({ org: owner.org, memberId: await memberIdOf(owner, named(name)), role });
    for (const call of [
      () => change("Mara", "viewer"),
      () => change("Bea", "viewer"),
      () => change("Olaf", "admin"),
    ]) {
      expect(await refusalOf(call())).toEqual({
        code: "FORBIDDEN",
        message: expect.stringContaining("Only owners make and remove owners and admins"),
      });
    }
    await change("Olaf", "viewer");
    expect(await roleOf(owner, named("Olaf"))).toBe("viewer");
    expect((await refusalOf(change("Ada", "owner"))).code).toBe("FORBIDDEN");
  });

  it.each(["operator", "viewer"] as const)("of %s manages nobody", async (role) => {
    const member = await makeMember(owner, named("Low"), role);
    const { org } = owner;
    const memberId = await memberIdOf(owner, named("Mara"));
    const calls = [
      () => member.member.changeAccess({ org, memberId, role: "viewer" }),
      () => member.member.remove({ org, memberId }),
      () => member.member.transferOwnership({ org, memberId }),
      () => member.member.invite({ org, email: null, role: "viewer" }),
      () => member.member.invitations({ org }),
      () => member.member.revokeInvitation({ org, invitationId: "any" }),
      () => member.member.resendInvitation({ org, invitationId: "any" }),
    ];
    for (const call of calls) expect((await refusalOf(call())).code).toBe("FORBIDDEN");
  });
});

describe("the last owner", () => {
  it("can neither leave nor be demoted, and is told the remedy", async () => {
    const memberId = await memberIdOf(owner, named("Mara"));
    expect(await refusalOf(owner.api.member.leave({ org: owner.org }))).toEqual({
      code: "CONFLICT",
      message: expect.stringContaining("Hand the ownership over"),
    });
    expect(
      await refusalOf(owner.api.member.changeAccess({ org: owner.org, memberId, role: "admin" })),
    ).toEqual({ code: "CONFLICT", message: expect.stringContaining("Make another member owner") });
    expect(await roleOf(owner, named("Mara"))).toBe("owner");
  });

  it("stays when several owners leave, demote themselves or remove each other at once", async () => {
    const names = ["Mara", "Bo", "Cy", "Di"].map(named);
    const others = await Promise.all(names.slice(1).map((name) => makeMember(owner, name, "owner")));
    const { org } = owner;
    const [mara, bo] = [await memberIdOf(owner, named("Mara")), await memberIdOf(owner, named("Bo"))];
    const outcomes = await Promise.allSettled([
      owner.api.member.leave({ org }),
      others[0]?.member.changeAccess({ org, memberId: bo, role: "viewer" }),
      others[1]?.member.leave({ org }),
      others[2]?.member.leave({ org }),
      others[0]?.member.remove({ org, memberId: mara }),
    ]);
    expect(outcomes.some(({ status }) => status === "rejected")).toBe(true);
    const owners = await house().db.membership.count({ where: { orgId: owner.orgId, role: "owner" } });
    expect(owners).toBe(1);
  });
});

describe("handing over", () => {
  it("makes the other owner and oneself admin, in one step", async () => {
    await makeMember(owner, named("Ada"), "viewer");
    const { org } = owner;
    await owner.api.member.transferOwnership({ org, memberId: await memberIdOf(owner, named("Ada")) });
    expect([await roleOf(owner, named("Mara")), await roleOf(owner, named("Ada"))]).toEqual([
      "admin",
      "owner",
    ]);
    expect(await auditOf(owner.orgId)).toContain("organisation.handed_over");
    await owner.api.member.leave({ org });
    expect(await auditOf(owner.orgId)).toContain("member.left");
  });

  it("is for owners, to somebody else, who is a member", async () => {
    const admin = await makeMember(owner, named("Ada"), "admin");
    const other = await makeOwner(named("Theo"));
    const { org } = owner;
    const mara = await memberIdOf(owner, named("Mara"));
    const theo = await memberIdOf(other, named("Theo"));
    expect((await refusalOf(admin.member.transferOwnership({ org, memberId: mara }))).code).toBe("FORBIDDEN");
    expect((await refusalOf(owner.api.member.transferOwnership({ org, memberId: mara }))).code).toBe(
      "CONFLICT",
    );
    for (const call of [
      () => owner.api.member.transferOwnership({ org, memberId: theo }),
      () => owner.api.member.changeAccess({ org, memberId: theo, role: "viewer" }),
      () => owner.api.member.remove({ org, memberId: theo }),
    ]) {
      expect((await refusalOf(call())).code).toBe("NOT_FOUND");
    }
    expect(await roleOf(other, named("Theo"))).toBe("owner");
  });

  it("goes by the role at that moment, not by the one when the call came in", async () => {
    await Promise.all([makeMember(owner, named("Ada"), "viewer"), makeMember(owner, named("Bea"), "viewer")]);
    const [ada, bea] = [await memberIdOf(owner, named("Ada")), await memberIdOf(owner, named("Bea"))];
    const outcomes = await Promise.allSettled(
      [ada, bea].map((memberId) => owner.api.member.transferOwnership({ org: owner.org, memberId })),
    );
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await house().db.membership.count({ where: { orgId: owner.orgId, role: "owner" } })).toBe(1);
  });
});

describe("whoever is removed", () => {
  it("is out at once, and so are the invitations that they made", async () => {
    const admin = await makeMember(owner, named("Ada"), "admin");
    const { org } = owner;
    const { link } = await admin.member.invite({ org, email: null, role: "viewer" });
    await owner.api.member.invite({ org, email: null, role: "viewer" });
    await owner.api.member.remove({ org, memberId: await memberIdOf(owner, named("Ada")) });
    expect((await refusalOf(admin.organisation.get({ org }))).code).toBe("NOT_FOUND");
    const token = link?.split("/").at(-1) ?? "";
    expect(await admin.invitation.look({ token })).toMatchObject({ state: "revoked" });
    expect(await refusalOf(admin.invitation.accept({ token }))).toMatchObject({ code: "CONFLICT" });
    expect((await owner.api.member.invitations({ org })).invitations).toHaveLength(1);
    expect(await auditOf(owner.orgId)).toContain("member.removed");
  });

  it("is somebody else", async () => {
    const memberId = await memberIdOf(owner, named("Mara"));
    expect(await refusalOf(owner.api.member.remove({ org: owner.org, memberId }))).toEqual({
      code: "CONFLICT",
      message: expect.stringContaining("Leave"),
    });
  });

  it("keeps what the new role may still invite to, when only demoted", async () => {
    const second = await makeMember(owner, named("Bo"), "owner");
    const { org } = owner;
    await second.member.invite({ org, email: null, role: "admin" });
    await second.member.invite({ org, email: null, role: "viewer" });
    await owner.api.member.changeAccess({
      org,
      memberId: await memberIdOf(owner, named("Bo")),
      role: "admin",
    });
    const { invitations } = await owner.api.member.invitations({ org });
    expect(invitations.map(({ role }) => role)).toEqual(["viewer"]);
  });
});
