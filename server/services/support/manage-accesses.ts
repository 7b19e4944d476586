import type { Db } from "@/server/db/client";
import { writeAudit } from "@/server/db/repositories/audit";
import {
  answerAccess,
  endAccess,
  findAccess,
  listAccessRows,
  type StoredAccess,
} from "@/server/db/repositories/support-accesses";
import { findUserNames } from "@/server/db/repositories/users";
import type { AuditAction } from "@/server/domain/audit";
import type { AuditValue } from "@/server/domain/audit-changes";
import type { OrgScope } from "@/server/domain/scope";
import { type AccessStanding, standingOf } from "@/server/domain/support";
import type { ServiceDeps } from "../deps";
import { notFound, ServiceError } from "../errors";
import { actingUserId, requireScope } from "../require-scope";

type AccessDeps = Pick<ServiceDeps, "db" | "clock">;

export interface AccessView {
  id: string;
  supporter: string;
  client: string;
  runId: string | null;
  reason: string;
  minutes: number;
  wantsPersonalData: boolean;
  personalData: boolean;
  standing: AccessStanding;
  askedAt: Date;
  /** Who granted or declined it. */
  decidedBy: string | null;
  decidedAt: Date | null;
  expiresAt: Date | null;
  endedAt: Date | null;
}

const MOST = 200;

/** Who of the support staff has asked for access, and who has it. What waits for an answer comes first. */
export async function listAccesses(scope: OrgScope, deps: AccessDeps): Promise<AccessView[]> {
  requireScope(scope, "support:read");
  const rows = await listAccessRows(scope, deps.db, MOST);
  const names = await findUserNames(
    deps.db,
    rows.flatMap(({ decidedBy }) => decidedBy ?? []),
  );
  return rows.map((row) => accessView(row, deps.clock.now(), names));
}

export function accessView(row: StoredAccess, now: number, names: ReadonlyMap<string, string>): AccessView {
  return {
    id: row.id,
    supporter: row.supporterName,
    client: row.client.name,
    runId: row.runId,
    reason: row.reason,
    minutes: row.minutes,
    wantsPersonalData: row.wantsPersonalData,
    personalData: row.personalData,
    standing: standingOf(row, now),
    askedAt: row.createdAt,
    decidedBy: row.decidedBy ? (names.get(row.decidedBy) ?? null) : null,
    decidedAt: row.decidedAt,
    expiresAt: row.expiresAt,
    endedAt: row.endedAt,
  };
}

export interface GrantInput {
  accessId: string;
  minutes: number;
  personalData: boolean;
}

/** Lets the person in from now on. Personal data can be granted where it was asked for, and nowhere else. */
export async function grantAccess(scope: OrgScope, deps: AccessDeps, input: GrantInput): Promise<void> {
  requireScope(scope, "support:manage");
  const now = deps.clock.now();
  await changeAccess(scope, deps, input.accessId, "support.granted", async (tx, access) => {
    const personalData = input.personalData && access.wantsPersonalData;
    const expiresAt = new Date(now + input.minutes * 60_000);
    const answered = await answerAccess(scope, tx, access.id, {
      state: "granted",
      decidedAt: new Date(now),
      decidedBy: actingUserId(scope),
      expiresAt,
      personalData,
    });
    return answered && { until: expiresAt.toISOString(), personalData };
  });
}

export async function declineAccess(scope: OrgScope, deps: AccessDeps, accessId: string): Promise<void> {
  requireScope(scope, "support:manage");
  await changeAccess(scope, deps, accessId, "support.declined", async (tx, access) => {
    const answered = await answerAccess(scope, tx, access.id, {
      state: "declined",
      decidedAt: new Date(deps.clock.now()),
      decidedBy: actingUserId(scope),
    });
    return answered && {};
  });
}

/** Ends it at once: the next call of the person is refused. */
export async function endGrantedAccess(scope: OrgScope, deps: AccessDeps, accessId: string): Promise<void> {
  requireScope(scope, "support:manage");
  const endedAt = new Date(deps.clock.now());
  await changeAccess(scope, deps, accessId, "support.ended", async (tx, access) => {
    const ended = await endAccess(scope, tx, access.id, { endedAt, endedBy: actingUserId(scope) });
    return ended && { by: "organisation" };
  });
}

/** `change` answers what the log tells of it; false when the access stands otherwise by now. */
async function changeAccess(
  scope: OrgScope,
  deps: AccessDeps,
  accessId: string,
  action: AuditAction,
  change: (tx: Db, access: StoredAccess) => Promise<Record<string, AuditValue> | false>,
): Promise<void> {
  const access = await findAccess(scope, deps.db, accessId);
  if (!access) throw notFound("request");
  await deps.db.$transaction(async (tx) => {
    const details = await change(tx, access);
    if (details === false) {
      throw new ServiceError(
        "conflict",
        "This has been answered, taken back or ended meanwhile. The page shows how it stands now.",
      );
    }
    await writeAudit(scope, tx, {
      action,
      subject: "support",
      subjectId: access.id,
      subjectName: access.supporterName,
      details: { client: access.client.name, ...details },
    });
  });
}
