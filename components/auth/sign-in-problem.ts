import { formatDuration } from "@/components/ui/format-time";
import { isSignInProvider, PROVIDER_NAMES } from "@/server/domain/sign-in-provider";

/** What next-auth answered to a sign-in with e-mail and password. */
export function passwordProblem(error: string): string {
  const seconds = /^too_many:(\d+)$/.exec(error)?.[1];
  if (seconds) return `Too many attempts. Try again in ${formatDuration(Number(seconds) * 1000)}.`;
  return error === "CredentialsSignin"
    ? "E-mail address and password do not match. Check both; passwords tell capitals from small letters."
    : "Signing in did not work. Try again in a moment.";
}

/** Why coming back from Google or GitHub ended here again, by the code in the address. */
export function providerProblem(error: string | undefined, provider: string | undefined): string | null {
  if (!error) return null;
  const name = provider && isSignInProvider(provider) ? PROVIDER_NAMES[provider] : "The other site";
  switch (error) {
    case "link_first":
      return `There is an account with this e-mail address already. Sign in the way you did before, then link ${name} under Account, Linked sign-ins.`;
    case "unverified_email":
      return `${name} has not verified your e-mail address. Verify it there and try again, or sign in with your password.`;
    case "sign_up_closed":
      return `This installation does not take new accounts. If you have one, sign in with your password and link ${name} under Account.`;
    case "linked_to_another":
      return `This account at ${name} is linked with another account here. Remove the link there first, or choose another one at ${name}.`;
    default:
      return `${name === "The other site" ? "Signing in" : `Signing in with ${name}`} did not work. Try again; if it stays so, sign in another way.`;
  }
}
