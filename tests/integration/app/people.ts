import { appRouter } from "@/server/api/root";
import { t } from "@/server/api/trpc";
import type { SignedInUser } from "@/server/auth/verify-sign-in";
import { house } from "@/server/composition";
import { findUserByEmail } from "@/server/db/repositories/users";
import type { Role } from "@/server/domain/roles";
import { makeOrgScope, type OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "@/server/services/deps";
import { ensureDemoAccount } from "@/server/services/organisations/ensure-demo-account";

const createCaller = t.createCallerFactory(appRouter);

export type Api = ReturnType<typeof createCaller>;

/** The API as this person's session would reach it; null for someone who is signed out. */
export function apiOf(user: SignedInUser | null, deps: ServiceDeps = house()): Api {
  return createCaller({ user, deps });
}

export interface Person {
  user: SignedInUser;
  org: string;
  orgId: string;
  scope: OrgScope;
  api: Api;
}

const PASSWORD = "a password of tests";

/** A person who owns an organisation of their own. */
export async function makeOwner(name: string, deps: ServiceDeps = house()): Promise<Person> {
  const email = `${name.toLowerCase()}@example.test`;
  const account = {
    email,
    password: PASSWORD,
    name,
    organisation: `${name} & Co`,
    timeZone: "Europe/Berlin",
  };
  const { slug } = await ensureDemoAccount(deps, account);
  const stored = await findUserByEmail(deps.db, email);
  if (!stored) throw new Error(`${email} was not made`);
  const organisation = await deps.db.organisation.findUniqueOrThrow({ where: { slug } });
  const user = { id: stored.id, email, name };
  const actor = { kind: "user" as const, userId: user.id };
  return {
    user,
    org: slug,
    orgId: organisation.id,
    scope: makeOrgScope({ orgId: organisation.id, actor, role: "owner", clients: null }),
    api: apiOf(user, deps),
  };
}

/** Another person of the same organisation; with `clients` they are there for these alone. */
export async function makeMember(
  owner: Person,
  name: string,
  role: Role,
  clients: string[] | null = null,
): Promise<Api> {
  return apiOf(await addMember(owner, name, role, clients));
}

/** The same person as a session knows them. */
export async function addMember(
  { orgId }: Person,
  name: string,
  role: Role,
  clients: string[] | null,
): Promise<SignedInUser> {
  const { db } = house();
  const email = `${name.toLowerCase()}@example.test`;
  const user = await db.user.create({ data: { email, name, passwordHash: "none" } });
  const { id: membershipId } = await db.membership.create({
    data: { orgId, userId: user.id, role, everyClient: clients === null },
  });
  await db.membershipClient.createMany({
    data: (clients ?? []).map((clientId) => ({ orgId, membershipId, clientId })),
  });
  return { id: user.id, email, name };
}
