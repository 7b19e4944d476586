import { beforeAll, describe, expect, it } from "vitest";
import { answerCsv } from "@/server/api/csv-answer";
import { exportAuditInput } from "@/server/api/export-inputs";
import { appRouter } from "@/server/api/root";
import { t } from "@/server/api/trpc";
import { house } from "@/server/composition";
import { writeAudit } from "@/server/db/repositories/audit";
import { makeOrgScope } from "@/server/domain/scope";
import { exportAudit } from "@/server/services/exports/export-audit";
import { makeMember, makeOwner, type Person } from "../app/people";

const deps = house();
const LATEST = { sort: "createdAt", direction: "desc", filters: {} } as const;

let owner: Person;
let stranger: Person;

beforeAll(async () => {
  owner = await makeOwner("Ada");
  stranger = await makeOwner("Mallory");
});

/** The API as a request from somewhere reaches it. */
function apiFrom(person: Person, address: string, userAgent: string) {
  const visitor = { address, userAgent };
  return t.createCallerFactory(appRouter)({ user: person.user, deps, visitor, requestId: "request-0001" });
}

const FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:132.0) Gecko/20100101 Firefox/132.0";

describe("an entry of the audit log", () => {
  it("tells who did what, from where, and what was before and is since", async () => {
    const api = apiFrom(owner, "203.0.113.7", FIREFOX);
    await api.organisation.changeTimeZone({ org: owner.org, timeZone: "America/New_York" });
    const { rows } = await api.audit.list({ org: owner.org, ...LATEST });
    expect(rows[0]).toMatchObject({
      actor: "person",
      person: "Ada",
      action: "organisation.time_zone_changed",
      subject: "organisation",
      subjectId: owner.orgId,
      address: "203.0.113.7",
      device: "Firefox on Windows",
      requestId: "request-0001",
      changes: { timeZone: { before: "Europe/Berlin", after: "America/New_York" } },
    });
  });

  it("of a part of the house names it and comes from nowhere, even while a request is answered", async () => {
    const system = makeOrgScope({
      orgId: owner.orgId,
      actor: { kind: "system", part: "retention" },
      role: "admin",
    });
    await writeAudit(system, deps.db, {
      action: "organisation.retention_applied",
      subject: "organisation",
      subjectId: owner.orgId,
      details: { runs: 2, records: 30 },
    });
    const { rows } = await owner.api.audit.list({ org: owner.org, ...LATEST });
    expect(rows[0]).toMatchObject({ actor: "system", part: "retention", person: null, address: null });
  });

  it("of a run names the run", async () => {
    const run = makeOrgScope({ orgId: owner.orgId, actor: { kind: "run", runId: "gone" }, role: "operator" });
    await writeAudit(run, deps.db, {
      action: "import.removed",
      subject: "import",
      subjectId: "gone",
      details: { name: "Winter" },
    });
    const { rows } = await owner.api.audit.list({ org: owner.org, ...LATEST });
    expect(rows[0]).toMatchObject({
      actor: "run",
      run: { id: "gone", kept: false },
      subjectName: "Winter",
      place: null,
    });
  });
});

describe("the audit log's list", () => {
  const actionsOf = async (query: { search?: string; filters?: object }) =>
    (await owner.api.audit.list({ org: owner.org, ...LATEST, ...query })).rows.map(({ action }) => action);

  it("is narrowed by what was done, to what, and by whom", async () => {
    expect(await actionsOf({ filters: { group: ["changed"] } })).toEqual(["organisation.time_zone_changed"]);
    expect(await actionsOf({ filters: { subject: ["import"] } })).toEqual(["import.removed"]);
    expect(await actionsOf({ filters: { person: [owner.user.id] } })).toEqual([
      "organisation.time_zone_changed",
    ]);
  });

  it("is searched by the name that the thing had", async () => {
    expect(await actionsOf({ search: "winTER" })).toEqual(["import.removed"]);
    expect(await actionsOf({ search: "nothing of the kind" })).toEqual([]);
  });

  it("is narrowed to a time", async () => {
    const at = new Date(deps.clock.now() - 3 * 86_400_000);
    await deps.db.auditEntry.create({
      data: { orgId: owner.orgId, action: "run.started", subject: "run", createdAt: at },
    });
    expect(await actionsOf({ filters: { period: ["day"] } })).not.toContain("run.started");
    expect(await actionsOf({ filters: { period: ["week"] } })).toContain("run.started");
  });

  it("offers the people whom it names", async () => {
    expect(await owner.api.audit.people({ org: owner.org })).toEqual([{ id: owner.user.id, name: "Ada" }]);
  });

  it("is for owners and admins", async () => {
    const admin = await makeMember(owner, "Adam", "admin");
    await expect(admin.audit.list({ org: owner.org, ...LATEST })).resolves.toMatchObject({ total: 4 });
    for (const role of ["operator", "viewer"] as const) {
      const member = await makeMember(owner, role, role);
      await expect(member.audit.list({ org: owner.org, ...LATEST })).rejects.toMatchObject({
        code: "FORBIDDEN",
      });
      await expect(member.audit.people({ org: owner.org })).rejects.toMatchObject({ code: "FORBIDDEN" });
    }
  });

  it("is not found by members of another organisation, and shows them nothing of it", async () => {
    await expect(stranger.api.audit.list({ org: owner.org, ...LATEST })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await expect(stranger.api.audit.people({ org: owner.org })).rejects.toMatchObject({ code: "NOT_FOUND" });
    const { rows } = await stranger.api.audit.list({
      org: stranger.org,
      ...LATEST,
      filters: { person: [owner.user.id] },
    });
    expect(rows).toEqual([]);
  });
});

describe("the audit log as CSV", () => {
  const exported = (person: Person, parameters: Record<string, string>) =>
    answerCsv(
      { user: person.user, deps },
      new URL(`http://localhost/export?${new URLSearchParams(parameters)}`),
      "audit:read",
      (scope, given) => {
        const { q, ...filter } = exportAuditInput.parse(given);
        return exportAudit(scope, deps, { ...filter, search: q });
      },
    );

  it("holds what the list shows", async () => {
    const response = await exported(owner, { org: owner.org, subject: "organisation", group: "changed" });
    const lines = (await response.text()).trim().split("\r\n");
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain(
      "person,Ada,organisation.time_zone_changed,organisation,,".replace(",,", `,,${owner.orgId},`),
    );
    expect(lines[1]).toContain("timeZone: Europe/Berlin,timeZone: America/New_York");
    expect(lines[1]).toContain("203.0.113.7,Firefox on Windows,request-0001");
  });

  it("is refused to members of another organisation", async () => {
    expect((await exported(stranger, { org: owner.org })).status).toBe(404);
  });
});
