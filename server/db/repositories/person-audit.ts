import type { Db } from "@/server/db/client";
import { makeOrgScope } from "@/server/domain/scope";
import { type AuditEvent, writeAudit } from "./audit";

/**
 * What a person changes of their own account matters to every organisation that they may enter, and is told to no
 * other: each gets an entry in its log.
 */
export async function writePersonAudit(
  db: Db,
  userId: string,
  event: Pick<AuditEvent, "action" | "details" | "changes">,
): Promise<void> {
  const memberships = await db.membership.findMany({
    where: { userId },
    select: { orgId: true, role: true, user: { select: { name: true } } },
  });
  for (const { orgId, role, user } of memberships) {
    const scope = makeOrgScope({ orgId, actor: { kind: "user", userId }, role, clients: null });
    await writeAudit(scope, db, { ...event, subject: "person", subjectId: userId, subjectName: user.name });
  }
}
