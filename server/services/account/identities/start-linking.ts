import { listIdentities } from "@/server/db/repositories/user-identities";
import { replaceToken } from "@/server/db/repositories/user-tokens";
import { PROVIDER_NAMES, type SignInProvider } from "@/server/domain/sign-in-provider";
import { hashToken, randomToken } from "@/server/infra/crypto";
import type { ServiceDeps } from "@/server/services/deps";
import { notFound, ServiceError } from "@/server/services/errors";
import type { AccountCaller } from "../caller";
import { proveIdentity } from "../prove-identity";

const INTENT_MS = 10 * 60_000;

/** Notes that this session is about to go to the provider to be linked, and comes back within ten minutes. */
export async function startLinking(
  deps: Pick<ServiceDeps, "db" | "limits" | "clock" | "settings">,
  caller: AccountCaller,
  input: { provider: SignInProvider; password: string },
): Promise<void> {
  if (!deps.settings.signInProviders.includes(input.provider)) throw notFound("sign-in");
  const account = await proveIdentity(deps, caller, input.password);
  const linked = await listIdentities(deps.db, account.id);
  if (linked.some(({ provider }) => provider === input.provider)) {
    const name = PROVIDER_NAMES[input.provider];
    throw new ServiceError("conflict", `${name} is linked already. Remove that link first.`);
  }
  await deps.db.$transaction((tx) =>
    replaceToken(tx, {
      userId: account.id,
      purpose: "link_identity",
      tokenHash: hashToken(randomToken()),
      expiresAt: new Date(deps.clock.now() + INTENT_MS),
      payload: { provider: input.provider, sessionId: caller.sessionId },
    }),
  );
}
