import { randomUUID } from "node:crypto";
import type { SignedInUser } from "@/server/auth/verify-sign-in";
import { house } from "@/server/composition";
import type { Role } from "@/server/domain/roles";
import type { Person } from "../../integration/app/people";

/** One of the support staff, whom no organisation has let in. */
export async function makeStaff(): Promise<SignedInUser> {
  const person = { name: "staff", email: `staff-${randomUUID()}@example.test` };
  const { id } = await house().db.user.create({
    data: { ...person, platformRole: "support", totpEnabledAt: new Date() },
  });
  return { id, ...person };
}

export async function makeRole({ orgId, user }: Person, role: Role): Promise<void> {
  await house().db.membership.updateMany({ where: { orgId, userId: user.id }, data: { role } });
}

/** The organisation lets somebody of the support staff see one client, personal data and all. */
export async function letIn(supporter: SignedInUser, { orgId }: Person, clientId: string): Promise<void> {
  await house().db.supportAccess.create({
    data: {
      ...{
        orgId,
        clientId,
        supporterId: supporter.id,
        supporterName: supporter.name,
        reason: "A failed run.",
      },
      ...{ minutes: 60, state: "granted", personalData: true, expiresAt: new Date(Date.now() + 3_600_000) },
    },
  });
}
