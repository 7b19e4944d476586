import { findConnection } from "@/server/db/repositories/connections";
import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "@/server/services/deps";
import { notFound, ServiceError } from "@/server/services/errors";

/** Somebody who waits does so no longer than this. */
export const PERSON_WAITS_MS = 20_000;

/** One work at a time on the hooks of a connection; null when another one is still at it after the wait. */
export function aloneWithHooks<T>(
  deps: Pick<ServiceDeps, "locks">,
  connectionId: string,
  waitMs: number,
  work: () => Promise<T>,
): Promise<{ result: T } | null> {
  return deps.locks.withLock(`webhooks:${connectionId}`, waitMs, work);
}

/** The same for what a person has asked for. A connection that they do not reach is not even waited for. */
export async function aloneForPerson<T>(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db" | "locks">,
  connectionId: string,
  work: () => Promise<T>,
): Promise<T> {
  if (!(await findConnection(scope, deps.db, connectionId))) throw notFound("connection");
  const locked = await aloneWithHooks(deps, connectionId, PERSON_WAITS_MS, work);
  if (locked) return locked.result;
  throw new ServiceError(
    "conflict",
    "This connection's hooks are just being set up or checked. Try again in a minute.",
  );
}
