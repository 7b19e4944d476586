import { writeAudit } from "@/server/db/repositories/audit";
import { endAccess } from "@/server/db/repositories/support-accesses";
import {
  findOwnStanding,
  listOwnAccesses as listRows,
  type OwnAccess,
} from "@/server/db/repositories/support-staff";
import type { StaffScope } from "@/server/domain/staff-scope";
import { type AccessStanding, standingOf } from "@/server/domain/support";
import { asOrganisation } from "@/server/infra/tenant";
import type { ServiceDeps } from "../deps";
import { notFound } from "../errors";
import { supportScope } from "./support-scope";

export interface OwnAccessView {
  id: string;
  organisation: string;
  /** Opens while access stands. */
  slug: string;
  client: string;
  runId: string | null;
  reason: string;
  minutes: number;
  wantsPersonalData: boolean;
  personalData: boolean;
  standing: AccessStanding;
  askedAt: Date;
  expiresAt: Date | null;
  endedAt: Date | null;
}

const MOST = 200;

/** What the person has asked for and was granted, the latest first. */
export async function listOwnAccesses(
  scope: StaffScope,
  deps: Pick<ServiceDeps, "db" | "clock">,
): Promise<OwnAccessView[]> {
  const rows = await listRows(scope, deps.db, MOST);
  return rows.map((row) => viewOf(row, deps.clock.now()));
}

function viewOf(row: OwnAccess, now: number): OwnAccessView {
  const { id, runId, reason, minutes, wantsPersonalData, personalData, expiresAt, endedAt } = row;
  return {
    id,
    organisation: row.organisation.name,
    slug: row.organisation.slug,
    client: row.client.name,
    runId,
    reason,
    minutes,
    wantsPersonalData,
    personalData,
    standing: standingOf(row, now),
    askedAt: row.createdAt,
    expiresAt,
    endedAt,
  };
}

/** Takes a request back, or gives a granted access up. */
export async function endOwnAccess(
  scope: StaffScope,
  deps: Pick<ServiceDeps, "db" | "clock">,
  accessId: string,
): Promise<void> {
  const now = new Date(deps.clock.now());
  const access = await findOwnStanding(scope, deps.db, { id: accessId }, now);
  if (!access) throw notFound("access");
  const orgScope = supportScope(scope.userId, access.orgId, [access]);
  await asOrganisation(orgScope, () =>
    deps.db.$transaction(async (tx) => {
      if (!(await endAccess(orgScope, tx, access.id, { endedAt: now, endedBy: scope.userId }))) return;
      await writeAudit(orgScope, tx, {
        action: "support.ended",
        subject: "support",
        subjectId: access.id,
        subjectName: scope.name,
        details: { client: access.client.name, by: "support" },
      });
    }),
  );
}
