import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { house } from "@/server/composition";
import { setPlatformRole } from "@/server/services/support/set-platform-role";
import { houseWithMailbox } from "../account/mailbox";
import { apiOf, makeMember, makeOwner, type Person } from "../app/people";
import { refusalOf } from "../app/refusal";
import {
  addClient,
  addOrder,
  type Bad,
  HOUR_MS,
  LATEST,
  letIn,
  makeBadRun,
  makeSupporter,
  REASON,
  type Supporter,
} from "./support-fixture";

const { db } = house();

let owner: Person;
let stranger: Person;
let run: Bad;

beforeAll(async () => {
  owner = await makeOwner("Olga");
  stranger = await makeOwner("Sven");
  run = await makeBadRun(owner);
  await addOrder(run);
});

const ASK = { reason: REASON, minutes: 240, wantsPersonalData: true };
const at = () => ({ org: owner.org, runId: run.id });
const look = ({ api }: Supporter) => api.run.get(at());
const codeOf = async (call: Promise<unknown>) => (await refusalOf(call)).code;
const standingOf = async (id: string) =>
  (await owner.api.supportAccess.list({ org: owner.org })).find((one) => one.id === id)?.standing;

async function entries(action: string) {
  const { rows } = await owner.api.audit.list({ org: owner.org, ...LATEST });
  return rows.filter((row) => row.action === action);
}

