import { headers } from "next/headers";
import { currentUser } from "@/server/auth/session";
import type { SignedInUser } from "@/server/auth/verify-sign-in";
import { house } from "@/server/composition";
import { logIds } from "@/server/infra/log-context";
import { REQUEST_ID_HEADER, requestIdOf } from "@/server/infra/request-id";
import type { ServiceDeps } from "@/server/services/deps";

/** What every procedure gets. Who is signed in is known; where they belong is checked by the organisation procedure. */
export interface ApiContext {
  user: SignedInUser | null;
  deps: ServiceDeps;
  /** Under which the log knows the request. */
  requestId?: string;
}

export async function createContext(): Promise<ApiContext> {
  // A route has given its request an id already; a page has it from the proxy.
  const requestId = logIds().requestId ?? requestIdOf((await headers()).get(REQUEST_ID_HEADER));
  return { user: await currentUser(), deps: house(), requestId };
}
