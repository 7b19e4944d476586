import { offerSecret } from "@/server/db/repositories/second-factor";
import { codeUri, makeCodeSecret } from "@/server/infra/one-time-code";
import type { ServiceDeps } from "@/server/services/deps";
import { ServiceError } from "@/server/services/errors";
import type { AccountCaller } from "../caller";
import { proveIdentity } from "../prove-identity";
import { sealCodeSecret } from "./code-secret";

/** A new secret for the authenticator app, as text and as what the QR code says. Nothing is on until a code confirms it. */
export async function offerSecondFactor(
  deps: Pick<ServiceDeps, "db" | "limits" | "clock" | "credentials">,
  caller: AccountCaller,
  input: { password: string },
): Promise<{ secret: string; uri: string }> {
  const account = await proveIdentity(deps, caller, input.password);
  const secret = makeCodeSecret();
  if (!(await offerSecret(deps.db, account.id, sealCodeSecret(deps, account.id, secret)))) {
    throw new ServiceError("conflict", "Two-step sign-in is on already. Reload the page.");
  }
  return { secret, uri: codeUri(secret, account.email) };
}
