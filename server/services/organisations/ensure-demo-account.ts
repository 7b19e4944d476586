import { createOrganisation, isSlugTaken } from "@/server/db/repositories/organisations";
import { createUser, findUserByEmail } from "@/server/db/repositories/users";
import { hashPassword } from "@/server/infra/password";
import { asSystem } from "@/server/infra/tenant";
import type { ServiceDeps } from "@/server/services/deps";
import { freeSlug } from "./slug";

export interface DemoAccount {
  email: string;
  password: string;
  name: string;
  organisation: string;
  timeZone: string;
}

/**
 * Makes the account that the demo signs in with, and its agency, unless it is there. Safe to repeat; an account that exists keeps
 * its password and its data.
 */
export async function ensureDemoAccount(
  deps: Pick<ServiceDeps, "db">,
  account: DemoAccount,
): Promise<{ created: boolean; slug: string }> {
  const existing = await findUserByEmail(deps.db, account.email);
  if (existing) {
    const membership = await asSystem(() =>
      deps.db.membership.findFirst({
        where: { userId: existing.id },
        select: { organisation: { select: { slug: true } } },
        orderBy: { createdAt: "asc" },
      }),
    );
    if (membership) return { created: false, slug: membership.organisation.slug };
  }
  const passwordHash = await hashPassword(account.password);
  const organisation = await asSystem(() =>
    deps.db.$transaction(async (tx) => {
      const user =
        existing ?? (await createUser(tx, { email: account.email, name: account.name, passwordHash }));
      return createOrganisation(tx, {
        name: account.organisation,
        slug: await freeSlug(account.organisation, (slug) => isSlugTaken(tx, slug)),
        kind: "agency",
        timeZone: account.timeZone,
        ownerId: user.id,
        firstClient: account.organisation,
      });
    }),
  );
  return { created: true, slug: organisation.slug };
}
