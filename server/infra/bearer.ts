import { createHash, timingSafeEqual } from "node:crypto";

/** Whether an Authorization header carries the token. Takes the same time however much of it is right. */
export function carriesToken(header: string | null, token: string | undefined): boolean {
  if (!token) return false;
  const given = /^Bearer\s+(\S+)$/i.exec(header ?? "")?.[1] ?? "";
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(token));
}
