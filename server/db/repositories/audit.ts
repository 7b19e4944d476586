import type { Db } from "@/server/db/client";
import type { OrgScope } from "@/server/domain/scope";

export interface AuditEvent {
  /** Subject and verb, such as "connection.created". */
  action: string;
  subject:
    | "organisation"
    | "person"
    | "member"
    | "invitation"
    | "connection"
    | "import"
    | "run"
    | "schedule"
    | "notice_channel";
  subjectId: string;
  /** For people; never a secret. */
  details?: Record<string, string | number | boolean | null>;
}

/** Append-only. Written in the transaction of what it tells of. */
export async function writeAudit(scope: OrgScope, db: Db, event: AuditEvent): Promise<void> {
  await db.auditEntry.create({
    data: {
      orgId: scope.orgId,
      userId: scope.actor.kind === "user" ? scope.actor.userId : null,
      action: event.action,
      subject: event.subject,
      subjectId: event.subjectId,
      details: {
        ...event.details,
        ...(scope.actor.kind === "run" ? { runId: scope.actor.runId } : {}),
        ...(scope.actor.kind === "system" ? { by: scope.actor.part } : {}),
      },
    },
  });
}
