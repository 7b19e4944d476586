import type { Db } from "@/server/db/client";
import type { AuditEntry } from "@/server/db/generated/client";
import { findAuditPages } from "@/server/db/repositories/audit-list";
import { findUserNames } from "@/server/db/repositories/users";
import type { AuditAction, AuditActor, AuditSubject } from "@/server/domain/audit";
import type { AuditChanges, AuditValue } from "@/server/domain/audit-changes";
import type { OrgScope } from "@/server/domain/scope";
import { deviceName } from "@/server/infra/device-name";

/** A page of the app, by what it shows. */
interface AuditPlace {
  page: "client" | "connection" | "import" | "run" | "template";
  id: string;
}

export interface AuditLine {
  id: string;
  at: Date;
  actor: AuditActor;
  /** The person's name; null for one whose account is gone, and where no person did it. */
  person: string | null;
  /** The run that acted by itself, and whether its page is still there. */
  run: { id: string; kept: boolean } | null;
  /** The part of the house that acted, such as "schedules". */
  part: string | null;
  action: AuditAction;
  subject: AuditSubject;
  subjectId: string | null;
  subjectName: string | null;
  /** Null where there is no page, or none any more. */
  place: AuditPlace | null;
  address: string | null;
  device: string | null;
  requestId: string | null;
  details: Record<string, AuditValue>;
  changes: AuditChanges;
}

/** Entries with the names of who did it, and with what can still be looked at. */
export async function auditLinesOf(scope: OrgScope, db: Db, entries: AuditEntry[]): Promise<AuditLine[]> {
  const [names, pages] = await Promise.all([
    findUserNames(
      db,
      entries.flatMap(({ userId }) => userId ?? []),
    ),
    findAuditPages(scope, db, entries),
  ]);
  return entries.map((entry) => ({
    id: entry.id,
    at: entry.createdAt,
    actor: entry.actor,
    person: entry.userId ? (names.get(entry.userId) ?? null) : null,
    run: entry.runId ? { id: entry.runId, kept: pages.runs.has(entry.runId) } : null,
    part: entry.part,
    action: entry.action as AuditAction,
    subject: entry.subject as AuditSubject,
    subjectId: entry.subjectId,
    subjectName: entry.subjectName,
    place: placeOf(entry, pages),
    address: entry.address,
    device: entry.userAgent === null ? null : deviceName(entry.userAgent),
    requestId: entry.requestId,
    details: entry.details as Record<string, AuditValue>,
    changes: entry.changes as unknown as AuditChanges,
  }));
}

function placeOf(
  { subject, subjectId: id }: AuditEntry,
  pages: Awaited<ReturnType<typeof findAuditPages>>,
): AuditPlace | null {
  if (id === null) return null;
  if (subject === "client") return pages.clients.has(id) ? { page: "client", id } : null;
  if (subject === "connection") return pages.connections.has(id) ? { page: "connection", id } : null;
  if (subject === "import") return pages.imports.has(id) ? { page: "import", id } : null;
  if (subject === "template") return pages.templates.has(id) ? { page: "template", id } : null;
  if (subject === "run") return pages.runs.has(id) ? { page: "run", id } : null;
  const importId = pages.importOf.get(id);
  return importId ? { page: "import", id: importId } : null;
}
