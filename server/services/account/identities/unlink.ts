import { writePersonAudit } from "@/server/db/repositories/person-audit";
import { listIdentities, removeIdentity } from "@/server/db/repositories/user-identities";
import { PROVIDER_NAMES, type SignInProvider } from "@/server/domain/sign-in-provider";
import { changeAccount } from "@/server/services/account/change-account";
import type { ServiceDeps } from "@/server/services/deps";
import { notFound, ServiceError } from "@/server/services/errors";
import type { AccountCaller } from "../caller";
import { mailPerson } from "../mail-person";
import { proveIdentity } from "../prove-identity";

/** The last way to sign in stays. */
export async function unlinkIdentity(
  deps: Pick<ServiceDeps, "db" | "limits" | "clock" | "mailer" | "afterAnswer" | "logger" | "settings">,
  caller: AccountCaller,
  input: { provider: SignInProvider; password: string },
): Promise<void> {
  const { provider } = input;
  const account = await proveIdentity(deps, caller, input.password);
  await changeAccount(deps, async (tx) => {
    const others = (await listIdentities(tx, account.id)).filter((linked) => linked.provider !== provider);
    if (account.passwordHash === null && others.length === 0) {
      throw new ServiceError(
        "conflict",
        "This is your only way to sign in. Choose a password first, then remove the link.",
      );
    }
    if (!(await removeIdentity(tx, account.id, provider))) throw notFound("link");
    await writePersonAudit(tx, account.id, { action: "person.identity_unlinked", details: { provider } });
  });
  mailPerson(deps, account.email, { kind: "identity_unlinked", provider: PROVIDER_NAMES[provider] });
}
