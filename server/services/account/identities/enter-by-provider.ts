import { z } from "zod";
import { isInvited } from "@/server/db/repositories/invitation-links";
import { writePersonAudit } from "@/server/db/repositories/person-audit";
import { addIdentity, findUserOfIdentity } from "@/server/db/repositories/user-identities";
import { findOpenIntent, useToken } from "@/server/db/repositories/user-tokens";
import { createUser, findUserByEmail, normaliseEmail } from "@/server/db/repositories/users";
import { PROVIDER_NAMES, type SignInProvider } from "@/server/domain/sign-in-provider";
import { changeAccount } from "@/server/services/account/change-account";
import type { ServiceDeps } from "@/server/services/deps";
import { signUpState } from "@/server/services/organisations/sign-up";
import { takeSignUpLock } from "@/server/services/organisations/sign-up-lock";
import type { Session } from "../find-session";
import { mailPerson } from "../mail-person";

export interface ProvidedIdentity {
  provider: SignInProvider;
  providerAccountId: string;
  /** The provider's own word; null where it has none that it has verified. */
  verifiedEmail: string | null;
  name: string;
}

/** Why a provider's word was not enough; the sign-in page has a sentence for each. */
export type ProviderRefusal = "unverified_email" | "link_first" | "sign_up_closed" | "linked_to_another";

export type ProviderEntry =
  | { kind: "user"; userId: string }
  /** They were signed in and had asked for it: the session stays as it is. */
  | { kind: "linked" }
  | { kind: "refused"; reason: ProviderRefusal };

const intentPayload = z.object({ provider: z.string(), sessionId: z.string() });

/**
 * Who has come back from Google or GitHub. An address alone never opens an account that has another way in: whoever
 * owns it links the provider while signed in. So neither a provider's mistake nor an account that somebody made
 * beforehand with another's address lets a stranger in.
 */
export async function enterByProvider(
  deps: Pick<ServiceDeps, "db" | "clock" | "mailer" | "afterAnswer" | "logger" | "settings">,
  identity: ProvidedIdentity,
  session: Session | null,
): Promise<ProviderEntry> {
  const { provider, providerAccountId, verifiedEmail } = identity;
  const intent = session && !session.pending ? await intentOf(deps, session, provider) : null;
  const known = await findUserOfIdentity(deps.db, provider, providerAccountId);
  if (session && intent) return link(deps, { identity, session, intentId: intent.id, known });
  if (known) return { kind: "user", userId: known };
  if (!verifiedEmail) return { kind: "refused", reason: "unverified_email" };

  const now = new Date(deps.clock.now());
  return changeAccount(deps, async (tx): Promise<ProviderEntry> => {
    await takeSignUpLock(tx);
    if (await findUserByEmail(tx, verifiedEmail)) return { kind: "refused", reason: "link_first" };
    const open = (await signUpState({ db: tx, settings: deps.settings })).open;
    if (!open && !(await isInvited(tx, normaliseEmail(verifiedEmail), now))) {
      return { kind: "refused", reason: "sign_up_closed" };
    }
    const name = identity.name.trim().slice(0, 100) || verifiedEmail;
    const user = await createUser(tx, {
      email: verifiedEmail,
      name,
      passwordHash: null,
      emailVerifiedAt: now,
    });
    await addIdentity(tx, { userId: user.id, provider, providerAccountId, email: verifiedEmail });
    return { kind: "user", userId: user.id };
  });
}

async function intentOf(
  deps: Pick<ServiceDeps, "db" | "clock">,
  session: Session,
  provider: SignInProvider,
): Promise<{ id: string } | null> {
  const intent = await findOpenIntent(deps.db, session.user.id, new Date(deps.clock.now()));
  if (!intent) return null;
  const asked = intentPayload.parse(intent.payload);
  return asked.provider === provider && asked.sessionId === session.id ? intent : null;
}

async function link(
  deps: Pick<ServiceDeps, "db" | "clock" | "mailer" | "afterAnswer" | "logger" | "settings">,
  given: { identity: ProvidedIdentity; session: Session; intentId: string; known: string | null },
): Promise<ProviderEntry> {
  const { identity, session, intentId, known } = given;
  const { provider, providerAccountId, verifiedEmail } = identity;
  const { user } = session;
  if (known && known !== user.id) return { kind: "refused", reason: "linked_to_another" };
  if (!verifiedEmail) return { kind: "refused", reason: "unverified_email" };
  await changeAccount(deps, async (tx) => {
    await useToken(tx, intentId, new Date(deps.clock.now()));
    if (known) return;
    await addIdentity(tx, { userId: user.id, provider, providerAccountId, email: verifiedEmail });
    await writePersonAudit(tx, user.id, { action: "person.identity_linked", details: { provider } });
  });
  if (!known) {
    mailPerson(deps, user.email, { kind: "identity_linked", provider: PROVIDER_NAMES[provider] });
  }
  return { kind: "linked" };
}
