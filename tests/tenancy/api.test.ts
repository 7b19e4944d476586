import { beforeAll, describe, expect, it } from "vitest";
import { appRouter } from "@/server/api/root";
import { t } from "@/server/api/trpc";
import { house } from "@/server/composition";
import { makeMember, makeOwner, type Person } from "../integration/app/people";

/** What needs no organisation. Every other procedure must be refused to those who do not belong. */
const WITHOUT_ORGANISATION = [
  "organisation.signUpState",
  "organisation.signUp",
  "organisation.foundState",
  "organisation.found",
  "organisation.mine",
  "invitation.look",
  "invitation.accept",
  "invitation.signUp",
];
/** For the platform's support staff; `tests/integration/support` has how an organisation lets them in. */
const ofStaff = (path: string) => path.startsWith("support.");
/** Refused to every member: they are for support staff who were let in. */
const FOR_SUPPORT = ["supportAccess.note", "supportAccess.handBack", "supportAccess.leave"];
/** The person's own account; `tests/integration/account` has what is refused there. */
const ofThePerson = (path: string) => path.startsWith("account.");

const paths = Object.keys(appRouter._def.procedures);
const scoped = paths.filter((path) => !WITHOUT_ORGANISATION.includes(path) && !ofThePerson(path));
const createCaller = t.createCallerFactory(appRouter);

/** Calls a procedure by its path, with nothing but an organisation: whoever may enter is stopped by the missing inputs. */
async function outcomeOf(path: string, user: Person["user"] | null, org: string): Promise<string> {
  const caller = createCaller({ user, deps: house() });
  let target: unknown = caller;
  for (const name of path.split(".")) target = (target as Record<string, unknown>)[name];
  try {
    await (target as (input: unknown) => Promise<unknown>)({ org });
    return "answered";
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
}

let mara: Person;
let theo: Person;

beforeAll(async () => {
  mara = await makeOwner("Mara");
  theo = await makeOwner("Theo");
});

describe("every procedure of an organisation", () => {
  it("is tried", () => {
    expect(paths).toEqual(expect.arrayContaining(WITHOUT_ORGANISATION));
    expect(scoped.length).toBeGreaterThan(10);
  });

  it.each(scoped)("%s is not found by members of another one", async (path) => {
    expect(await outcomeOf(path, theo.user, mara.org)).toBe("NOT_FOUND");
  });

  it.each(scoped)("%s is not found where there is no such organisation", async (path) => {
    expect(await outcomeOf(path, theo.user, "no-such-organisation")).toBe("NOT_FOUND");
  });

  it.each(scoped)("%s is refused to who is signed out", async (path) => {
    expect(await outcomeOf(path, null, mara.org)).toBe("UNAUTHORIZED");
  });

  it.each(FOR_SUPPORT)("%s is refused to its owner, too", async (path) => {
    expect(await outcomeOf(path, mara.user, mara.org)).toBe("FORBIDDEN");
  });

  const forMembers = scoped.filter((path) => !ofStaff(path) && !FOR_SUPPORT.includes(path));
  it.each(forMembers)("%s lets a member of its own in", async (path) => {
    // The only owner there is may ask to leave, and is told why not.
    expect(["answered", "BAD_REQUEST", ...(path === "member.leave" ? ["CONFLICT"] : [])]).toContain(
      await outcomeOf(path, mara.user, mara.org),
    );
  });
});

describe("organisations", () => {
  it("of others look like those that do not exist, to the letter", async () => {
    const messages = await Promise.all(
      [mara.org, "no-such-organisation"].map((org) =>
        theo.api.organisation.get({ org }).catch((error: Error) => error.message),
      ),
    );
    expect(messages[0]).toBe(messages[1]);
  });

  it("are listed to their members alone", async () => {
    expect((await theo.api.organisation.mine()).map(({ slug }) => slug)).toEqual([theo.org]);
  });

  it("are closed at once to who was removed", async () => {
    const leaver = await makeMember(mara, "Lea", "admin");
    await expect(leaver.organisation.get({ org: mara.org })).resolves.toMatchObject({ role: "admin" });
    await house().db.membership.deleteMany({ where: { orgId: mara.orgId, user: { name: "Lea" } } });
    await expect(leaver.organisation.get({ org: mara.org })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
