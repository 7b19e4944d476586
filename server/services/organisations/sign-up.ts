import type { Db } from "@/server/db/client";
import { anyUserExists, createUser, findUserByEmail } from "@/server/db/repositories/users";
import type { OrganisationKind } from "@/server/domain/organisation";
import { networkOf } from "@/server/infra/client-address";
import { hashPassword } from "@/server/infra/password";
import { asSystem } from "@/server/infra/tenant";
import type { Visitor } from "@/server/services/account/caller";
import type { ServiceDeps } from "@/server/services/deps";
import { ServiceError } from "@/server/services/errors";
import { createOwned } from "./found-organisation";
import { takeSignUpLock } from "./sign-up-lock";

export interface SignUpInput {
  name: string;
  email: string;
  password: string;
  organisation: string;
  kind: OrganisationKind;
  timeZone: string;
}

/** `first` while nobody has an account: then the first person makes it, whatever the setting. */
export async function signUpState(deps: {
  db: Db;
  settings: Pick<ServiceDeps["settings"], "signUp">;
}): Promise<{ open: boolean; first: boolean }> {
  const first = !(await anyUserExists(deps.db));
  return { open: first || deps.settings.signUp === "open", first };
}

/** A user, their organisation, and the client that it has by default. */
export async function signUp(
  deps: Pick<ServiceDeps, "db" | "settings" | "limits">,
  input: SignUpInput,
  visitor: Pick<Visitor, "address">,
): Promise<{ slug: string }> {
  const { address } = visitor;
  const wait = await deps.limits.signUp.take(address ? networkOf(address) : "all");
  if (wait !== null) {
    throw new ServiceError("too_many", `Too many accounts were made just now. Try again in ${wait} seconds.`);
  }
  const passwordHash = await hashPassword(input.password);
  return asSystem(() =>
    deps.db.$transaction(async (tx) => {
      await takeSignUpLock(tx);
      if (!(await signUpState({ db: tx, settings: deps.settings })).open) {
        throw new ServiceError(
          "forbidden",
          "This installation does not take new accounts. Ask its administrator, or sign in.",
        );
      }
      if (await findUserByEmail(tx, input.email)) {
        const message = "There is an account with this e-mail address already. Sign in instead.";
        throw new ServiceError("conflict", message, { fields: { email: message } });
      }
      const user = await createUser(tx, { email: input.email, name: input.name, passwordHash });
      return createOwned(tx, user.id, input);
    }),
  );
}
