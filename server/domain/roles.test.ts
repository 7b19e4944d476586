import { describe, expect, it } from "vitest";
import { isAbove, ROLES, roleHasScope, rolesManagedBy, SCOPES } from "./roles";

describe("roles", () => {
  it("allow all that the role below does", () => {
    for (const [index, role] of ROLES.entries()) {
      const below = ROLES[index + 1];
      if (!below) continue;
      const lost = SCOPES.filter((scope) => roleHasScope(below, scope) && !roleHasScope(role, scope));
      expect(lost).toEqual([]);
    }
  });

  it("let owners give and take every role, admins those below them, others none", () => {
    expect(ROLES.map(rolesManagedBy)).toEqual([ROLES, ["operator", "viewer"], [], []]);
  });

  it("manage others only with the scope for it, and never a role above their own", () => {
    for (const role of ROLES) {
      expect(rolesManagedBy(role).length > 0).toBe(roleHasScope(role, "member:manage"));
      expect(rolesManagedBy(role).filter((managed) => isAbove(managed, role))).toEqual([]);
    }
  });

  it("are above those named after them", () => {
    expect(isAbove("owner", "admin")).toBe(true);
    expect(isAbove("viewer", "viewer")).toBe(false);
    expect(isAbove("viewer", "operator")).toBe(false);
  });
});
