import { findUserOfIdentity } from "@/server/db/repositories/user-identities";
import type { SignInProvider } from "@/server/domain/sign-in-provider";
import type { ServiceDeps } from "@/server/services/deps";
import { notFound } from "@/server/services/errors";

/** Whom a provider's account signs in; asked once it has been let in. */
export async function findIdentityOwner(
  deps: Pick<ServiceDeps, "db">,
  provider: SignInProvider,
  providerAccountId: string,
): Promise<string> {
  const userId = await findUserOfIdentity(deps.db, provider, providerAccountId);
  if (!userId) throw notFound("account");
  return userId;
}
