import { v7 } from "uuid";
import { writeAudit } from "@/server/db/repositories/audit";
import { insertAccess } from "@/server/db/repositories/support-accesses";
import { findQueuedRun } from "@/server/db/repositories/support-queue";
import { findOwnStanding } from "@/server/db/repositories/support-staff";
import type { StaffScope } from "@/server/domain/staff-scope";
import { asOrganisation } from "@/server/infra/tenant";
import type { ServiceDeps } from "../deps";
import { notFound, ServiceError } from "../errors";
import { takeAttempt } from "../take-attempt";
import { supportScope } from "./support-scope";
import { tellManagers } from "./tell-managers";

export interface AskAccess {
  runId: string;
  reason: string;
  minutes: number;
  wantsPersonalData: boolean;
}

type AskDeps = Pick<
  ServiceDeps,
  "db" | "clock" | "limits" | "mailer" | "settings" | "logger" | "afterAnswer"
>;

/** Asks the organisation for a way into what belongs to the run's client. */
export async function askAccess(
  scope: StaffScope,
  deps: AskDeps,
  { runId, reason, minutes, wantsPersonalData }: AskAccess,
): Promise<{ id: string }> {
  const run = await findQueuedRun(scope, deps.db, runId);
  if (!run) throw notFound("run");
  const id = v7();
  const access = { id, clientId: run.clientId, personalData: false };
  const orgScope = supportScope(scope.userId, run.orgId, [access]);
  const wait = await takeAttempt(deps.limits.supportAsk, orgScope);
  if (wait !== null) {
    throw new ServiceError(
      "too_many",
      `Access was asked for many times just now. Try again in ${Math.ceil(wait / 60)} minutes.`,
    );
  }
  await asOrganisation(orgScope, () =>
    deps.db.$transaction(async (tx) => {
      // Pressed twice, it is asked once.
      await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtext(${`support:${scope.userId}:${run.clientId}`}))::text`;
      await refuseSecond(scope, tx, run, deps.clock.now());
      await insertAccess(orgScope, tx, {
        id,
        clientId: run.clientId,
        runId: run.id,
        supporterId: scope.userId,
        supporterName: scope.name,
        reason,
        minutes,
        wantsPersonalData,
      });
      await writeAudit(orgScope, tx, {
        action: "support.asked",
        subject: "support",
        subjectId: id,
        subjectName: scope.name,
        details: { client: run.client, import: run.import, reason, minutes, wantsPersonalData },
      });
    }),
  );
  tellManagers(orgScope, deps, {
    kind: "asked",
    supporter: scope.name,
    client: run.client,
    import: run.import,
    reason,
    minutes,
    wantsPersonalData,
  });
  return { id };
}

async function refuseSecond(
  scope: StaffScope,
  tx: Parameters<typeof findOwnStanding>[1],
  { orgId, clientId }: { orgId: string; clientId: string },
  now: number,
): Promise<void> {
  const before = await findOwnStanding(scope, tx, { orgId, clientId }, new Date(now));
  if (!before) return;
  throw new ServiceError(
    "conflict",
    before.state === "asked"
      ? "You have asked for access to this client already. It waits for the organisation's answer."
      : "You have access to this client already. Open the run from the queue.",
  );
}
