import { getToken } from "next-auth/jwt";
import { env } from "@/server/env";
import { clientAddress } from "@/server/infra/client-address";
import { peerAddressOf } from "@/server/infra/peer-address";
import type { Visitor } from "@/server/services/account/caller";
import { findSession, type Session } from "@/server/services/account/find-session";
import type { ServiceDeps } from "@/server/services/deps";

/** What a request tells of who makes it. */
export interface Visit {
  visitor: Visitor;
  /** The token in the request's cookie, whether its session still lives or not. */
  token: string | null;
  session: Session | null;
}

export async function readVisit(
  deps: Pick<ServiceDeps, "db" | "clock">,
  request: { headers: Headers; cookies: Record<string, string> },
): Promise<Visit> {
  const { headers, cookies } = request;
  const { AUTH_SECRET, APP_URL, TRUST_PROXY } = env();
  const jwt = await getToken({
    // Cookies alone: a session that came as a header would be one that no browser holds.
    req: { cookies, headers: {} } as unknown as Parameters<typeof getToken>[0]["req"],
    secret: AUTH_SECRET,
    secureCookie: APP_URL.startsWith("https://"),
  });
  const visitor = {
    address: clientAddress({
      forwardedFor: headers.get("x-forwarded-for"),
      peer: peerAddressOf(headers),
      trustedProxies: TRUST_PROXY,
    }),
    userAgent: headers.get("user-agent"),
  };
  const token = jwt?.sid ?? null;
  return { visitor, token, session: token ? await findSession(deps, token, visitor.address) : null };
}
