import type { Db } from "@/server/db/client";
import { type FoundToken, findOpenToken, replaceToken } from "@/server/db/repositories/user-tokens";
import { hashToken, randomToken } from "@/server/infra/crypto";
import { ServiceError } from "@/server/services/errors";

const LINK_MS = 60 * 60_000;

type LinkPurpose = "password_reset" | "email_change";

/** The token of a link that works once, for an hour. The one before it is void. */
export async function makeLinkToken(
  db: Db,
  link: { userId: string; purpose: LinkPurpose; payload: Record<string, string> },
  now: number,
): Promise<string> {
  const token = randomToken();
  await replaceToken(db, { ...link, tokenHash: hashToken(token), expiresAt: new Date(now + LINK_MS) });
  return token;
}

export function findLink(
  db: Db,
  purpose: LinkPurpose,
  token: string,
  now: number,
): Promise<FoundToken | null> {
  return findOpenToken(db, purpose, hashToken(token), new Date(now));
}

/** The same answer for links that never were, were used, or are too old. */
export function linkIsVoid(remedy: string): ServiceError {
  return new ServiceError("not_found", `This link has been used, or it is older than an hour. ${remedy}`);
}
