import type { Scope } from "@/server/domain/roles";
import type { Things } from "./things";

/**
 * What a procedure demands, written down apart from the code that demands it. `nobody`: anyone may ask. `person`:
 * whoever is signed in, about nothing but themselves. `account`: the same, in the session they are there with.
 * `staff`: the platform's support staff. Else the scope that the role must have.
 */
export type Needs = "nobody" | "person" | "account" | "staff" | Scope;

export interface Row {
  needs: Needs;
  /** Scopes that its use case asks for besides. */
  also?: readonly Scope[];
  /** All of its input but `org`, valid as it stands. */
  input(things: Things): Record<string, unknown>;
  /** What it says about what does not exist, and then about what belongs to others, where that is not NOT_FOUND. */
  alike?: "answered" | "BAD_REQUEST";
  /** Support staff are told of their own alone. */
  ofOneself?: true;
  /** Acts on the caller alone, so no member is kept from it. */
  ownDoing?: true;
}

/** A procedure that asks about nothing in particular, or about one thing. */
export function row(
  needs: Needs,
  input: Row["input"] = () => ({}),
  more: Omit<Row, "needs" | "input"> = {},
): Row {
  return { needs, input, ...more };
}

/** Asks about things by their ids alone. */
export function of(...names: (keyof Things)[]): Row["input"] {
  return (things) => Object.fromEntries(names.map((name) => [name, things[name]]));
}

/** A list as a table asks for it. */
export function list(sort: string): Row["input"] {
  return () => ({ sort, direction: "asc", filters: {} });
}
