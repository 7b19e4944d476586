import { countRecoveryCodes } from "@/server/db/repositories/second-factor";
import { listIdentities } from "@/server/db/repositories/user-identities";
import { findAccount } from "@/server/db/repositories/users";
import { PROVIDER_NAMES, type SignInProvider } from "@/server/domain/sign-in-provider";
import type { ServiceDeps } from "@/server/services/deps";
import { notFound } from "@/server/services/errors";
import type { AccountCaller } from "./caller";

export interface AccountView {
  name: string;
  email: string;
  hasPassword: boolean;
  /** Without it addresses cannot be confirmed. */
  mailConfigured: boolean;
  secondFactor: { on: boolean; since: Date | null; recoveryCodesLeft: number };
  /** What this installation offers. */
  signIns: { provider: SignInProvider; name: string; linked: { email: string; since: Date } | null }[];
}

export async function getAccount(
  deps: Pick<ServiceDeps, "db" | "mailer" | "settings">,
  caller: Pick<AccountCaller, "userId">,
): Promise<AccountView> {
  const [account, identities, recoveryCodesLeft] = await Promise.all([
    findAccount(deps.db, caller.userId),
    listIdentities(deps.db, caller.userId),
    countRecoveryCodes(deps.db, caller.userId),
  ]);
  if (!account) throw notFound("account");
  const { name, email, passwordHash, totpEnabledAt } = account;
  return {
    name,
    email,
    hasPassword: passwordHash !== null,
    mailConfigured: deps.mailer.configured,
    secondFactor: { on: totpEnabledAt !== null, since: totpEnabledAt, recoveryCodesLeft },
    signIns: deps.settings.signInProviders.map((provider) => {
      const linked = identities.find((identity) => identity.provider === provider);
      return {
        provider,
        name: PROVIDER_NAMES[provider],
        linked: linked ? { email: linked.email, since: linked.createdAt } : null,
      };
    }),
  };
}
