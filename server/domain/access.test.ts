import { describe, expect, it } from "vitest";
import { type Access, gainOf } from "./access";
import { ROLES } from "./roles";

const of = (role: Access["role"], ...clients: string[]): Access => ({ role, clients });
const forAll = (role: Access["role"]): Access => ({ role, clients: null });

describe("gainOf", () => {
  it("gives a newcomer what the invitation says", () => {
    expect(gainOf(null, of("viewer", "a"))).toEqual({ kind: "gain", access: of("viewer", "a") });
  });

  it.each([
    ["a higher role for all", forAll("viewer"), forAll("operator")],
    ["all clients instead of some", of("viewer", "a"), forAll("viewer")],
    ["a higher role for the same clients", of("viewer", "a", "b"), of("operator", "b", "a")],
    ["a higher role and more clients", of("viewer", "a"), of("admin", "a", "b")],
    ["a place with something in it instead of an empty one", of("operator"), of("viewer", "b")],
    ["ownership", of("admin", "a"), forAll("owner")],
  ])("gives %s", (_what, has, invited) => {
    expect(gainOf(has, invited)).toEqual({ kind: "gain", access: invited });
  });

  it("adds clients under the same role", () => {
    expect(gainOf(of("viewer", "a", "b"), of("viewer", "b", "c"))).toEqual({
      kind: "gain",
      access: of("viewer", "a", "b", "c"),
    });
  });

  it.each([
    ["the same", of("viewer", "a"), of("viewer", "a")],
    ["a lower role", forAll("admin"), forAll("operator")],
    ["some of one's clients", of("viewer", "a", "b"), of("viewer", "a")],
    ["some clients where one has all", forAll("operator"), of("viewer", "a")],
    ["clients that are all gone", of("viewer", "a"), of("operator")],
    ["nothing where one has nothing", of("viewer"), of("operator")],
  ])("gives nothing by %s", (_what, has, invited) => {
    expect(gainOf(has, invited)).toEqual({ kind: "none" });
  });

  it.each([
    ["a lower role for other clients", of("operator", "a"), of("viewer", "b")],
    ["a higher role for other clients", of("viewer", "a"), of("operator", "b")],
    ["a higher role for one of them", of("viewer", "a", "b"), of("operator", "a")],
    ["a lower role for all", of("admin", "a"), forAll("viewer")],
    ["a higher role for one, where one has all", forAll("viewer"), of("operator", "a")],
  ])("is unfit for %s", (_what, has, invited) => {
    expect(gainOf(has, invited)).toEqual({ kind: "unfit" });
  });

  it("takes nothing away and adds nothing that neither says, whatever meets", () => {
    const sets = [null, [], ["a"], ["b"], ["a", "b"]];
    const rights = ({ role, clients }: Access) =>
      (clients ?? ["a", "b", "all"]).flatMap((client) =>
        ROLES.slice(ROLES.indexOf(role)).map((right) => `${right} of ${client}`),
      );
    for (const [hasRole, invitedRole] of ROLES.flatMap((one) =>
      ROLES.map((other) => [one, other] as const),
    )) {
      for (const [hasClients, invitedClients] of sets.flatMap((one) =>
        sets.map((two) => [one, two] as const),
      )) {
        const has = { role: hasRole, clients: hasClients };
        const invited = { role: invitedRole, clients: invitedClients };
        const gain = gainOf(has, invited);
        const both = new Set([...rights(has), ...rights(invited)]);
        if (gain.kind === "gain") expect(new Set(rights(gain.access))).toEqual(both);
        if (gain.kind === "none") expect(new Set(rights(has))).toEqual(both);
      }
    }
  });
});
