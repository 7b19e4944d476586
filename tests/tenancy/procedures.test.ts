import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { appRouter } from "@/server/api/root";
import type { SignedInUser } from "@/server/auth/verify-sign-in";
import { mayDo, ROLES, type Role, SCOPES, type Scope, type Standing } from "@/server/domain/roles";
import { shownBy } from "@/server/domain/support-looks";
import { addMember, makeOwner, type Person } from "../integration/app/people";
import { type Stores, startStores } from "../integration/imports/stores";
import { queries } from "../integration/secrets/queries";
import { call, codeOf, type Outcome } from "./walk/outcome";
import { letIn, makeRole, makeStaff } from "./walk/persons";
import type { Row } from "./walk/row";
import { ROWS } from "./walk/rows";
import { contentsOf } from "./walk/snapshot";
import { madeUp, makeThings, type Things } from "./walk/things";

const MARKER = "wolpertinger";
const paths = Object.keys(appRouter._def.procedures);
const rows = paths.flatMap((path) => (ROWS[path] ? [[path, ROWS[path]] as const] : []));
const ofOrganisations = rows.filter(([, { needs }]) => isScope(needs));
const isQuery = (path: string) => queries.includes(path);

/** What the role must allow for it. */
function scopesOf({ needs, also = [] }: Row): Scope[] {
  return isScope(needs) ? [needs, ...also] : [];
}

function allows(standing: Standing, row: Row): boolean {
  return scopesOf(row).every((scope) => mayDo(standing, scope));
}

function isScope(needs: Row["needs"]): needs is Scope {
  return (SCOPES as readonly string[]).includes(needs);
}

let stores: Stores;
let mara: Person;
let theo: Person;
/** What the walk asks for, of Mara's organisation, and ids that nothing has. */
let theirs: Things;
const nothing = madeUp();
/** Members of Mara's organisation, for all clients and for one that owns none of these things. */
const members = {} as Record<Role, SignedInUser>;
const limited = {} as Record<Exclude<Role, "owner"> | "support", SignedInUser>;
/** Of the support staff: one whom nobody has let in, though they asked about these things; and another. */
let staff: SignedInUser;
let otherStaff: SignedInUser;

beforeAll(async () => {
  stores = await startStores();
  mara = await makeOwner("Mara");
  theo = await makeOwner("Theo");
  staff = await makeStaff();
  otherStaff = await makeStaff();
  theirs = await makeThings(mara, stores, MARKER, staff);
  const other = await makeThings(mara, stores, "ordinary", otherStaff);
  members.owner = mara.user;
  for (const role of ["admin", "operator", "viewer"] as const) {
    members[role] = await addMember(mara, role, role, null);
    limited[role] = await addMember(mara, `${role}-of-one`, role, [other.clientId]);
  }
  limited.support = await makeStaff();
  await letIn(limited.support, mara, other.clientId);
});
afterAll(() => stores.close());

/** The same call about what is theirs and about what does not exist. */
async function twice(user: SignedInUser | null, path: string, row: Row, org: string) {
  return {
    about: await call(user, path, { org, ...row.input(theirs) }),
    aboutNothing: await call(user, path, { org, ...row.input(nothing) }),
  };
}

function namesThings({ input }: Row): boolean {
  return JSON.stringify(input(nothing)) !== JSON.stringify(input(madeUp()));
}

/** Whether it is a client's, so that who is there for other clients must not find it. */
function namesOfClient({ input }: Row): boolean {
  const { channelId, memberId, invitationId, templateId } = nothing;
  const ofOrganisation = { channelId, memberId, invitationId, templateId };
  return JSON.stringify(input(nothing)) !== JSON.stringify(input({ ...madeUp(), ...ofOrganisation }));
}

function demandNothingTold(outcome: Outcome): void {
  expect(JSON.stringify(outcome)).not.toContain(MARKER);
  for (const id of [theirs.clientId, theirs.importId, theirs.runId, theirs.sourceId]) {
    // What the caller said themselves may be said back.
    if ("answer" in outcome) expect(outcome.answer).not.toContain(id);
  }
}

it("knows every procedure, and what each of them demands", () => {
  expect(Object.keys(ROWS).sort()).toEqual([...paths].sort());
});

describe("to who is signed out", () => {
  it.each(rows.filter(([, { needs }]) => needs !== "nobody"))("%s is closed", async (path, row) => {
    const { about, aboutNothing } = await twice(null, path, row, mara.org);
    expect(codeOf(about)).toBe("UNAUTHORIZED");
    expect(about).toEqual(aboutNothing);
    expect(await call(null, path, { org: "no-such-organisation", ...row.input(nothing) })).toEqual(about);
  });
});

describe.each([
  ["a member of another organisation", () => theo.user],
  ["support staff without a grant", () => staff],
] as const)("to %s", (_who, user) => {
  it.each(ofOrganisations)("%s does not exist", async (path, row) => {
    const { about, aboutNothing } = await twice(user(), path, row, mara.org);
    expect(codeOf(about)).toBe("NOT_FOUND");
    expect(about).toEqual(aboutNothing);
    expect(await call(user(), path, { org: "no-such-organisation", ...row.input(nothing) })).toEqual(about);
  });
});

