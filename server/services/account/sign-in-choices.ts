import { PROVIDER_NAMES, type SignInProvider } from "@/server/domain/sign-in-provider";
import type { ServiceDeps } from "@/server/services/deps";

/** What this installation can do for who is not signed in. */
export function signInChoices(deps: Pick<ServiceDeps, "mailer" | "settings">): {
  providers: { id: SignInProvider; name: string }[];
  mailConfigured: boolean;
} {
  return {
    providers: deps.settings.signInProviders.map((id) => ({ id, name: PROVIDER_NAMES[id] })),
    mailConfigured: deps.mailer.configured,
  };
}
