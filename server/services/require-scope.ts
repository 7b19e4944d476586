import { mayDo, type Scope } from "@/server/domain/roles";
import type { OrgScope } from "@/server/domain/scope";
import { ServiceError } from "./errors";

/** Every use case calls this first: whoever reaches it by another way than the API is checked all the same. */
export function requireScope(scope: OrgScope, needed: Scope): void {
  if (mayDo(scope, needed)) return;
  throw new ServiceError(
    "forbidden",
    mayDo({ ...scope, clients: null }, needed)
      ? "This is for members who are there for all clients. Ask an owner or admin of the organisation."
      : `Your role (${scope.role}) does not allow this. Ask an owner or admin of the organisation.`,
  );
}

/** The user behind the scope, for the audit log; null when a run acts by itself. */
export function actingUserId(scope: OrgScope): string | null {
  return scope.actor.kind === "user" ? scope.actor.userId : null;
}
