import type { Db } from "@/server/db/client";
import { findClientsByIds } from "@/server/db/repositories/clients";
import type { Access } from "@/server/domain/access";
import type { OrgScope } from "@/server/domain/scope";
import { notFound, ServiceError } from "@/server/services/errors";

/** What somebody is to have, if it can be had: single clients are the organisation's, and an owner has them all. */
export async function chooseAccess(scope: OrgScope, tx: Db, { role, clients }: Access): Promise<Access> {
  if (clients === null) return { role, clients };
  if (role === "owner") {
    const message = "An owner is always there for all clients. Choose all clients, or another role.";
    throw new ServiceError("invalid", message, { fields: { clients: message } });
  }
  const ids = [...new Set(clients)];
  if ((await findClientsByIds(scope, tx, ids)).length < ids.length) throw notFound("client");
  return { role, clients: ids };
}
