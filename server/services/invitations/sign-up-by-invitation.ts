import { createUser, findUserByEmail, normaliseEmail } from "@/server/db/repositories/users";
import { hashPassword } from "@/server/infra/password";
import { asOrganisation, asSystem } from "@/server/infra/tenant";
import type { ServiceDeps } from "@/server/services/deps";
import { ServiceError } from "@/server/services/errors";
import { takeSignUpLock } from "@/server/services/organisations/sign-up-lock";
import { join, openInvitation } from "./accept-invitation";

/**
 * An account for who is invited, also where the installation takes no others, and at once its place in the
 * organisation. The address of a mailed invitation is proven by its link.
 */
export async function signUpByInvitation(
  deps: Pick<ServiceDeps, "db" | "clock" | "limits">,
  input: { token: string; name: string; email: string; password: string },
): Promise<{ slug: string }> {
  const { token, name } = input;
  const now = deps.clock.now();
  const invitation = await asSystem(() => openInvitation(deps.db, token, now));
  const email = normaliseEmail(input.email);
  if (invitation.email !== null && invitation.email !== email) {
    const message = `This invitation is for ${invitation.email}. Make the account with that address.`;
    throw new ServiceError("forbidden", message, { fields: { email: message } });
  }
  const wait = await deps.limits.signUp.take(invitation.id);
  if (wait !== null) {
    throw new ServiceError("too_many", `Too many accounts were made just now. Try again in ${wait} seconds.`);
  }
  const passwordHash = await hashPassword(input.password);
  return asOrganisation({ orgId: invitation.orgId, clients: null }, () =>
    deps.db.$transaction(async (tx) => {
      await takeSignUpLock(tx);
      if (await findUserByEmail(tx, email)) {
        const message = "There is an account with this e-mail address already. Sign in instead.";
        throw new ServiceError("conflict", message, { fields: { email: message } });
      }
      const proven = invitation.email === null ? {} : { emailVerifiedAt: new Date(now) };
      const user = await createUser(tx, { email, name, passwordHash, ...proven });
      return join(tx, invitation, { token, user: { id: user.id, email }, now });
    }),
  );
}
