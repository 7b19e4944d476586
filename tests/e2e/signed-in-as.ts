import { encode } from "next-auth/jwt";
import type { SignedInUser } from "@/server/auth/verify-sign-in";
import { house } from "@/server/composition";
import { env } from "@/server/env";
import { beginSession } from "@/server/services/account/begin-session";
import { HttpBrowser } from "./http-browser";

/** A browser with a session that began as by password and one-time code. */
export async function signedInAs(user: SignedInUser, app: string): Promise<HttpBrowser> {
  const visitor = { address: null, userAgent: null };
  const signIn = {
    userId: user.id,
    method: "password" as const,
    secondFactor: true,
    visitor,
    replaces: null,
  };
  const { token } = await beginSession(house(), signIn);
  const browser = new HttpBrowser(app);
  const cookie = await encode({ token: { sid: token }, secret: env().AUTH_SECRET });
  browser.cookies.set("next-auth.session-token", cookie);
  return browser;
}
