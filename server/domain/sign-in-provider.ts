/** Whom people may have vouch for them instead of a password. */
export const SIGN_IN_PROVIDERS = ["google", "github"] as const;
export type SignInProvider = (typeof SIGN_IN_PROVIDERS)[number];

export const PROVIDER_NAMES: Record<SignInProvider, string> = { google: "Google", github: "GitHub" };

export function isSignInProvider(id: string): id is SignInProvider {
  return SIGN_IN_PROVIDERS.some((known) => known === id);
}
