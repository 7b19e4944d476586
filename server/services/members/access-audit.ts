import type { Db } from "@/server/db/client";
import { type AuditEvent, writeAudit } from "@/server/db/repositories/audit";
import { findClientsByIds } from "@/server/db/repositories/clients";
import { type Access, areSameClients } from "@/server/domain/access";
import { listedValues } from "@/server/domain/audit-changes";
import type { OrgScope } from "@/server/domain/scope";

/** For the log: "all", or what the clients are called. */
export async function clientWords(
  scope: OrgScope,
  tx: Db,
  clients: Access["clients"],
): Promise<string | null> {
  if (clients === null) return "all";
  return listedValues((await findClientsByIds(scope, tx, clients)).map(({ name }) => name));
}

/** An entry for a role that has changed, and one for clients that have. */
export async function auditAccess(
  scope: OrgScope,
  tx: Db,
  member: { userId: string; email: string },
  before: Access,
  after: Access,
  details: NonNullable<AuditEvent["details"]>,
): Promise<void> {
  const event = { subject: "member", subjectId: member.userId, subjectName: member.email, details } as const;
  if (before.role !== after.role) {
    await writeAudit(scope, tx, {
      ...event,
      action: "member.role_changed",
      changes: { role: { before: before.role, after: after.role } },
    });
  }
  if (areSameClients(before.clients, after.clients)) return;
  const [had, has] = [before.clients ?? [], after.clients ?? []];
  const added = has.filter((id) => !had.includes(id));
  const removed = had.filter((id) => !has.includes(id));
  await writeAudit(scope, tx, {
    ...event,
    action: "member.clients_changed",
    details: {
      ...details,
      ...(before.clients && added.length > 0 ? { added: await clientWords(scope, tx, added) } : {}),
      ...(after.clients && removed.length > 0 ? { removed: await clientWords(scope, tx, removed) } : {}),
    },
    changes: {
      clients: {
        before: await clientWords(scope, tx, before.clients),
        after: await clientWords(scope, tx, after.clients),
      },
    },
  });
}