describe("asking for access", () => {
  it("takes a reason, a time of an hour to a week, and a run that failed", async () => {
    const { api } = await makeSupporter("Anna");
    const ask = (given: object) => codeOf(api.support.ask({ runId: run.id, ...ASK, ...given }));
    expect(await ask({ reason: "please" })).toBe("BAD_REQUEST");
    expect(await ask({ minutes: 59 })).toBe("BAD_REQUEST");
    expect(await ask({ minutes: 7 * 24 * 60 + 1 })).toBe("BAD_REQUEST");
    const well = await makeBadRun(owner, { failed: 0 });
    const unknown = await refusalOf(api.support.ask({ ...ASK, runId: randomUUID() }));
    expect(unknown.code).toBe("NOT_FOUND");
    expect(await refusalOf(api.support.ask({ ...ASK, runId: well.id }))).toEqual(unknown);
  });

  it("opens nothing until it is granted, and is done once", async () => {
    const supporter = await makeSupporter("Ben");
    const outcomes = await Promise.allSettled([
      supporter.api.support.ask({ runId: run.id, ...ASK }),
      supporter.api.support.ask({ runId: run.id, ...ASK }),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const missing = await refusalOf(supporter.api.run.get({ org: "no-such-organisation", runId: run.id }));
    expect(await refusalOf(look(supporter))).toEqual(missing);
  });

  it("is told to owners and admins by mail, and by the page", async () => {
    const box = houseWithMailbox();
    await makeMember(owner, "Vito", "viewer");
    const supporter = await makeSupporter("Cleo", { deps: box.deps });
    const { id } = await supporter.api.support.ask({ runId: run.id, ...ASK });
    await box.settled();
    expect(box.mails.map(({ to }) => to)).toEqual(["olga@example.test"]);
    for (const told of ["Cleo", REASON, "4 hours", "personal data", `/${owner.org}/settings/support`]) {
      expect(box.mails[0]?.text.replace(/\s+/g, " ")).toContain(told);
    }
    const news = await owner.api.supportAccess.news({ org: owner.org });
    expect(news.accesses.find((one) => one.id === id)).toMatchObject({
      supporter: "Cleo",
      reason: REASON,
      minutes: 240,
      wantsPersonalData: true,
      standing: "asked",
    });
    expect((await entries("support.asked")).find(({ subjectId }) => subjectId === id)).toMatchObject({
      actor: "support",
      person: "Cleo",
      subjectName: "Cleo",
      details: { reason: REASON, minutes: 240, wantsPersonalData: true, access: id },
    });
  });

  it("is limited", async () => {
    const supporter = await makeSupporter("Dora");
    const supportAsk = { ...house().limits.supportAsk, take: async () => 120 };
    const deps = { ...house(), limits: { ...house().limits, supportAsk } };
    const { api } = { api: apiOf({ id: supporter.id, email: "x@example.test", name: "Dora" }, deps) };
    const refusal = await refusalOf(api.support.ask({ runId: run.id, ...ASK }));
    expect(refusal).toMatchObject({
      code: "TOO_MANY_REQUESTS",
      message: expect.stringContaining("2 minutes"),
    });
  });
});

describe("granting", () => {
  it("is for owners and admins of that organisation", async () => {
    const supporter = await makeSupporter("Emil");
    const { id: accessId } = await supporter.api.support.ask({ runId: run.id, ...ASK });
    const grant = { accessId, minutes: 60, personalData: true };
    const operator = await makeMember(owner, "Opa", "operator");
    expect(await codeOf(operator.supportAccess.grant({ org: owner.org, ...grant }))).toBe("FORBIDDEN");
    const foreign = await refusalOf(stranger.api.supportAccess.grant({ org: stranger.org, ...grant }));
    const missing = await refusalOf(
      stranger.api.supportAccess.grant({ org: stranger.org, ...grant, accessId: randomUUID() }),
    );
    expect(foreign.code).toBe("NOT_FOUND");
    expect(foreign).toEqual(missing);
    expect(await codeOf(supporter.api.supportAccess.grant({ org: owner.org, ...grant }))).toBe("NOT_FOUND");
    const admin = await makeMember(owner, "Adele", "admin");
    await admin.supportAccess.grant({ org: owner.org, ...grant });
    expect(await look(supporter)).toMatchObject({ id: run.id });
    expect((await entries("support.granted"))[0]).toMatchObject({
      actor: "person",
      person: "Adele",
      subjectName: "Emil",
      details: { personalData: true },
    });
    expect(await codeOf(admin.supportAccess.decline({ org: owner.org, accessId }))).toBe("CONFLICT");
  });

  it("shows personal data only where it was asked for and granted", async () => {
    const supporter = await makeSupporter("Fay");
    const { id: accessId } = await supporter.api.support.ask({
      runId: run.id,
      ...ASK,
      wantsPersonalData: false,
    });
    await owner.api.supportAccess.grant({ org: owner.org, accessId, minutes: 60, personalData: true });
    const organisation = await supporter.api.organisation.get({ org: owner.org });
    expect(organisation).toMatchObject({ role: "support", support: { personalData: false } });
    expect(organisation.scopes).toEqual(
      expect.not.arrayContaining([
        "run:start",
        "data:export",
        "audit:read",
        "member:read",
        "connection:manage",
      ]),
    );
  });

  it("declined leaves the door shut", async () => {
    const supporter = await makeSupporter("Gus");
    const { id: accessId } = await supporter.api.support.ask({ runId: run.id, ...ASK });
    await owner.api.supportAccess.decline({ org: owner.org, accessId });
    expect(await standingOf(accessId)).toBe("declined");
    expect(await codeOf(look(supporter))).toBe("NOT_FOUND");
  });
});

describe("access", () => {
  it("ends by itself", async () => {
    let now = Date.now();
    const deps = { ...house(), clock: { ...house().clock, now: () => now } };
    const supporter = await makeSupporter("Hugo", { deps });
    const id = await letIn(supporter, owner, run);
    expect(await look(supporter)).toBeDefined();
    now += HOUR_MS + 1_000;
    const missing = await refusalOf(supporter.api.run.get({ org: "no-such-organisation", runId: run.id }));
    expect(await refusalOf(look(supporter))).toEqual(missing);
    expect((await supporter.api.support.accesses()).find((one) => one.id === id)?.standing).toBe("expired");
  });

  it("is ended by the organisation at once", async () => {
    const supporter = await makeSupporter("Ida");
    const accessId = await letIn(supporter, owner, run);
    await owner.api.supportAccess.end({ org: owner.org, accessId });
    expect(await codeOf(look(supporter))).toBe("NOT_FOUND");
    expect((await entries("support.ended"))[0]).toMatchObject({
      actor: "person",
      person: "Olga",
      subjectId: accessId,
      details: { by: "organisation" },
    });
  });

  it("is ended by the supporter, and by nobody else of the staff", async () => {
    const [supporter, colleague] = [await makeSupporter("Jan"), await makeSupporter("Kim")];
    const accessId = await letIn(supporter, owner, run);
    expect(await codeOf(colleague.api.support.end({ accessId }))).toBe("NOT_FOUND");
    expect(await look(supporter)).toBeDefined();
    await supporter.api.support.end({ accessId });
    expect(await codeOf(look(supporter))).toBe("NOT_FOUND");
    expect((await entries("support.ended"))[0]).toMatchObject({
      actor: "support",
      person: "Jan",
      details: { by: "support" },
    });
    expect(await codeOf(supporter.api.support.end({ accessId }))).toBe("NOT_FOUND");
  });

  it("is gone with the role and with the second factor", async () => {
    const supporter = await makeSupporter("Lea");
    const accessId = await letIn(supporter, owner, run);
    await db.user.update({ where: { id: supporter.id }, data: { totpEnabledAt: null } });
    expect(await codeOf(look(supporter))).toBe("NOT_FOUND");
    await db.user.update({ where: { id: supporter.id }, data: { totpEnabledAt: new Date() } });
    expect(await look(supporter)).toBeDefined();
    const email = "lea@staff.example.test";
    expect(await setPlatformRole(house(), { email, role: "none" })).toEqual({ ended: 1 });
    expect(await codeOf(look(supporter))).toBe("NOT_FOUND");
    expect(await standingOf(accessId)).toBe("ended");
    expect((await entries("support.ended"))[0]).toMatchObject({ actor: "system", part: "support" });
  });

  it("opens the client's runs and no other of the same organisation", async () => {
    const other = await makeBadRun(owner, { clientId: await addClient(owner, "Another"), name: "Theirs" });
    const theirs = await addOrder(other);
    const supporter = await makeSupporter("Max");
    await letIn(supporter, owner, run);
    const { org } = owner;
    const missing = await refusalOf(supporter.api.run.get({ org, runId: randomUUID() }));
    expect(await refusalOf(supporter.api.run.get({ org, runId: other.id }))).toEqual(missing);
    expect(await refusalOf(supporter.api.run.notes({ org, runId: other.id }))).toEqual(missing);
    expect(await codeOf(supporter.api.run.record({ org, recordId: theirs }))).toBe("NOT_FOUND");
    expect(await codeOf(supporter.api.run.retryFailed({ org, runId: other.id }))).toBe("NOT_FOUND");
    expect(await codeOf(supporter.api.supportAccess.note({ org, runId: other.id, text: "x" }))).toBe(
      "NOT_FOUND",
    );
    const clients = (await supporter.api.client.search({ org, text: "" })).rows.map(({ id }) => id);
    expect(clients).toEqual([run.clientId]);
    const listed = await supporter.api.run.list({ org, sort: "createdAt", direction: "desc", filters: {} });
    expect(listed.rows.map(({ id }) => id)).not.toContain(other.id);
  });

  it("of two clients hides what one of them has not granted", async () => {
    const clientId = await addClient(owner, "Third");
    const third = await makeBadRun(owner, { clientId });
    const supporter = await makeSupporter("Nils");
    await letIn(supporter, owner, run, { personalData: true });
    const support = async () => (await supporter.api.organisation.get({ org: owner.org })).support;
    expect(await support()).toMatchObject({ personalData: true });
    await letIn(supporter, owner, third);
    expect(await support()).toMatchObject({ personalData: false });
  });

  it("does not take the place of a membership", async () => {
    const supporter = await makeSupporter("Otto");
    await letIn(supporter, owner, run);
    await db.membership.create({ data: { orgId: owner.orgId, userId: supporter.id, role: "viewer" } });
    expect(await supporter.api.organisation.get({ org: owner.org })).toMatchObject({
      role: "viewer",
      support: null,
    });
    await db.membership.deleteMany({ where: { userId: supporter.id } });
  });

  it("is not seen by members who are there for single clients", async () => {
    const limited = await makeMember(owner, "Lina", "admin");
    await db.membership.updateMany({
      where: { orgId: owner.orgId, user: { name: "Lina" } },
      data: { everyClient: false },
    });
    for (const call of [limited.supportAccess.list, limited.supportAccess.news]) {
      expect(await codeOf(call({ org: owner.org }))).toBe("FORBIDDEN");
    }
  });
});
