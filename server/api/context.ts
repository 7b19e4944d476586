import { currentUser } from "@/server/auth/session";
import type { SignedInUser } from "@/server/auth/verify-sign-in";
import { house } from "@/server/composition";
import type { ServiceDeps } from "@/server/services/deps";

/** What every procedure gets. Who is signed in is known; where they belong is checked by the organisation procedure. */
export interface ApiContext {
  user: SignedInUser | null;
  deps: ServiceDeps;
}

export async function createContext(): Promise<ApiContext> {
  return { user: await currentUser(), deps: house() };
}
