import { Secret, TOTP } from "otpauth";

/** RFC 6238 as every authenticator app understands it: SHA-1, six digits, thirty seconds. */
const STEP_SECONDS = 30;
/** Clocks of phones are off by some seconds; one step before and after is what RFC 6238 advises. */
const WINDOW = 1;
const SECRET_BYTES = 20;

function generator(secret: string, label: string): TOTP {
  return new TOTP({ issuer: "PrimeLink", label, secret: Secret.fromBase32(secret), period: STEP_SECONDS });
}

export function makeCodeSecret(): string {
  return new Secret({ size: SECRET_BYTES }).base32;
}

/** What the QR code says: https://github.com/google/google-authenticator/wiki/Key-Uri-Format */
export function codeUri(secret: string, email: string): string {
  return generator(secret, email).toString();
}

/** The step whose code this is, or null for a wrong one. A step that was used once must not be taken again. */
export function stepOfCode(secret: string, code: string, now: number): number | null {
  if (!/^\d{6}$/.test(code)) return null;
  const delta = generator(secret, "").validate({ token: code, timestamp: now, window: WINDOW });
  return delta === null ? null : Math.floor(now / 1000 / STEP_SECONDS) + delta;
}