describe("to a member of another organisation, who asks in their own", () => {
  it.each(ofOrganisations.filter(([, row]) => namesThings(row)))(
    "%s knows nothing of others' things",
    async (path, row) => {
      const { about, aboutNothing } = await twice(theo.user, path, row, theo.org);
      const mine = allows({ role: "owner", clients: null }, row);
      expect(codeOf(about)).toBe(mine ? (row.alike ?? "NOT_FOUND") : "FORBIDDEN");
      expect(about).toEqual(aboutNothing);
      demandNothingTold(about);
    },
  );
});

describe.each(["admin", "operator", "viewer", "support"] as const)("to %s of another client", (role) => {
  const reaches = (row: Row) => allows({ role, clients: ["one"] }, row);

  it.each(ofOrganisations.filter(([, row]) => !reaches(row)))("%s is refused", async (path, row) => {
    const { about, aboutNothing } = await twice(limited[role], path, row, mara.org);
    expect(codeOf(about)).toBe("FORBIDDEN");
    expect(about).toEqual(aboutNothing);
  });

  it.each(ofOrganisations.filter(([, row]) => reaches(row) && namesOfClient(row)))(
    "%s does not find it",
    async (path, row) => {
      const { about, aboutNothing } = await twice(limited[role], path, row, mara.org);
      expect(codeOf(about)).toBe(row.alike ?? "NOT_FOUND");
      expect(about).toEqual(aboutNothing);
      demandNothingTold(about);
    },
  );

  it.each(ofOrganisations.filter(([path, row]) => reaches(row) && !namesOfClient(row) && isQuery(path)))(
    "%s tells nothing of it",
    async (path, row) => {
      const outcome = await call(limited[role], path, { org: mara.org, ...row.input(theirs) });
      expect(codeOf(outcome)).toBe("answered");
      demandNothingTold(outcome);
    },
  );
});

describe.each(ROLES)("to a role without what is needed: %s", (role) => {
  const lacking = ofOrganisations.filter(([, row]) => !allows({ role, clients: null }, row));
  it.each(lacking)("%s is refused", async (path, row) => {
    const { about, aboutNothing } = await twice(members[role], path, row, mara.org);
    expect(codeOf(about)).toBe("FORBIDDEN");
    expect(about).toEqual(aboutNothing);
  });
});

const forStaff = rows.filter(([, { needs }]) => needs === "staff");
describe("to who is no support staff", () => {
  it.each(forStaff)("%s does not exist", async (path, row) => {
    const { about, aboutNothing } = await twice(mara.user, path, row, mara.org);
    expect(codeOf(about)).toBe("NOT_FOUND");
    expect(about).toEqual(aboutNothing);
  });
});

it.each(forStaff.filter(([, row]) => namesThings(row) && row.ofOneself))(
  "%s does not tell support staff of what others of them do",
  async (path, row) => {
    const { about, aboutNothing } = await twice(otherStaff, path, row, mara.org);
    expect(codeOf(about)).toBe("NOT_FOUND");
    expect(about).toEqual(aboutNothing);
  },
);

it("has words for whatever support staff may look at, for the organisation's log", () => {
  const looked = ofOrganisations.filter(
    ([path, row]) => isQuery(path) && allows({ role: "support", clients: ["one"] }, row),
  );
  expect(looked.length).toBeGreaterThan(20);
  expect(looked.flatMap(([path]) => (shownBy(path, "query") === path ? [path] : []))).toEqual([]);
});

it("has changed nothing by all that was refused", async () => {
  const before = await contentsOf(mara.orgId);
  for (const [path, row] of ofOrganisations) {
    const theirsAsked = { org: mara.org, ...row.input(theirs) };
    for (const user of [null, theo.user, staff]) await call(user, path, theirsAsked);
    if (namesThings(row)) await call(theo.user, path, { ...theirsAsked, org: theo.org });
    if (namesOfClient(row)) await call(limited.admin, path, theirsAsked);
    if (!allows({ role: "viewer", clients: null }, row)) {
      await call(members.viewer, path, theirsAsked);
    }
  }
  expect(await contentsOf(mara.orgId)).toEqual(before);
});

describe("to who may", () => {
  const admitted = ["answered", "CONFLICT", "BAD_REQUEST", "BAD_GATEWAY", "TOO_MANY_REQUESTS"];
  const owner: Standing = { role: "owner", clients: null };

  async function demandOpen(user: SignedInUser, path: string, row: Row, things: Things): Promise<void> {
    const outcome = await call(user, path, { org: mara.org, ...row.input(things) });
    expect(admitted).toContain(codeOf(outcome));
    expect(outcome).not.toHaveProperty("malformed");
  }
  const makeMore = (path: string) => makeThings(mara, stores, `ordinary${paths.indexOf(path)}`, staff);

  it.each(ofOrganisations.filter(([, row]) => allows(owner, row)))(
    "%s is open, so the walk asked rightly",
    async (path, row) => {
      await demandOpen(mara.user, path, row, await makeMore(path));
      // Ownership that was handed over is taken back, for the rest of the walk.
      if (path === "member.transferOwnership") await makeRole(mara, "owner");
    },
  );

  it.each(ofOrganisations.filter(([, row]) => !allows(owner, row)))(
    "%s is open to support staff who were let in",
    async (path, row) => {
      const things = await makeMore(path);
      const guest = await makeStaff();
      await letIn(guest, mara, things.clientId);
      await demandOpen(guest, path, row, things);
    },
  );

  it.each(forStaff)("%s is open to support staff", async (path, row) => {
    await demandOpen(staff, path, row, await makeMore(path));
  });
});
