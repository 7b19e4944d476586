import { createHash, randomBytes } from "node:crypto";
import { xchacha20poly1305 } from "@noble/ciphers/chacha.js";

const NONCE_BYTES = 24;

/** Keys by version. New secrets are sealed with the current one; older ones stay to open what they sealed. */
export interface KeyRing {
  current: number;
  keys: ReadonlyMap<number, Uint8Array>;
}

/** The row that secrets belong to. It is bound into the seal: bytes copied to another row do not open. */
export type SecretOwner =
  | { orgId: string; connectionId: string }
  | { orgId: string; webhookEndpointId: string }
  | { orgId: string; noticeChannelId: string }
  /** What belongs to a person belongs to no organisation. */
  | { userId: string };

export interface SealedSecrets {
  bytes: Uint8Array<ArrayBuffer>;
  keyVersion: number;
}

/** The bytes do not open: wrong key, wrong row, or changed. */
export class SealBrokenError extends Error {
  override readonly name = "SealBrokenError";
}

/** Seals and opens the secrets of connections and people. Built from the environment's keys by the composition. */
export interface CredentialVault {
  seal(owner: SecretOwner, secrets: Record<string, string>): SealedSecrets;
  open(owner: SecretOwner, sealed: { bytes: Uint8Array; keyVersion: number }): Record<string, string>;
  /** What another version has sealed should be sealed again. */
  readonly currentVersion: number;
}

function rowOf(owner: SecretOwner): string {
  if ("userId" in owner) return `user/${owner.userId}`;
  if ("connectionId" in owner) return `connection/${owner.orgId}/${owner.connectionId}`;
  if ("webhookEndpointId" in owner) return `webhook-endpoint/${owner.orgId}/${owner.webhookEndpointId}`;
  return `notice-channel/${owner.orgId}/${owner.noticeChannelId}`;
}

function boundTo(owner: SecretOwner, keyVersion: number): Uint8Array {
  return Buffer.from(`primelink/${rowOf(owner)}/${keyVersion}`, "utf8");
}

export function createVault(ring: KeyRing): CredentialVault {
  const keyOf = (version: number): Uint8Array => {
    const key = ring.keys.get(version);
    if (key) return key;
    throw new SealBrokenError(
      `Stored credentials were encrypted with key ${version}, which CREDENTIALS_KEYS does not hold. Add that key again.`,
    );
  };
  return {
    seal(owner, secrets) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = xchacha20poly1305(keyOf(ring.current), nonce, boundTo(owner, ring.current));
      const sealed = cipher.encrypt(Buffer.from(JSON.stringify(secrets), "utf8"));
      return { bytes: new Uint8Array(Buffer.concat([nonce, sealed])), keyVersion: ring.current };
    },
    open(owner, { bytes, keyVersion }) {
      const key = keyOf(keyVersion);
      try {
        const cipher = xchacha20poly1305(key, bytes.subarray(0, NONCE_BYTES), boundTo(owner, keyVersion));
        const plain = Buffer.from(cipher.decrypt(bytes.subarray(NONCE_BYTES))).toString("utf8");
        return JSON.parse(plain) as Record<string, string>;
      } catch (cause) {
        throw new SealBrokenError("Stored credentials cannot be opened. Enter them again.", { cause });
      }
    },
    currentVersion: ring.current,
  };
}

/** A token for an address: 256 random bits that need no escaping. */
export function randomToken(): string {
  return randomBytes(32).toString("base64url");
}

/** What is stored of a token, so that the database alone opens nothing. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
