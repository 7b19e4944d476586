import type { Account, NextAuthOptions, User } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { house } from "@/server/composition";
import { isSignInProvider, type SignInProvider } from "@/server/domain/sign-in-provider";
import { env } from "@/server/env";
import { beginSession, SESSION_SECONDS } from "@/server/services/account/begin-session";
import { endSession } from "@/server/services/account/end-session";
import { findSession } from "@/server/services/account/find-session";
import { enterByProvider } from "@/server/services/account/identities/enter-by-provider";
import { findIdentityOwner } from "@/server/services/account/identities/find-identity-owner";
import type { ServiceDeps } from "@/server/services/deps";
import { safeCallbackPath } from "./callback-url";
import { oauthProviders } from "./providers";
import { verifySecondFactor } from "./verify-second-factor";
import { verifySignIn } from "./verify-sign-in";
import type { Visit } from "./visit";

/** The second step of signing in, as a provider of its own: so it, too, ends with a new session in a new cookie. */
export const SECOND_FACTOR = "second-factor";

/** Cookies are encrypted and carry a session's token; who it belongs to, and whether it has ended, is in the database. */
export function authOptions(visit: Visit, deps: ServiceDeps = house()): NextAuthOptions {
  const settings = env();
  return {
    secret: settings.AUTH_SECRET,
    useSecureCookies: settings.APP_URL.startsWith("https://"),
    session: { strategy: "jwt", maxAge: SESSION_SECONDS },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    logger: {
      error: (code, metadata) => deps.logger.warn({ code, err: metadata }, "next-auth"),
      warn: (code) => deps.logger.debug({ code }, "next-auth"),
      debug: () => {},
    },
    providers: [
      passwordProvider(deps, visit),
      secondFactorProvider(deps, visit),
      ...oauthProviders(settings),
    ],
    callbacks: {
      signIn: ({ user, account }) => mayEnter(deps, visit, user, account),
      async jwt({ token, user, account }) {
        if (!user || !account) return token;
        const { token: sid } = await beginSession(deps, {
          ...(await whoEnters(deps, visit, user, account)),
          visitor: visit.visitor,
          replaces: visit.token,
        });
        return { sid };
      },
      async session({ session, token }) {
        const found = token.sid ? await findSession(deps, token.sid) : null;
        return found && !found.pending
          ? { expires: session.expires, user: found.user }
          : { expires: session.expires };
      },
      // next-auth hands in whole addresses of this app as well as paths.
      redirect: ({ url, baseUrl }) => {
        const path = url.startsWith(`${baseUrl}/`) ? url.slice(baseUrl.length) : url;
        return `${baseUrl}${safeCallbackPath(path)}`;
      },
    },
    events: {
      async signOut({ token }) {
        if (token.sid) await endSession(deps, token.sid);
      },
    },
  };
}

function passwordProvider(deps: ServiceDeps, { visitor }: Visit) {
  return CredentialsProvider({
    name: "e-mail and password",
    credentials: { email: { type: "email" }, password: { type: "password" } },
    async authorize(given) {
      const result = await verifySignIn(deps, {
        email: given?.email ?? "",
        password: given?.password ?? "",
        address: visitor.address,
      });
      if (result.ok) return result.user;
      if (result.reason === "too_many") throw new Error(`too_many:${result.retryAfterSeconds}`);
      return null;
    },
  });
}

function secondFactorProvider(deps: ServiceDeps, { session }: Visit) {
  return CredentialsProvider({
    id: SECOND_FACTOR,
    name: "one-time code",
    credentials: { code: { type: "text" } },
    async authorize(given) {
      const result = await verifySecondFactor(deps, session, given?.code ?? "");
      if (result.ok) return result.user;
      throw new Error(`sentence:${result.sentence}`);
    },
  });
}

/** True, or where to go instead. */
async function mayEnter(
  deps: ServiceDeps,
  { session }: Visit,
  user: User,
  account: Account | null,
): Promise<boolean | string> {
  if (!account || !isSignInProvider(account.provider)) return true;
  const { provider, providerAccountId } = account;
  const entry = await enterByProvider(
    deps,
    { provider, providerAccountId, verifiedEmail: user.verifiedEmail ?? null, name: user.name ?? "" },
    session,
  );
  switch (entry.kind) {
    case "user":
      return true;
    case "linked":
      return "/account/sign-ins";
    case "refused": {
      const page = session && !session.pending ? "/account/sign-ins" : "/sign-in";
      return `${page}?${new URLSearchParams({ error: entry.reason, provider })}`;
    }
  }
}

async function whoEnters(
  deps: ServiceDeps,
  { session }: Visit,
  user: User,
  account: Account,
): Promise<{ userId: string; method: "password" | SignInProvider; secondFactor: boolean }> {
  const { provider, providerAccountId } = account;
  if (isSignInProvider(provider)) {
    const userId = await findIdentityOwner(deps, provider, providerAccountId);
    return { userId, method: provider, secondFactor: false };
  }
  if (provider !== SECOND_FACTOR) return { userId: user.id, method: "password", secondFactor: false };
  const method = session && isSignInProvider(session.method) ? session.method : "password";
  return { userId: user.id, method, secondFactor: true };
}
