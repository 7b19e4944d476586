import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { house } from "@/server/composition";
import { env } from "@/server/env";
import { safeCallbackPath } from "./callback-url";
import { verifySignIn } from "./verify-sign-in";

const SESSION_SECONDS = 14 * 24 * 60 * 60;

/** Sessions are signed and encrypted cookies; who belongs where is asked of the database at every request. */
export function authOptions(): NextAuthOptions {
  const { APP_URL, AUTH_SECRET } = env();
  return {
    secret: AUTH_SECRET,
    useSecureCookies: APP_URL.startsWith("https://"),
    session: { strategy: "jwt", maxAge: SESSION_SECONDS },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    providers: [
      CredentialsProvider({
        name: "e-mail and password",
        credentials: { email: { type: "email" }, password: { type: "password" } },
        async authorize(given) {
          const result = await verifySignIn(house(), {
            email: given?.email ?? "",
            password: given?.password ?? "",
          });
          if (result.ok) return result.user;
          if (result.reason === "too_many") throw new Error(`too_many:${result.retryAfterSeconds}`);
          return null;
        },
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => (user ? { ...token, sub: user.id } : token),
      session: ({ session, token }) => ({
        ...session,
        user: { ...session.user, id: token.sub ?? "" },
      }),
      // next-auth hands in whole addresses of this app as well as paths.
      redirect: ({ url, baseUrl }) => {
        const path = url.startsWith(`${baseUrl}/`) ? url.slice(baseUrl.length) : url;
        return `${baseUrl}${safeCallbackPath(path)}`;
      },
    },
  };
}
