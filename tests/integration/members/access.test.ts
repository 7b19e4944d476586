import { beforeEach, describe, expect, it } from "vitest";
import { house } from "@/server/composition";
import { makeMember, makeOwner, type Person } from "../app/people";
import { refusalOf } from "../app/refusal";
import { addClient } from "../clients/clients-fixture";
import { accessOf, auditOf, makeStranger, memberIdOf, tokenOf } from "./members-fixture";

const { db } = house();

let owner: Person;
let org: string;
/** Ids of the clients "Acme" and "Beta". */
let acme: string;
let beta: string;
let count = 0;
const named = (name: string) => `${name}a${count}`;

beforeEach(async () => {
  count += 1;
  owner = await makeOwner(named("Mara"));
  org = owner.org;
  [acme, beta] = [await addClient(owner, "Acme"), await addClient(owner, "Beta")];
});

const idOf = (name: string) => memberIdOf(owner, named(name));
const change = async (
  name: string,
  to: { role?: "owner" | "admin" | "operator" | "viewer"; clients?: string[] | null },
) => owner.api.member.changeAccess({ org, memberId: await idOf(name), ...to });
const lastEntry = (action: string) =>
  db.auditEntry.findFirstOrThrow({ where: { orgId: owner.orgId, action }, orderBy: { id: "desc" } });

describe("clients of a member", () => {
  it("are chosen, changed and lifted, and the log has what was and what is", async () => {
    const api = await makeMember(owner, named("Olaf"), "operator");
    await change("Olaf", { clients: [acme] });
    expect(await accessOf(owner, named("Olaf"))).toEqual({ role: "operator", clients: ["Acme"] });
    expect(await api.organisation.get({ org })).toMatchObject({ clientCount: 1, everyClient: false });
    expect(await lastEntry("member.clients_changed")).toMatchObject({
      subjectName: `${named("Olaf").toLowerCase()}@example.test`,
      changes: { clients: { before: "all", after: "Acme" } },
    });
    await change("Olaf", { clients: [beta] });
    expect(await lastEntry("member.clients_changed")).toMatchObject({
      changes: { clients: { before: "Acme", after: "Beta" } },
      details: { added: "Beta", removed: "Acme" },
    });
    await change("Olaf", { clients: null });
    expect(await accessOf(owner, named("Olaf"))).toEqual({ role: "operator", clients: null });
    expect(await db.membershipClient.count({ where: { orgId: owner.orgId } })).toBe(0);
  });

  it("change together with the role, and stay when the role alone changes", async () => {
    await makeMember(owner, named("Olaf"), "operator");
    await change("Olaf", { role: "viewer", clients: [acme, beta, acme] });
    await change("Olaf", { role: "admin" });
    expect(await accessOf(owner, named("Olaf"))).toEqual({ role: "admin", clients: ["Acme", "Beta"] });
    const before = (await auditOf(owner.orgId)).length;
    await change("Olaf", { role: "admin", clients: [beta, acme] });
    expect(await auditOf(owner.orgId)).toHaveLength(before);
    expect((await auditOf(owner.orgId)).slice(-3)).toEqual([
      "member.role_changed",
      "member.clients_changed",
      "member.role_changed",
    ]);
  });

  it("are all of them for an owner", async () => {
    await makeMember(owner, named("Olaf"), "operator", [acme]);
    expect(await refusalOf(change("Olaf", { role: "owner", clients: [acme] }))).toEqual({
      code: "BAD_REQUEST",
      message: expect.stringContaining("always there for all clients"),
    });
    expect((await refusalOf(change("Mara", { clients: [acme] }))).code).toBe("BAD_REQUEST");
    await change("Olaf", { role: "owner" });
    expect(await accessOf(owner, named("Olaf"))).toEqual({ role: "owner", clients: null });
  });

  it("are the organisation's own, and at least one", async () => {
    await makeMember(owner, named("Olaf"), "operator");
    const other = await makeOwner(named("Theo"));
    const foreign = await addClient(other, "Foreign");
    const [theirs, missing] = [
      await refusalOf(change("Olaf", { clients: [acme, foreign] })),
      await refusalOf(change("Olaf", { clients: [acme, "no-such-client"] })),
    ];
    expect(theirs).toEqual(missing);
    expect(theirs.code).toBe("NOT_FOUND");
    expect((await refusalOf(change("Olaf", { clients: [] }))).code).toBe("BAD_REQUEST");
    const olaf = await idOf("Olaf");
    expect(
      (await refusalOf(other.api.member.changeAccess({ org: other.org, memberId: olaf, clients: [foreign] })))
        .code,
    ).toBe("NOT_FOUND");
    expect((await refusalOf(other.api.member.access({ org: other.org, memberId: olaf }))).code).toBe(
      "NOT_FOUND",
    );
    expect(await accessOf(owner, named("Olaf"))).toEqual({ role: "operator", clients: null });
  });

  it("are named in the list, the first few, and all of them when asked for one member", async () => {
    const many = await Promise.all(["Cove", "Dune", "Elm"].map((name) => addClient(owner, name)));
    await makeMember(owner, named("Olaf"), "operator", [acme, beta, ...many]);
    await makeMember(owner, named("Vera"), "viewer", [beta]);
    const { members } = await owner.api.member.list({ org });
    expect(members.map(({ clients }) => clients)).toEqual([
      null,
      { names: ["Acme", "Beta", "Cove"], total: 5 },
      { names: ["Beta"], total: 1 },
    ]);
    const { clients } = await owner.api.member.access({ org, memberId: await idOf("Olaf") });
    expect(clients?.map(({ name }) => name)).toEqual(["Acme", "Beta", "Cove", "Dune", "Elm"]);
    const ofAcme = await owner.api.member.list({ org, clientId: acme });
    expect(ofAcme.members.map(({ name }) => name)).toEqual([named("Olaf")]);
  });
});

