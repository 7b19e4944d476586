import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { appRouter } from "@/server/api/root";
import { makeMember } from "../integration/app/people";
import { refusalOf } from "../integration/app/refusal";
import { deps } from "../integration/imports/stores";
import { type LimitedPeople, makeLimitedPeople } from "./limited-people";
import { LISTING, NAMING } from "./things-of-clients";

// Whether limited.test.ts tries everything, and asks for what is really there.

const { db } = deps;
let made: LimitedPeople;

beforeAll(async () => {
  made = await makeLimitedPeople();
});
afterAll(() => made.close());

/** Of the whole organisation, or of the person: nothing of clients is in their answers. */
const HARMLESS = ["connection.platforms", "schedule.preview", "member.leave"];
/** Of no member's role: tests/integration/support. */
const OF_SUPPORT = ["supportAccess.note", "supportAccess.handBack", "supportAccess.leave"];
const WITHOUT_ORGANISATION =
  /^(account|invitation|support)\.|^organisation\.(signUpState|signUp|foundState|found|mine)$/;

const tried = new Set([...Object.keys(NAMING), ...Object.keys(LISTING), ...HARMLESS, ...OF_SUPPORT]);
const paths = Object.keys(appRouter._def.procedures).filter((path) => !WITHOUT_ORGANISATION.test(path));
const others = paths.filter((path) => !tried.has(path));

/** What a call has to hold to come as far as being refused. */
const [templateId, version] = ["t", 1];
const push = { id: "00000000-0000-4000-8000-000000000000", imports: 1 };
const INPUTS: Record<string, object> = {
  "template.push": { templateId, version, push, imports: [{ importId: "i", keep: true, seen: "" }] },
  "template.detach": { importId: "i" },
  "template.candidates": { templateId, sort: "name", direction: "asc", filters: {} },
  "template.createImports": { templateId, version, clients: [{ clientId: "c" }] },
};

type Tree = { [name: string]: Tree } & ((input: object) => Promise<unknown>);

describe("procedures that are tried neither by an id nor as a list", () => {
  it("are some, and the others exist", () => {
    expect(others.length).toBeGreaterThan(10);
    expect(paths).toEqual(expect.arrayContaining([...tried]));
  });

  // To be found here, a new procedure has to be for members who are there for all clients. Any other one wants a row in
  // things-of-clients.ts.
  it.each(others)("%s is refused to members who are there for single clients", async (path) => {
    const call = path
      .split(".")
      .reduce<Tree | undefined>((tree, name) => tree?.[name], made.admin.api as unknown as Tree);
    const refusal = await refusalOf(call?.({ org: made.owner.org, ...INPUTS[path] }) ?? Promise.resolve());
    expect(refusal).toMatchObject({
      code: "FORBIDDEN",
      message: expect.stringContaining("members who are there for all clients"),
    });
  });
});

async function codeOf(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => "went through",
    (error: { code?: string }) => error.code ?? String(error),
  );
}

describe("what is refused of another client", () => {
  /** Some answer that what is asked cannot be done now: they have found what they were asked for. */
  it.each(Object.entries(NAMING))("is there for whoever may reach it: %s", async (_path, call) => {
    expect(["went through", "CONFLICT"]).toContain(await codeOf(call(made.admin.api, made.of(made.alfa))));
    expect(["went through", "CONFLICT"]).toContain(await codeOf(call(made.owner.api, made.of(made.bravo))));
  });

  it("is reached as soon as a member is given the client", async () => {
    const { org, orgId } = made.owner;
    const late = await makeMember(made.owner, "Lara", "viewer", [made.alfa.clientId]);
    const seen = async () => (await late.client.search({ org, text: "" })).rows.map(({ name }) => name);
    expect(await seen()).toEqual(["Alfa"]);
    const { id: membershipId } = await db.membership.findFirstOrThrow({ where: { user: { name: "Lara" } } });
    await db.membershipClient.create({ data: { orgId, membershipId, clientId: made.bravo.clientId } });
    expect(await seen()).toEqual(["Alfa", "Bravo"]);
  });
});
