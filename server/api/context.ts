import { currentVisit } from "@/server/auth/session";
import type { SignedInUser } from "@/server/auth/verify-sign-in";
import { house } from "@/server/composition";
import type { AccountCaller, Visitor } from "@/server/services/account/caller";
import type { ServiceDeps } from "@/server/services/deps";

/** What every procedure gets. Who is signed in is known; where they belong is checked by the organisation procedure. */
export interface ApiContext {
  user: SignedInUser | null;
  deps: ServiceDeps;
  /** The session that the person is signed in with; null as long as nobody is. */
  caller?: AccountCaller | null;
  visitor?: Visitor;
}

/** A caller of whom nothing is known. */
export const NOBODY: Visitor = { address: null, userAgent: null };

export async function createContext(): Promise<ApiContext> {
  const { session, visitor } = await currentVisit();
  if (!session || session.pending) return { user: null, caller: null, visitor, deps: house() };
  const { id, user, createdAt } = session;
  const caller = { userId: user.id, sessionId: id, signedInAt: createdAt };
  return { user, caller, visitor, deps: house() };
}
