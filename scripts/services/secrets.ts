import { randomBytes } from "node:crypto";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { StartError } from "./start-error";

/** What a local installation needs and nobody has to think of. */
export type LocalSecrets = Record<
  "AUTH_SECRET" | "CREDENTIALS_KEYS" | "INNGEST_SIGNING_KEY" | "INNGEST_EVENT_KEY",
  string
>;

/**
 * The secrets of this data folder, made once and kept in its env.json, which only its owner can read. They belong to
 * the database beside them: stored credentials cannot be read with other keys.
 */
export function localSecrets(dataDir: string): LocalSecrets {
  const file = join(dataDir, "env.json");
  const kept = readKept(file);
  const secrets: LocalSecrets = {
    AUTH_SECRET: kept.AUTH_SECRET ?? randomBytes(32).toString("base64"),
    CREDENTIALS_KEYS: kept.CREDENTIALS_KEYS ?? `1:${randomBytes(32).toString("base64")}`,
    // The SDK takes the hexadecimal part after the prefix for the key itself.
    INNGEST_SIGNING_KEY: kept.INNGEST_SIGNING_KEY ?? `signkey-local-${randomBytes(32).toString("hex")}`,
    INNGEST_EVENT_KEY: kept.INNGEST_EVENT_KEY ?? randomBytes(24).toString("base64url"),
  };
  if (JSON.stringify(kept) !== JSON.stringify(secrets)) {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
    chmodSync(file, 0o600);
  }
  return secrets;
}

function readKept(file: string): Partial<LocalSecrets> {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return {};
    if (code === "EACCES") {
      throw new StartError(
        `${file} belongs to another user. Start PrimeLink as that user, or give this one the folder.`,
      );
    }
    throw new StartError(
      `${file} cannot be read as JSON. Mend it, or remove it together with the database beside it.`,
    );
  }
}
