import { findUserByEmail, normaliseEmail } from "@/server/db/repositories/users";
import { networkOf } from "@/server/infra/client-address";
import type { ServiceDeps } from "@/server/services/deps";
import { ServiceError } from "@/server/services/errors";
import type { Visitor } from "./caller";
import { mailPerson } from "./mail-person";
import { makeLinkToken } from "./one-time-link";

/**
 * Mails a one-time link, if there is such an account; the answer is the same, and as quick, when there is none. The
 * limits count by what was typed, not by what exists.
 */
export async function requestPasswordReset(
  deps: Pick<ServiceDeps, "db" | "limits" | "clock" | "mailer" | "afterAnswer" | "logger" | "settings">,
  input: { email: string },
  visitor: Visitor,
): Promise<void> {
  if (!deps.mailer.configured) {
    throw new ServiceError(
      "conflict",
      "This installation cannot send e-mail. Ask whoever runs it for a link to choose a new password.",
    );
  }
  const email = normaliseEmail(input.email);
  const waits = await Promise.all([
    deps.limits.accountMail.take(email),
    visitor.address ? deps.limits.accountMailNetwork.take(networkOf(visitor.address)) : null,
  ]);
  const wait = Math.max(...waits.map((seconds) => seconds ?? 0));
  if (wait > 0) {
    throw new ServiceError(
      "too_many",
      `That was asked for several times just now. Look into your mail, also into the spam folder, or try again in ${Math.ceil(wait / 60)} minutes.`,
    );
  }
  deps.afterAnswer(async () => {
    const user = await findUserByEmail(deps.db, email);
    if (!user) return;
    const token = await deps.db.$transaction((tx) =>
      makeLinkToken(
        tx,
        { userId: user.id, purpose: "password_reset", payload: { by: "mail" } },
        deps.clock.now(),
      ),
    );
    mailPerson(deps, user.email, { kind: "password_reset", token, address: visitor.address });
  });
}
