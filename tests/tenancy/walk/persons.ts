import { randomUUID } from "node:crypto";
import type { SignedInUser } from "@/server/auth/verify-sign-in";
import { house } from "@/server/composition";
import type { Role } from "@/server/domain/roles";
import type { Person } from "../../integration/app/people";

async function makeUser(name: string, platformRole: "none" | "support" = "none"): Promise<SignedInUser> {
  const { db } = house();
  const email = `${name}-${randomUUID()}@example.test`;
  const { id } = await db.user.create({
    data: { email, name, platformRole, passwordHash: "none", totpEnabledAt: new Date() },
  });
  return { id, email, name };
}

/** A member of the owner's organisation: for all of its clients, or for these alone. */
export async function makePerson(
  { orgId }: Person,
  role: Role,
  clients: string[] | null,
): Promise<SignedInUser> {
  const { db } = house();
  const user = await makeUser(`${role}${clients ? "-of-one" : ""}`);
  const { id: membershipId } = await db.membership.create({
    data: { orgId, userId: user.id, role, everyClient: clients === null },
  });
  await db.membershipClient.createMany({
    data: (clients ?? []).map((clientId) => ({ clientId, membershipId, orgId })),
  });
  return user;
}

/** One of the support staff, whom no organisation has let in. */
export function makeStaff(): Promise<SignedInUser> {
  return makeUser("staff", "support");
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
