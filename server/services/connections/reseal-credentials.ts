import { listSealedBefore, replaceSealed } from "@/server/db/repositories/sealed-credentials";
import { SealBrokenError } from "@/server/infra/crypto";
import type { ServiceDeps } from "@/server/services/deps";

const BATCH = 100;

export interface Resealed {
  resealed: number;
  /** Connections whose credentials no key opens: they have to be entered again. */
  broken: string[];
}

/**
 * Seals all credentials again that an older key has sealed, of every organisation, so that the old key can be taken
 * out of CREDENTIALS_KEYS. For the operator of an installation; no procedure leads here.
 */
export async function resealCredentials(deps: Pick<ServiceDeps, "db" | "credentials">): Promise<Resealed> {
  const result: Resealed = { resealed: 0, broken: [] };
  let after: string | null = null;
  for (;;) {
    const rows = await listSealedBefore(deps.db, deps.credentials.currentVersion, after, BATCH);
    for (const { id, orgId, sealed } of rows) {
      try {
        const owner = { orgId, connectionId: id };
        const again = deps.credentials.seal(owner, deps.credentials.open(owner, sealed));
        // A row whose credentials were changed meanwhile was sealed with the current key by that.
        if (await replaceSealed(deps.db, id, sealed, again)) result.resealed += 1;
      } catch (error) {
        if (!(error instanceof SealBrokenError)) throw error;
        result.broken.push(id);
      }
    }
    const last = rows.at(-1);
    if (!last) return result;
    after = last.id;
  }
}
