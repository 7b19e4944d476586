import type { Sealed } from "@/server/db/repositories/connections";
import {
  listCodeSecretsBefore,
  listSealedBefore,
  replaceCodeSecret,
  replaceSealed,
} from "@/server/db/repositories/sealed-credentials";
import { SealBrokenError, type SecretOwner } from "@/server/infra/crypto";
import type { ServiceDeps } from "@/server/services/deps";

const BATCH = 100;

export interface Resealed {
  resealed: number;
  /** Connections and people whose secrets no key opens: they have to be entered again. */
  broken: string[];
}

interface SealedRow {
  id: string;
  sealed: Sealed;
}

/** Where sealed secrets are kept. */
interface Place<Row extends SealedRow> {
  list(afterId: string | null): Promise<Row[]>;
  ownerOf(row: Row): SecretOwner;
  replace(row: Row, sealed: Sealed): Promise<boolean>;
}

/**
 * Seals all secrets again that an older key has sealed, of every organisation and person, so that the old key can be
 * taken out of CREDENTIALS_KEYS. For the operator of an installation; no procedure leads here.
 */
export async function resealCredentials(deps: Pick<ServiceDeps, "db" | "credentials">): Promise<Resealed> {
  const { db, credentials } = deps;
  const result: Resealed = { resealed: 0, broken: [] };
  await resealPlace(deps, result, {
    list: (after) => listSealedBefore(db, credentials.currentVersion, after, BATCH),
    ownerOf: ({ id, orgId }) => ({ orgId, connectionId: id }),
    replace: (row, sealed) => replaceSealed(db, row.id, row.sealed, sealed),
  });
  await resealPlace(deps, result, {
    list: (after) => listCodeSecretsBefore(db, credentials.currentVersion, after, BATCH),
    ownerOf: ({ id }) => ({ userId: id }),
    replace: (row, sealed) => replaceCodeSecret(db, row.id, row.sealed, sealed),
  });
  return result;
}

async function resealPlace<Row extends SealedRow>(
  { credentials }: Pick<ServiceDeps, "credentials">,
  result: Resealed,
  place: Place<Row>,
): Promise<void> {
  let after: string | null = null;
  for (;;) {
    const rows: Row[] = await place.list(after);
    for (const row of rows) {
      try {
        const owner = place.ownerOf(row);
        const again = credentials.seal(owner, credentials.open(owner, row.sealed));
        // A row whose secrets were changed meanwhile was sealed with the current key by that.
        if (await place.replace(row, again)) result.resealed += 1;
      } catch (error) {
        if (!(error instanceof SealBrokenError)) throw error;
        result.broken.push(row.id);
      }
    }
    const last = rows.at(-1);
    if (!last) return;
    after = last.id;
  }
}