describe("the list of members", () => {
  it("goes page by page, and is searched, narrowed and sorted", async () => {
    await Promise.all(["Cy", "Ann", "Ben"].map((name) => makeMember(owner, named(name), "viewer")));
    const names = async (view: Omit<Parameters<Person["api"]["member"]["list"]>[0], "org">) => {
      const { members, total } = await owner.api.member.list({ org, ...view });
      return [total, ...members.map(({ name }) => name)];
    };
    expect(await names({ pageSize: 2 })).toEqual([4, named("Mara"), named("Ann")]);
    expect(await names({ pageSize: 2, page: 2 })).toEqual([4, named("Ben"), named("Cy")]);
    expect(await names({ search: named("BEN") })).toEqual([1, named("Ben")]);
    expect(await names({ search: `${named("cy").toLowerCase()}@exa` })).toEqual([1, named("Cy")]);
    expect(await names({ filters: { role: ["owner"] } })).toEqual([1, named("Mara")]);
    expect(await names({ sort: "name", direction: "desc", pageSize: 1 })).toEqual([4, named("Mara")]);
    expect((await owner.api.member.list({ org, pageSize: 1, page: 2 })).owners).toBe(1);
  });
});

describe("whoever is there for single clients", () => {
  it("learns nothing of the members and changes none, whatever the role", async () => {
    const admin = await makeMember(owner, named("Ada"), "admin", [acme]);
    const memberId = await idOf("Mara");
    const calls = [
      () => admin.member.list({ org }),
      () => admin.member.access({ org, memberId }),
      () => admin.member.changeAccess({ org, memberId, clients: [acme] }),
      () => admin.member.remove({ org, memberId }),
      () => admin.member.invite({ org, email: null, role: "viewer" }),
      () => admin.member.invitations({ org }),
    ];
    for (const call of calls) expect((await refusalOf(call())).code).toBe("FORBIDDEN");
  });

  it("loses the invitations that they made when they become so", async () => {
    const admin = await makeMember(owner, named("Ada"), "admin");
    const { link } = await admin.member.invite({ org, email: null, role: "viewer" });
    await change("Ada", { clients: [acme] });
    expect(await admin.invitation.look({ token: tokenOf(link) })).toMatchObject({ state: "revoked" });
    expect(await lastEntry("member.clients_changed")).toMatchObject({ details: { invitationsRevoked: 1 } });
  });

  it("is refused what came in before, once they are", async () => {
    const admin = await makeMember(owner, named("Ada"), "admin");
    await makeMember(owner, named("Vera"), "viewer");
    const [ada, vera] = [await idOf("Ada"), await idOf("Vera")];
    const outcomes = await Promise.allSettled([
      owner.api.member.changeAccess({ org, memberId: ada, clients: [acme] }),
      ...Array.from({ length: 4 }, () => admin.member.invite({ org, email: null, role: "viewer" })),
      admin.member.remove({ org, memberId: vera }),
    ]);
    expect(outcomes[0]?.status).toBe("fulfilled");
    // Those that came first were made and withdrawn, the others were refused.
    expect((await owner.api.member.invitations({ org })).invitations).toEqual([]);
  });

  it("can leave, be removed, and become the owner of it all", async () => {
    const leaver = await makeMember(owner, named("Lea"), "viewer", [acme]);
    await leaver.member.leave({ org });
    expect(await lastEntry("member.left")).toMatchObject({ details: { role: "viewer", clients: "Acme" } });
    await makeMember(owner, named("Rem"), "operator", [acme, beta]);
    await owner.api.member.remove({ org, memberId: await idOf("Rem") });
    expect(await lastEntry("member.removed")).toMatchObject({ details: { clients: "Acme, Beta" } });
    const heir = await makeMember(owner, named("Hal"), "viewer", [beta]);
    await owner.api.member.transferOwnership({ org, memberId: await idOf("Hal") });
    expect(await accessOf(owner, named("Hal"))).toEqual({ role: "owner", clients: null });
    expect(await accessOf(owner, named("Mara"))).toEqual({ role: "admin", clients: null });
    expect(await lastEntry("organisation.handed_over")).toMatchObject({
      details: { wasRole: "viewer", wasFor: "Beta" },
    });
    expect((await heir.organisation.get({ org })).everyClient).toBe(true);
    expect(await db.membershipClient.count({ where: { orgId: owner.orgId } })).toBe(0);
  });

  it("is left in an empty place when the last of their clients goes", async () => {
    const viewer = await makeMember(owner, named("Vera"), "viewer", [acme, beta]);
    await owner.api.client.remove({ org, clientId: acme });
    expect(await accessOf(owner, named("Vera"))).toEqual({ role: "viewer", clients: ["Beta"] });
    await owner.api.client.remove({ org, clientId: beta });
    expect(await viewer.organisation.get({ org })).toMatchObject({ clientCount: 0, everyClient: false });
    expect((await viewer.client.search({ org, text: "" })).total).toBe(0);
  });
});

