import { writeAudit } from "@/server/db/repositories/audit";
import { endAccess } from "@/server/db/repositories/support-accesses";
import { listStanding, setPlatformRole as setRole } from "@/server/db/repositories/support-staff";
import { findUserByEmail } from "@/server/db/repositories/users";
import { makeOrgScope } from "@/server/domain/scope";
import type { PlatformRole } from "@/server/domain/support";
import { asSystem } from "@/server/infra/tenant";
import type { ServiceDeps } from "../deps";
import { notFound } from "../errors";

/**
 * Makes somebody of the support staff, or no longer: then what they have asked for and were granted ends, and each
 * organisation's log tells of it. For whoever runs the installation; no procedure leads here.
 */
export async function setPlatformRole(
  deps: Pick<ServiceDeps, "db" | "clock">,
  { email, role }: { email: string; role: PlatformRole },
): Promise<{ ended: number }> {
  const user = await findUserByEmail(deps.db, email);
  if (!user) throw notFound("account");
  const endedAt = new Date(deps.clock.now());
  return asSystem(() =>
    deps.db.$transaction(async (tx) => {
      await setRole(tx, user.id, role);
      const standing = role === "none" ? await listStanding(tx, user.id, endedAt) : [];
      for (const { id, orgId } of standing) {
        const scope = makeOrgScope({ orgId, actor: { kind: "system", part: "support" }, role: "admin" });
        await endAccess(scope, tx, id, { endedAt, endedBy: null });
        await writeAudit(scope, tx, {
          action: "support.ended",
          subject: "support",
          subjectId: id,
          subjectName: user.name,
          details: { by: "installation" },
        });
      }
      return { ended: standing.length };
    }),
  );
}
