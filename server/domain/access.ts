import { isAbove, type Role } from "./roles";

/** What a membership holds, or an invitation gives: one role, for all clients (null) or for these. */
export interface Access {
  role: Role;
  clients: readonly string[] | null;
}

/** Whether one gives all that the other does. Access to no client gives nothing, whatever its role. */
function covers(one: Access, other: Access): boolean {
  if (other.clients?.length === 0) return true;
  if (isAbove(other.role, one.role)) return false;
  if (one.clients === null) return true;
  return other.clients !== null && isWithin(other.clients, one.clients);
}

function isWithin(clients: readonly string[], all: readonly string[]): boolean {
  const reached = new Set(all);
  return clients.every((id) => reached.has(id));
}

export function isSameAccess(one: Access, other: Access): boolean {
  return one.role === other.role && areSameClients(one.clients, other.clients);
}

export function areSameClients(one: Access["clients"], other: Access["clients"]): boolean {
  if (one === null || other === null) return one === other;
  return isWithin(one, other) && isWithin(other, one);
}

/** `none`: they have as much already. `unfit`: no one membership holds both and no more than both. */
export type Gain = { kind: "gain"; access: Access } | { kind: "none" } | { kind: "unfit" };

/**
 * What somebody has once they accept. Nothing is ever taken away, and nobody comes by a role for a client that neither
 * their membership nor the invitation names: a membership has one role for all its clients, so an operator of one client
 * who is invited as a viewer of another would be an operator of both. That is for a person to decide, not for a link.
 */
export function gainOf(has: Access | null, invited: Access): Gain {
  if (has === null || (covers(invited, has) && !covers(has, invited)))
    return { kind: "gain", access: invited };
  if (covers(has, invited)) return { kind: "none" };
  if (has.role !== invited.role || has.clients === null || invited.clients === null) return { kind: "unfit" };
  return {
    kind: "gain",
    access: { role: has.role, clients: [...new Set([...has.clients, ...invited.clients])] },
  };
}
