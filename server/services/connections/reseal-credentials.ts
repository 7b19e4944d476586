import {
  listSealedBefore,
  replaceSealed,
  SEALED_TABLES,
  type SealedTable,
} from "@/server/db/repositories/sealed-credentials";
import { SealBrokenError } from "@/server/infra/crypto";
import { asSystem } from "@/server/infra/tenant";
import type { ServiceDeps } from "@/server/services/deps";

const BATCH = 100;

export interface Resealed {
  resealed: number;
  /** Rows whose secrets no key opens: they have to be entered again. */
  broken: { table: SealedTable; id: string }[];
}

/**
 * Seals all secrets again that an older key has sealed, of every organisation, so that the old key can be taken out of
 * CREDENTIALS_KEYS: of connections, of webhook endpoints, of notice channels and of people. For the operator of an installation;
 * no procedure leads here.
 */
export async function resealCredentials(deps: Pick<ServiceDeps, "db" | "credentials">): Promise<Resealed> {
  const result: Resealed = { resealed: 0, broken: [] };
  for (const table of SEALED_TABLES) await asSystem(() => resealTable(deps, table, result));
  return result;
}

async function resealTable(
  { db, credentials }: Pick<ServiceDeps, "db" | "credentials">,
  table: SealedTable,
  result: Resealed,
): Promise<void> {
  let after: string | null = null;
  for (;;) {
    const rows = await listSealedBefore(db, table, credentials.currentVersion, after, BATCH);
    for (const { id, owner, sealed } of rows) {
      try {
        const again = credentials.seal(owner, credentials.open(owner, sealed));
        // A row whose secrets were changed meanwhile was sealed with the current key by that.
        if (await replaceSealed(db, table, id, sealed, again)) result.resealed += 1;
      } catch (error) {
        if (!(error instanceof SealBrokenError)) throw error;
        result.broken.push({ table, id });
      }
    }
    const last = rows.at(-1);
    if (!last) return;
    after = last.id;
  }
}
