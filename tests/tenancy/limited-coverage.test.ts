import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeMember } from "../integration/app/people";
import { deps } from "../integration/imports/stores";
import { type LimitedPeople, makeLimitedPeople } from "./limited-people";
import { NAMING } from "./things-of-clients";

// Whether limited.test.ts asks for what is really there. That every procedure is tried is seen to by procedures.test.ts.

const { db } = deps;
let made: LimitedPeople;

beforeAll(async () => {
  made = await makeLimitedPeople();
});
afterAll(() => made.close());

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
