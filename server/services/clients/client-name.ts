import type { Db } from "@/server/db/client";
import { isClientNameTaken } from "@/server/db/repositories/clients";
import type { OrgScope } from "@/server/domain/scope";
import { ServiceError } from "@/server/services/errors";

/** Two clients with one name could not be told apart. Holds while the organisation is locked. */
export async function requireFreeName(scope: OrgScope, tx: Db, name: string, except?: string): Promise<void> {
  if (!(await isClientNameTaken(scope, tx, name, except))) return;
  const message = `There is a client called "${name}" already. Choose another name.`;
  throw new ServiceError("conflict", message, { fields: { name: message } });
}
