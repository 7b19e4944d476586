import { appRouter } from "@/server/api/root";
import { t } from "@/server/api/trpc";
import { hashPassword } from "@/server/infra/password";
import { beginSession } from "@/server/services/account/begin-session";
import { findSession, type Session } from "@/server/services/account/find-session";
import type { ServiceDeps } from "@/server/services/deps";

const createCaller = t.createCallerFactory(appRouter);

export const PASSWORD = "correct horse battery";
export const VISITOR = {
  address: "192.0.2.7",
  userAgent: "Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0",
};

/** A person with an organisation, so that there is a log to write in. */
export async function makePerson(
  deps: ServiceDeps,
  email: string,
  password: string | null = PASSWORD,
): Promise<{ id: string; orgId: string }> {
  const passwordHash = password === null ? null : await hashPassword(password);
  const { id } = await deps.db.user.create({ data: { email, name: "Ann", passwordHash } });
  const organisation = await deps.db.organisation.create({
    data: { slug: `org-${id}`, name: "Ann & Co", memberships: { create: { userId: id, role: "owner" } } },
  });
  return { id, orgId: organisation.id };
}

/** Signs a person in, as the callback of next-auth does once their password was right. */
export async function signIn(
  deps: ServiceDeps,
  userId: string,
  given: { secondFactor?: boolean; replaces?: string } = {},
): Promise<string> {
  const { token } = await beginSession(deps, {
    userId,
    method: "password",
    secondFactor: given.secondFactor ?? false,
    visitor: VISITOR,
    replaces: given.replaces ?? null,
  });
  return token;
}

/** The account's part of the API, as the session of that token reaches it. */
export async function accountOf(deps: ServiceDeps, token: string) {
  const session = await findSession(deps, token);
  return callerOf(deps, session).account;
}

export function callerOf(deps: ServiceDeps, session: Session | null) {
  const entered = session && !session.pending ? session : null;
  return createCaller({
    user: entered?.user ?? null,
    caller: entered && {
      userId: entered.user.id,
      sessionId: entered.id,
      signedInAt: entered.createdAt,
    },
    visitor: VISITOR,
    deps,
  });
}

/** What the organisation's log says of the person, oldest first. */
export async function auditOf(deps: ServiceDeps, orgId: string): Promise<string[]> {
  const entries = await deps.db.auditEntry.findMany({ where: { orgId }, orderBy: { id: "asc" } });
  return entries.map(({ action }) => action);
}
