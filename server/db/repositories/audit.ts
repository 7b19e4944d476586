import type { Db } from "@/server/db/client";
import type { Prisma } from "@/server/db/generated/client";
import type { AuditAction, AuditSubject } from "@/server/domain/audit";
import type { AuditChanges, AuditValue } from "@/server/domain/audit-changes";
import type { OrgScope } from "@/server/domain/scope";
import { logIds } from "@/server/infra/log-context";
import { requestVisitor } from "@/server/infra/request-visitor";

export interface AuditEvent {
  action: AuditAction;
  subject: AuditSubject;
  subjectId: string;
  /** What the list is searched by. Left out, it is the `name` or the `import` of the details. */
  subjectName?: string;
  /** For people; never a secret, and nothing of a store's shoppers. */
  details?: Record<string, AuditValue>;
  /** What a field held before and holds now. The same holds for it. */
  changes?: AuditChanges;
}

const LONGEST_USER_AGENT = 300;

/**
 * Written in the transaction of what it tells of; the database refuses to change it later. Where it was done from is
 * taken from the request that is being answered.
 */
export async function writeAudit(scope: OrgScope, db: Db, event: AuditEvent): Promise<void> {
  const { action, subject, subjectId, details = {}, changes = {} } = event;
  const name = event.subjectName ?? details.name ?? details.import;
  await db.auditEntry.create({
    data: {
      orgId: scope.orgId,
      ...actorOf(scope),
      action,
      subject,
      subjectId,
      subjectName: typeof name === "string" ? name : null,
      details: { ...details, ...accessOf(scope) },
      changes: changes as unknown as Prisma.InputJsonObject,
      requestId: logIds().requestId ?? null,
    },
  });
}

function actorOf({ actor }: OrgScope) {
  if (actor.kind === "run") return { actor: "run" as const, runId: actor.runId };
  if (actor.kind === "system") return { actor: "system" as const, part: actor.part };
  // Work that a request sets off goes on by itself; only what people do comes from where they are.
  const from = requestVisitor();
  return {
    actor: actor.supportAccess ? ("support" as const) : ("person" as const),
    userId: actor.userId,
    address: from?.address ?? null,
    userAgent: from?.userAgent?.slice(0, LONGEST_USER_AGENT) ?? null,
  };
}

/** By which access support staff are here. */
function accessOf({ actor }: OrgScope): Record<string, AuditValue> {
  if (actor.kind !== "user" || !actor.supportAccess) return {};
  return { access: actor.supportAccess.join(", ") };
}
