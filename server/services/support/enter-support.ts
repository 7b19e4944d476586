import { findStaff } from "@/server/db/repositories/support-staff";
import { makeStaffScope, type StaffScope } from "@/server/domain/staff-scope";
import type { ServiceDeps } from "../deps";
import { ServiceError } from "../errors";

/** Whether the person is of the platform's support staff at all. */
export async function isStaff(deps: Pick<ServiceDeps, "db">, userId: string): Promise<boolean> {
  const staff = await findStaff(deps.db, userId);
  return staff !== null && staff.platformRole !== "none";
}

/**
 * The scope of a person of the support staff; null for anybody else. Who sees failures of all organisations signs in
 * with two steps: a session of theirs is one that gave the second, as long as it is switched on.
 */
export async function enterSupport(
  deps: Pick<ServiceDeps, "db">,
  userId: string,
): Promise<StaffScope | null> {
  const staff = await findStaff(deps.db, userId);
  if (!staff || staff.platformRole === "none") return null;
  if (!staff.hasSecondFactor) {
    throw new ServiceError(
      "forbidden",
      "Support staff sign in with two steps. Switch two-step sign-in on under Your account, then come back.",
    );
  }
  return makeStaffScope({ userId, name: staff.name });
}
