import { headers } from "next/headers";
import { currentVisit } from "@/server/auth/session";
import type { SignedInUser } from "@/server/auth/verify-sign-in";
import { house } from "@/server/composition";
import { logIds } from "@/server/infra/log-context";
import { REQUEST_ID_HEADER, requestIdOf } from "@/server/infra/request-id";
import type { AccountCaller, Visitor } from "@/server/services/account/caller";
import type { ServiceDeps } from "@/server/services/deps";

/** What every procedure gets. Who is signed in is known; where they belong is checked by the organisation procedure. */
export interface ApiContext {
  user: SignedInUser | null;
  deps: ServiceDeps;
  /** The session that the person is signed in with; null as long as nobody is. */
  caller?: AccountCaller | null;
  visitor?: Visitor;
  /** Under which the log knows the request. */
  requestId?: string;
}

/** A caller of whom nothing is known. */
export const NOBODY: Visitor = { address: null, userAgent: null };

export async function createContext(): Promise<ApiContext> {
  // A route has given its request an id already; a page has it from the proxy.
  const requestId = logIds().requestId ?? requestIdOf((await headers()).get(REQUEST_ID_HEADER));
  const { session, visitor } = await currentVisit();
  if (!session || session.pending) return { user: null, caller: null, visitor, requestId, deps: house() };
  const { id, user, createdAt } = session;
  const caller = { userId: user.id, sessionId: id, signedInAt: createdAt };
  return { user, caller, visitor, requestId, deps: house() };
}
