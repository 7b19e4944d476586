import {
  listSealedBefore,
  replaceSealed,
  type SealedTable,
} from "@/server/db/repositories/sealed-credentials";
import { SealBrokenError, type SecretOwner } from "@/server/infra/crypto";
import type { ServiceDeps } from "@/server/services/deps";

const BATCH = 100;

export interface Resealed {
  resealed: number;
  /** Connections whose credentials no key opens: they have to be entered again. */
  broken: string[];
}

type Deps = Pick<ServiceDeps, "db" | "credentials">;

/**
 * Seals all credentials again that an older key has sealed, of every organisation, so that the old key can be taken
 * out of CREDENTIALS_KEYS. For the operator of an installation; no procedure leads here.
 */
export async function resealCredentials(deps: Deps): Promise<Resealed> {
  const connections = await resealTable(deps, "connection", (orgId, id) => ({ orgId, connectionId: id }));
  // Hooks whose secret no key opens say so themselves, and get another one.
  const endpoints = await resealTable(deps, "webhookEndpoint", (orgId, id) => ({
    orgId,
    webhookEndpointId: id,
  }));
  return { resealed: connections.resealed + endpoints.resealed, broken: connections.broken };
}

async function resealTable(
  deps: Deps,
  table: SealedTable,
  ownerOf: (orgId: string, id: string) => SecretOwner,
): Promise<Resealed> {
  const result: Resealed = { resealed: 0, broken: [] };
  let after: string | null = null;
  for (;;) {
    const rows = await listSealedBefore(deps.db, table, deps.credentials.currentVersion, after, BATCH);
    for (const { id, orgId, sealed } of rows) {
      try {
        const owner = ownerOf(orgId, id);
        const again = deps.credentials.seal(owner, deps.credentials.open(owner, sealed));
        // A row whose credentials were changed meanwhile was sealed with the current key by that.
        if (await replaceSealed(deps.db, table, id, sealed, again)) result.resealed += 1;
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
