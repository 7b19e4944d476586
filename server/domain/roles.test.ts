import { describe, expect, it } from "vitest";
import { isAbove, mayDo, ROLES, rolesManagedBy, SCOPES } from "./roles";

describe("roles", () => {
  it("allow all that the role below does", () => {
    for (const [index, role] of ROLES.entries()) {
      const below = ROLES[index + 1];
      if (!below) continue;
      const lost = SCOPES.filter(
        (scope) => mayDo({ role: below, clients: null }, scope) && !mayDo({ role, clients: null }, scope),
      );
      expect(lost).toEqual([]);
    }
  });

  it("let owners give and take every role, admins those below them, others none", () => {
    expect(ROLES.map(rolesManagedBy)).toEqual([ROLES, ["operator", "viewer"], [], []]);
  });

  it("manage others only with the scope for it, and never a role above their own", () => {
    for (const role of ROLES) {
      expect(rolesManagedBy(role).length > 0).toBe(mayDo({ role, clients: null }, "member:manage"));
      expect(rolesManagedBy(role).filter((managed) => isAbove(managed, role))).toEqual([]);
    }
  });

  it("open nothing of the whole organisation to who is there for some of its clients alone", () => {
    for (const role of ROLES) {
      const limited = SCOPES.filter((scope) => mayDo({ role, clients: ["one"] }, scope));
      expect(limited).not.toContain("member:read");
      expect(limited).not.toContain("organisation:manage");
      expect(limited).toContain("run:read");
    }
  });

  it("let support staff look, retry and write notes, and take nothing away", () => {
    const may = SCOPES.filter((scope) => mayDo({ role: "support", clients: ["one"] }, scope));
    expect(may).toEqual(expect.arrayContaining(["run:read", "run:retry", "support:act"]));
    for (const scope of ["run:start", "data:export", "audit:read", "member:read", "support:read"] as const) {
      expect(may).not.toContain(scope);
    }
  });

  it("let nobody but support staff act as such", () => {
    expect(ROLES.filter((role) => mayDo({ role, clients: null }, "support:act"))).toEqual([]);
  });

  it("let support staff change nothing", () => {
    expect(
      SCOPES.filter((scope) => scope.endsWith(":manage") && mayDo({ role: "support", clients: null }, scope)),
    ).toEqual([]);
  });

  it("are above those named after them", () => {
    expect(isAbove("owner", "admin")).toBe(true);
    expect(isAbove("viewer", "viewer")).toBe(false);
    expect(isAbove("viewer", "operator")).toBe(false);
  });
});