describe("an invitation for single clients", () => {
  const linkFor = async (role: "admin" | "operator" | "viewer", clients: string[] | null) =>
    tokenOf((await owner.api.member.invite({ org, email: null, role, clients })).link);

  it("says which, and gives them", async () => {
    const token = await linkFor("operator", [beta, acme]);
    expect((await owner.api.member.invitations({ org })).invitations[0]).toMatchObject({
      clients: { names: ["Acme", "Beta"], total: 2 },
    });
    const ann = await makeStranger(named("Ann"));
    expect(await ann.api.invitation.look({ token })).toMatchObject({
      role: "operator",
      clients: { names: ["Acme", "Beta"], total: 2 },
      you: { kind: "may_join" },
    });
    await ann.api.invitation.accept({ token });
    expect(await accessOf(owner, named("Ann"))).toEqual({ role: "operator", clients: ["Acme", "Beta"] });
    expect(await lastEntry("invitation.created")).toMatchObject({ details: { clients: "Acme, Beta" } });
    expect(await lastEntry("member.joined")).toMatchObject({ details: { clients: "Acme, Beta" } });
  });

  it("is never one to own the organisation, nor for clients of others", async () => {
    const invite = (input: { role: "owner" | "viewer"; clients: string[] }) =>
      owner.api.member.invite({ org, email: null, ...input });
    expect((await refusalOf(invite({ role: "owner", clients: [acme] }))).code).toBe("BAD_REQUEST");
    expect((await refusalOf(invite({ role: "viewer", clients: [] }))).code).toBe("BAD_REQUEST");
    const other = await makeOwner(named("Theo"));
    const foreign = await addClient(other, "Foreign");
    const [theirs, missing] = [
      await refusalOf(invite({ role: "viewer", clients: [foreign] })),
      await refusalOf(invite({ role: "viewer", clients: ["no-such-client"] })),
    ];
    expect(theirs).toEqual(missing);
    expect((await owner.api.member.invitations({ org })).total).toBe(0);
  });

  it("adds clients under the same role, and is noted as that", async () => {
    const vera = await makeMember(owner, named("Vera"), "viewer", [acme]);
    await vera.invitation.accept({ token: await linkFor("viewer", [beta]) });
    expect(await accessOf(owner, named("Vera"))).toEqual({ role: "viewer", clients: ["Acme", "Beta"] });
    expect(await lastEntry("member.clients_changed")).toMatchObject({ details: { added: "Beta" } });
    await vera.invitation.accept({ token: await linkFor("operator", null) });
    expect(await accessOf(owner, named("Vera"))).toEqual({ role: "operator", clients: null });
  });

  it("takes nothing away from who has more, and is not used up", async () => {
    const olaf = await makeMember(owner, named("Olaf"), "operator");
    const token = await linkFor("viewer", [acme]);
    expect(await olaf.invitation.look({ token })).toMatchObject({
      you: { kind: "member", role: "operator" },
    });
    await olaf.invitation.accept({ token });
    expect(await accessOf(owner, named("Olaf"))).toEqual({ role: "operator", clients: null });
    expect(await olaf.invitation.look({ token })).toMatchObject({ state: "open" });
  });

  it("is refused where one membership cannot hold both, with the remedy, and stays open", async () => {
    const olaf = await makeMember(owner, named("Olaf"), "operator", [acme]);
    const token = await linkFor("viewer", [beta]);
    expect(await olaf.invitation.look({ token })).toMatchObject({ you: { kind: "unfit", role: "operator" } });
    expect(await refusalOf(olaf.invitation.accept({ token }))).toEqual({
      code: "CONFLICT",
      message: expect.stringContaining("one role for all its clients"),
    });
    expect(await accessOf(owner, named("Olaf"))).toEqual({ role: "operator", clients: ["Acme"] });
    expect(await olaf.invitation.look({ token })).toMatchObject({ state: "open" });
  });

  it("is withdrawn with its only client, and goes on with those that are left", async () => {
    const [alone, both] = [await linkFor("viewer", [acme]), await linkFor("viewer", [acme, beta])];
    await owner.api.client.remove({ org, clientId: acme });
    expect(await lastEntry("client.removed")).toMatchObject({ details: { invitationsRevoked: 1 } });
    const ann = await makeStranger(named("Ann"));
    expect(await ann.api.invitation.look({ token: alone })).toMatchObject({ state: "revoked" });
    await ann.api.invitation.accept({ token: both });
    expect(await accessOf(owner, named("Ann"))).toEqual({ role: "viewer", clients: ["Beta"] });
  });

  it("never lets anybody into a place that is being emptied", async () => {
    const token = await linkFor("viewer", [acme]);
    const ann = await makeStranger(named("Ann"));
    await Promise.allSettled([
      owner.api.client.remove({ org, clientId: acme }),
      ann.api.invitation.accept({ token }),
    ]);
    const joined = await accessOf(owner, named("Ann"));
    // Whoever accepted first was let in for a client that was there then.
    const accepted = (await auditOf(owner.orgId)).includes("member.joined");
    expect(joined).toEqual(accepted ? { role: "viewer", clients: [] } : null);
    if (accepted) expect(await lastEntry("member.joined")).toMatchObject({ details: { clients: "Acme" } });
  });
});
