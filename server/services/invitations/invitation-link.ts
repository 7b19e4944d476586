import { hashToken, randomToken } from "@/server/infra/crypto";

const VALID_MS = 7 * 24 * 60 * 60_000;

/** A link that works once, for seven days. Its token is told once; the hash alone is kept. */
export function newLink(now: number): {
  token: string;
  stored: { tokenHash: string; sentAt: Date; expiresAt: Date };
} {
  const token = randomToken();
  return {
    token,
    stored: { tokenHash: hashToken(token), sentAt: new Date(now), expiresAt: new Date(now + VALID_MS) },
  };
}
