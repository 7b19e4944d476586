import { describe, expect, it } from "vitest";
import { house } from "@/server/composition";
import type { ServiceDeps } from "@/server/services/deps";
import { apiOf } from "./people";

const open: ServiceDeps = { ...house(), settings: { ...house().settings, signUp: "open" } };
const closed: ServiceDeps = { ...house(), settings: { ...house().settings, signUp: "first" } };

const input = {
  name: "Mara Lindqvist",
  email: "mara@example.test",
  password: "a long sentence 1",
  organisation: "Harbour & Vine",
  timeZone: "Europe/Stockholm",
};

describe("signing up", () => {
  it("is for the first person of an installation alone, however many come at once", async () => {
    expect(await apiOf(null, closed).organisation.signUpState()).toEqual({ open: true, first: true });
    const attempts = await Promise.allSettled(
      [1, 2, 3].map((n) =>
        apiOf(null, closed).organisation.signUp({ ...input, email: `p${n}@example.test` }),
      ),
    );
    expect(attempts.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await closed.db.user.count()).toBe(1);
    expect(await apiOf(null, closed).organisation.signUpState()).toEqual({ open: false, first: false });
    await expect(apiOf(null, closed).organisation.signUp(input)).rejects.toMatchObject({
      code: "FORBIDDEN",
      message: expect.stringContaining("does not take new accounts"),
    });
  });

  it("makes the person an owner of an organisation with a client, and notes it", async () => {
    const { slug } = await apiOf(null, open).organisation.signUp(input);
    const organisation = await open.db.organisation.findUniqueOrThrow({
      where: { slug },
      include: { clients: true, auditLog: true, memberships: { include: { user: true } } },
    });
    expect(organisation).toMatchObject({ name: "Harbour & Vine", timeZone: "Europe/Stockholm" });
    expect(organisation.clients.map(({ name }) => name)).toEqual(["Harbour & Vine"]);
    expect(organisation.memberships.map(({ role, user }) => [role, user.email])).toEqual([
      ["owner", "mara@example.test"],
    ]);
    expect(organisation.auditLog.map(({ action }) => action)).toEqual(["organisation.created"]);
  });

  it("gives a second organisation of the same name an address of its own", async () => {
    const { slug } = await apiOf(null, open).organisation.signUp({ ...input, email: "other@example.test" });
    expect(slug).toMatch(/^harbour-vine-\d$/);
  });

  it("names the field of an address that is taken, in any case", async () => {
    const again = { ...input, email: "MARA@example.test" };
    await expect(apiOf(null, open).organisation.signUp(again)).rejects.toMatchObject({
      code: "CONFLICT",
      cause: { fields: { email: expect.stringContaining("Sign in instead") } },
    });
  });

  it.each([
    ["email", "not an address"],
    ["password", "short"],
    ["organisation", " "],
    ["timeZone", "Mars/Olympus"],
  ])("refuses a wrong %s with a sentence", async (field, value) => {
    const wrong = { ...input, email: "new@example.test", [field]: value };
    await expect(apiOf(null, open).organisation.signUp(wrong)).rejects.toMatchObject({
      code: "BAD_REQUEST",
      cause: { issues: [{ path: [field], message: expect.stringMatching(/^[A-Z].*\.$/) }] },
    });
  });
});
