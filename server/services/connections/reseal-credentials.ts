import { listSealedBefore, replaceSealed } from "@/server/db/repositories/sealed-credentials";
import type { ServiceDeps } from "@/server/services/deps";

const BATCH = 100;

/**
 * Seals all credentials again that an older key has sealed, of every organisation, so that the old key can be taken
 * out of CREDENTIALS_KEYS. For the operator of an installation; no procedure leads here.
 */
export async function resealCredentials(
  deps: Pick<ServiceDeps, "db" | "credentials">,
): Promise<{ resealed: number }> {
  let resealed = 0;
  let after: string | null = null;
  for (;;) {
    const rows = await listSealedBefore(deps.db, deps.credentials.currentVersion, after, BATCH);
    for (const { id, orgId, sealed } of rows) {
      const owner = { orgId, connectionId: id };
      const again = deps.credentials.seal(owner, deps.credentials.open(owner, sealed));
      // A row whose credentials were changed meanwhile was sealed with the current key by that.
      if (await replaceSealed(deps.db, id, sealed, again)) resealed += 1;
    }
    const last = rows.at(-1);
    if (!last) return { resealed };
    after = last.id;
  }
}
