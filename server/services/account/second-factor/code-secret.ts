import type { StoredAccount } from "@/server/db/repositories/users";
import type { SealedSecrets } from "@/server/infra/crypto";
import type { ServiceDeps } from "@/server/services/deps";

export function sealCodeSecret(
  deps: Pick<ServiceDeps, "credentials">,
  userId: string,
  secret: string,
): SealedSecrets {
  return deps.credentials.seal({ userId }, { secret });
}

/** The secret of the person's codes, confirmed or only shown; null without one. */
export function openCodeSecret(
  deps: Pick<ServiceDeps, "credentials">,
  { id, totpSecret, totpKeyVersion }: Pick<StoredAccount, "id" | "totpSecret" | "totpKeyVersion">,
): string | null {
  if (!totpSecret || totpKeyVersion === null) return null;
  const sealed = { bytes: totpSecret, keyVersion: totpKeyVersion };
  return deps.credentials.open({ userId: id }, sealed).secret ?? null;
}
